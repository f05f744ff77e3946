package rules_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// lintPage says how what we say of sources compares with "forge lint", by rule.
const lintPage = "../../docs/forge-lint.md"

// difference is a sort of differences to the official linters that is on purpose.
type difference struct {
	rule, how string // of a [sourceTable]; "*" in front stands for the end of several rules
	about     string // matches the examples, and what is said of them
	why       string
}

// differences to the official linters, each with its reason. What is in none fails the test, and so does one that
// nothing is in.
var sourceDifferences = []difference{
	{"abort", "abort", ".", "`forge lint` stops and judges nothing, at one file that it does not understand or a `tsconfig.json` that it cannot use; we judge the rest"},
	{"crash", "crash", ".", "a linter of `forge lint` crashes, and all that it found is lost"},
	{"*", "error of a linter that stopped", ".", "an Error in an app at which `forge lint` stops: it is refused all the same"},

	{"function-handler-export", "missed", "destructured|array-pattern|literal-key|computed|object-assign|string-export-name|export-all", "the file exports it, by another form than those that `forge lint` knows"},
	{"function-handler-export", "missed", "default-name", "`index.default` is the default export"},
	{"function-timeout", "missed", "zero|negative", "the value is an error of the schema, which is said in its place"},

	{"source-api-scope-missing", "milder", "first-path-wins", "`forge lint` takes the call for another operation, whose path is the end of this one: an Information, because it refuses the app all the same"},
	{"source-api-scope-missing", "missed", "argument-of-other-call", "it is no call: the function is handed on"},
	{"source-api-scope-missing", "more", "jira-api-2", "paths of version 2 need what those of version 3 need"},
	{"source-api-scope-missing", "more", "path-variable|method-variable|options-variable|options-undefined|options-as-const|expression-first|concat", "constants of the file are followed, and texts that are added"},
	{"source-api-scope-missing", "more", "assume-trusted|computed-member|two-lines|query-empty", "forms of calls that `forge lint` does not read"},
	{"source-api-scope-missing", "more", "no-args", "its linter crashes at another place of the file: warnings, not errors"},

	{"source-fetch-egress-missing", "milder", "relative-word|upper-case-host|local-function", "Forge does not block it: an Information, because `forge lint` refuses the app all the same"},
	{"source-fetch-egress-missing", "missed", "member-argument", "it is no call: the function is handed on"},
	{"source-fetch-egress-missing", "more", "template|concat|axios", "templates, constants of the file, texts that are added, and other clients such as axios"},
	{"source-fetch-egress-missing", "more", "client-counts-too", "the backend reaches it, and the manifest allows it to the front end alone"},

	{"source-image-egress-missing", "more", "braces|template|renamed", "an address in braces, in a template, or of an image that is imported under another name"},
	{"source-icon-egress-missing", "milder", "relative", "no address: an Information, because `forge lint` refuses the app all the same"},

	{"source-storage-scope-missing", "milder", "other-package", "what is called `storage` is not that of Forge: an Information, because `forge lint` refuses the app all the same"},
	{"source-storage-scope-missing", "more", "storage/(renamed|namespace|require|kvs)", "forms of imports that `forge lint` does not read, and `@forge/kvs`, which needs the scope, too"},
	{"source-storage-scope-missing", "more", "files/", "files that `forge lint` does not read or does not get to, such as those that `tsconfig.json` leaves out"},
	{"source-storage-scope-missing", "milder", "gitignore-negated", "with a line that begins with \"!\" in `.gitignore`, `forge lint` reads next to nothing: warnings, not errors"},
	{"source-storage-deprecated", "more", "string-name", "forms of imports that `forge lint` does not read"},
	{"source-storage-deprecated", "more", "files/", "files that `forge lint` does not read or does not get to"},

	{"source-hook-scope-missing", "milder", "other-package|renamed-to|default|namespace", "the hook is not one of Forge: an Information, because `forge lint` refuses the app all the same"},
	{"source-hook-scope-missing", "more", "namespace-unseen", "a hook that is taken from a namespace"},
	{"source-notification-scope-missing", "milder", "other-package|renamed-to", "the class is not that of Forge: an Information, because `forge lint` refuses the app all the same"},
	{"source-notification-scope-missing", "more", "renamed|require", "forms of imports that `forge lint` does not read"},
	{"source-graph-scope-missing", "more", "renamed", "a function that is imported under another name"},

	{"source-remote-unknown", "missed", "nested-default-arg", "it is no call: the function is handed on"},
	{"source-remote-unknown", "more", "template|required|computed|as-app|string-import", "forms of calls and imports that `forge lint` does not read"},
	{"source-frame-resource-missing", "milder", "any-package", "the component is not that of Forge: an Information, because `forge lint` refuses the app all the same"},
	{"source-frame-resource-missing", "more", "renamed", "a frame that is imported under another name"},
	{"source-frame-resource-unknown", "more", "concat", "texts that are added"},
	{"*-module-missing", "more", "namespace|dynamic|bare|require|re-export|import-equals|empty-braces", "forms of imports that `forge lint` does not read"},
}

