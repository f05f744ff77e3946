package rules_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/references"
	"forge-manifest-ls/analysis/sample"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// checkAll runs all rules over a file without files around it.
func checkAll(ctx context.Context, f *manifest.File) []analysis.Diagnostic {
	return analysis.Checker{Groups: rules.All()}.Check(ctx, f)
}

// check runs the rules over a text without files around it.
func check(t testing.TB, src string) []analysis.Diagnostic {
	t.Helper()
	return checkAll(context.Background(), manifest.New(text.New(src)))
}

// ruleNamed returns the rule with an ID.
func ruleNamed(id string) *analysis.Rule {
	r, ok := rules.All().Rule(id)
	if !ok {
		panic("no rule " + id)
	}
	return r
}

// sampleOf returns the sample of a rule.
func sampleOf(t testing.TB, r *analysis.Rule) sample.Sample {
	t.Helper()
	s, err := rules.All().Sample(r)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checkSample runs the rules over a sample of a rule, with its files.
func checkSample(t testing.TB, r *analysis.Rule, src string) []analysis.Diagnostic {
	t.Helper()
	return checkerBeside(sampleOf(t, r).Files).Check(context.Background(), deployed(src))
}

// deployed is a manifest that is deployed from where no variable is set.
func deployed(src string) *manifest.File {
	return manifest.New(text.New(src)).WithEnvironment(func(string) (string, bool) { return "", false })
}

// checkerBeside returns a checker that knows the files of a sample.
func checkerBeside(around map[string]string) analysis.Checker {
	return analysis.Checker{Groups: rules.All(), Files: files.NewStore(memory.Sample(around)).In("/app")}
}

// summary lists diagnostics as "severity id".
func summary(diags []analysis.Diagnostic) []string {
	var out []string
	for _, d := range diags {
		out = append(out, d.Severity.String()+" "+d.Rule.ID)
		if len(out) == 9 {
			return append(out, "...")
		}
	}
	return out
}

// generated are the rules whose bad sample is too large to show in documentation,
// or cannot be shown because no property that is known so far can break them.
var generated = map[string]func() string{
	"yaml-too-large": func() string { return strings.Repeat("#", syntax.MaxSize+1) },
	"yaml-nesting-too-deep": func() string {
		n := syntax.MaxDepth + 10
		return partHead + partProvider + "      x:\n        " + strings.Repeat("- ", n) + "a\n" + partResources
	},
	"yaml-long-key": func() string {
		return partHead + partProvider + "      " + strings.Repeat("k", 1030) + ": 1\n" + partResources
	},
	"schema-max-properties": func() string {
		var b strings.Builder
		for i := range 51 {
			fmt.Fprintf(&b, "      e%d: e%d.html\n", i, i)
		}
		return partHead + partWebtrigger + partFunctions + partResources + "    entry:\n" + b.String()
	},
	"yaml-too-many-mistakes": func() string { return strings.Repeat("a: [\n", syntax.MaxErrors+2) },
	"too-many-mistakes": func() string {
		var b strings.Builder
		for i := range schema.MaxProblems + 1 {
			fmt.Fprintf(&b, "k%d: v\n", i)
		}
		return partHead + partWebtrigger + partFunctions + b.String()
	},
	"manifest-size": func() string { return manifestOf(targetSize + 1) },
	"resource-limit": func() string {
		var b strings.Builder
		for i := range 51 {
			b.WriteString("  - key: r" + strings.Repeat("x", i%20) + string(rune('a'+i/20)) + "\n    path: static\n")
		}
		return partHead + partWebtrigger + partFunctions + "resources:\n" + b.String()
	},
}

// unbreakable are the rules that nothing can break yet: no property that the
// catalogue knows so far has such a limit.
var unbreakable = map[string]bool{
	"schema-format": true, "schema-max-items": true, "schema-multiple-of": true,
	"llm-model-limit": true, "schema-one-of": true, "schema-unique-items": true,
}

// badSample returns a manifest on which a rule fires; "" where there is none.
func badSample(t testing.TB, r *analysis.Rule) string {
	t.Helper()
	s := sampleOf(t, r)
	if s.Bad == "" && generated[r.ID] != nil {
		return generated[r.ID]()
	}
	return s.Bad
}

// TestSampleFiles checks that each file with a sample belongs to a rule of the group beside it.
func TestSampleFiles(t *testing.T) {
	read := 0
	for _, r := range rules.All().Rules() {
		if sampleOf(t, r).Bad != "" {
			read++
		}
	}
	written, err := fs.Glob(os.DirFS(".."), "*/*/samples/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{"samples/*", "*/samples/*"} {
		more, err := fs.Glob(os.DirFS(".."), pattern)
		if err != nil {
			t.Fatal(err)
		}
		written = append(written, more...)
	}
	for _, name := range written {
		id, isArchive := strings.CutSuffix(path.Base(name), ".txtar")
		if _, ok := rules.All().Rule(id); !ok || !isArchive {
			t.Errorf("%s is not the sample of a rule", name)
		}
	}
	if read != len(written) {
		t.Errorf("there are %d files with samples, and %d are found by their rules: each stands beside the group of its rule", len(written), read)
	}
}

func TestRulesAreOrderedAndDescribed(t *testing.T) {
	rules := rules.All().Rules()
	if !slices.IsSortedFunc(rules, func(a, b *analysis.Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("rules are not ordered by id")
	}
	seen := map[string]bool{}
	for _, r := range rules {
		if seen[r.ID] {
			t.Errorf("%s: registered twice", r.ID)
		}
		seen[r.ID] = true
		if r.Doc == "" || !strings.HasSuffix(r.Doc, ".") || strings.Contains(r.Doc, "\n") {
			t.Errorf("%s: Doc %q is not one sentence", r.ID, r.Doc)
		}
		if r.Severity < analysis.Error || r.Severity > analysis.Hint {
			t.Errorf("%s: no severity", r.ID)
		}
	}
}

// TestSamples checks that the bad sample of a rule breaks that rule only, and the
// good one none.
func TestSamples(t *testing.T) {
	for _, r := range rules.All().Rules() {
		t.Run(r.ID, func(t *testing.T) {
			bad := badSample(t, r)
			if (bad == "") != unbreakable[r.ID] {
				t.Errorf("bad sample of %d bytes: is there one, and should there be?", len(bad))
			}
			if bad == "" {
				return
			}
			got := relevant(r, checkSample(t, r, bad))
			if len(got) == 0 || slices.ContainsFunc(got, func(d analysis.Diagnostic) bool { return d.Rule != r }) {
				t.Errorf("bad sample: got %q, want only %s\n%s", summary(got), r.ID, prose.Shortened(bad))
			}
			good := sampleOf(t, r).Good
			if good == "" {
				return
			}
			if got := relevant(r, checkSample(t, r, good)); len(got) > 0 {
				t.Errorf("good sample: got %q %q", summary(got), got[0].Message)
			}
		})
	}
}

// relevant leaves out that a sample needs a module of the early access program, or a deprecated one, because few others accept
// unknown properties, and that it uses not all that it declares.
func relevant(r *analysis.Rule, diags []analysis.Diagnostic) []analysis.Diagnostic {
	return slices.DeleteFunc(diags, func(d analysis.Diagnostic) bool {
		isOneOfMany := r == analysis.RuleTooManyMistakes && d.Rule == shape.RuleSchemaAdditionalProperty || r == ruleNamed("yaml-too-many-mistakes") && d.Rule.OnYAML
		return d.Rule != r && (isOneOfMany || d.Rule == ruleNamed("module-deprecated") || d.Rule == ruleNamed("module-early-access") || slices.Contains(references.GroupUnused.Rules, d.Rule))
	})
}

// TestFixesMend makes every fix of every sample: its diagnostic must be gone, and
// no Error be new.
func TestFixesMend(t *testing.T) {
	for _, r := range rules.All().Rules() {
		bad := badSample(t, r)
		if bad == "" || len(bad) > 1<<20 || strings.HasSuffix(r.ID, "too-many-mistakes") { // each fix brings one more to light
			continue
		}
		for name, src := range map[string]string{"lf": bad, "crlf": strings.ReplaceAll(bad, "\n", "\r\n")} {
			t.Run(r.ID+"/"+name, func(t *testing.T) { tryFixes(t, r, src) })
		}
	}
}

// tryFixes makes each fix of each diagnostic of a text by itself.
func tryFixes(t *testing.T, r *analysis.Rule, src string) {
	t.Helper()
	before := checkSample(t, r, src)
	for _, d := range before {
		for _, fix := range d.Fixes() {
			after := apply(t, src, fix.Edits)
			if strings.Contains(src, "\r\n") && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
				t.Errorf("%s: fix %q mixes line ends:\n%q", d.Rule.ID, fix.Title, after)
			}
			checkMended(t, r, d, fix, before, after)
		}
	}
}

func checkMended(t *testing.T, r *analysis.Rule, d analysis.Diagnostic, fix analysis.Fix, before []analysis.Diagnostic, after string) {
	t.Helper()
	had := map[string]int{}
	for _, b := range before {
		had[b.Rule.ID]++
	}
	had[d.Rule.ID]--
	if fix.Title == "Remove resolver" && d.Rule == ruleNamed("resolver-without-resource") {
		had[shape.RuleSchemaRequired.ID]++ // the resource is missing all the same
	}
	for _, a := range checkSample(t, r, after) {
		if had[a.Rule.ID]--; had[a.Rule.ID] < 0 && (a.Severity == analysis.Error || a.Rule == d.Rule) {
			t.Errorf("%s: after fix %q: %s: %s\n%s", d.Rule.ID, fix.Title, a.Rule.ID, a.Message, strings.TrimPrefix(after, partHead))
		}
	}
}

// apply makes edits, which must be in order and must not overlap.
func apply(t testing.TB, src string, edits []text.Edit) string {
	t.Helper()
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(src) {
			t.Fatalf("edit %v is out of order or out of the text:\n%s", e, src)
		}
		b.WriteString(src[at:e.Span.Start] + e.New)
		at = e.Span.End
	}
	return b.String() + src[at:]
}

// TestFixAllMends makes all preferred fixes of every sample.
func TestFixAllMends(t *testing.T) {
	mended := 0
	for _, r := range rules.All().Rules() {
		src := badSample(t, r)
		if src == "" || len(src) > 1<<20 {
			continue
		}
		c, f := checkerBeside(sampleOf(t, r).Files), deployed(src)
		check := func(f *manifest.File) []analysis.Diagnostic { return relevant(r, c.Check(t.Context(), f)) }
		before := check(f)
		fixed, n := analysis.FixAll(f, check)
		if n == 0 {
			if fixed != f {
				t.Errorf("%s: changed without a fix", r.ID)
			}
			continue
		}
		mended++
		after := check(fixed)
		if len(after) >= len(before) || analysis.CountErrors(after) > analysis.CountErrors(before) {
			t.Errorf("%s: %d diagnostics before, %d after: %q", r.ID, len(before), len(after), fixed.Buffer())
		}
		if _, again := analysis.FixAll(fixed, check); again > 0 {
			t.Errorf("%s: %d more fixes the second time", r.ID, again)
		}
	}
	if mended < 10 {
		t.Errorf("only %d samples have a preferred fix", mended)
	}
}