// is reports whether a difference is one of the sort.
func (d difference) is(rule, how, about string) bool {
	end, isEnd := strings.CutPrefix(d.rule, "*")
	return (rule == d.rule || isEnd && strings.HasSuffix(rule, end)) && how == d.how && regexp.MustCompile(d.about).MatchString(about)
}

// explain sorts the differences of a table by their reasons, by rule. Those without one fail the test.
func (t sourceTable) explain(tb testing.TB) map[string]map[int]int {
	tb.Helper()
	sorted := map[string]map[int]int{}
	for rule, hows := range t {
		for how, all := range hows {
			if how == "agree" {
				continue
			}
			for _, about := range all {
				i := slices.IndexFunc(sourceDifferences, func(d difference) bool { return d.is(rule, how, about) })
				if i < 0 {
					tb.Errorf("%s, %s, without a reason: %s", rule, how, about)
					continue
				}
				if sorted[rule] == nil {
					sorted[rule] = map[int]int{}
				}
				sorted[rule][i]++
			}
		}
	}
	return sorted
}

// TestVerdictsOfTheSources compares what we say of the sources of the examples with the official verdicts, and holds that
// in docs/forge-lint.md.
func TestVerdictsOfTheSources(t *testing.T) {
	table, examples := sourceTable{}, sourceExamples(t)
	for _, c := range examples {
		table.compareSources(c.about, c.check(), c.verdicts)
	}
	sorted := table.explain(t)
	used := map[int]bool{}
	for _, of := range sorted {
		for i := range of {
			used[i] = true
		}
	}
	for i, d := range sourceDifferences {
		if !used[i] {
			t.Errorf("nothing is %s of %s: %s", d.how, d.rule, d.about)
		}
	}
	written := table.page(sorted, len(examples))
	if *update {
		if err := os.WriteFile(lintPage, []byte(written), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(lintPage)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), written); diff != "" {
		t.Errorf("docs/forge-lint.md (-want +got), write it anew with -update:\n%s", diff)
	}
}

// page is what docs/forge-lint.md says.
func (t sourceTable) page(sorted map[string]map[int]int, examples int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `# The sources, and what forge lint says of them

Of the sixteen linters that `+"`forge lint`"+` runs on this machine, ten read the source code of an app. The rules whose names begin with
`+"`source-`"+` find what they find, and report it in the manifest, where what is missing is to be added. What `+"`forge lint`"+` asks
Atlassian's servers is not judged.

This page is written by a test (`+"`go test ./analysis/rules -run VerdictsOfTheSources -update`"+`), which compares both on %d apps, place by place.
"Agree" counts the places of which both say the same, as gravely. Nothing is an Error here that is none there. [real-apps.md](real-apps.md) has what is said of the sources of real apps.

| rule | agree | milder | not said | more |
| --- | --- | --- | --- | --- |
`, examples)
	rules := slices.DeleteFunc(slices.Sorted(maps.Keys(t)), func(rule string) bool { return rule == "abort" || rule == "crash" })
	for _, rule := range rules {
		of := t[rule]
		fmt.Fprintf(&b, "| [%s](rules.md#%s) | %d | %d | %d | %d |\n", rule, rule, len(of["agree"]), len(of["milder"]), len(of["missed"]), len(of["more"]))
	}
	b.WriteString("\n## The differences, and why\n\n")
	words := map[string]string{"missed": "not said", "abort": "stopped", "crash": "crashed", "error of a linter that stopped": "error"}
	for _, rule := range append(rules, "abort", "crash") {
		for i, d := range sourceDifferences {
			if n := sorted[rule][i]; n > 0 {
				how := d.how
				if word, ok := words[how]; ok {
					how = word
				}
				name := fmt.Sprintf("[%s](rules.md#%s), ", rule, rule)
				if rule == "abort" || rule == "crash" {
					name = ""
				}
				fmt.Fprintf(&b, "- %s%s (%d): %s.\n", name, how, n, d.why)
			}
		}
	}
	return b.String()
}
