package rules_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/testing/oracle"
)

var updateJudged = flag.Bool("judged", false, "write testdata/judged.txt as the code now answers; judge what is new")

// judgedFile holds what we say beyond errors of real manifests and of the samples of Forge's
// documentation, and a judgement of each: see its head.
const judgedFile = "../../testdata/judged.txt"

// unjudged stands in the place of a judgement.
const unjudged = "not judged yet"

// saying is something that is said, by its rule and its words without what is quoted.
type saying struct{ rule, words string }

// judged is a judgement, and where it is said: the lines by manifest.
type judged struct {
	judgement string
	where     map[string][]string
}

// Every Warning and Information about a real manifest, and about a sample of Forge's
// documentation, is judged to be true. What is new fails until it is judged.
func TestJudged(t *testing.T) {
	content, err := os.ReadFile(judgedFile)
	if err != nil {
		t.Fatal(err)
	}
	head, known := readJudged(string(content))
	said := saidOfAll(t)
	for s, now := range said {
		now.judgement = unjudged
		if old := known[s]; old != nil {
			now.judgement = old.judgement
		}
		if !strings.HasPrefix(now.judgement, "true") {
			t.Errorf("%s: %s: %s", s.rule, s.words, now.judgement)
		}
	}
	written := writeJudged(head, said)
	if *updateJudged {
		if err := os.WriteFile(judgedFile, []byte(written), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if written != string(content) {
		t.Error("testdata/judged.txt is not what is said: run the test with -judged, and judge what is new")
	}
}

// No sample of Forge's documentation has a property that nobody knows.
func TestSamplesHaveKnownProperties(t *testing.T) {
	for name, src := range oracle.Folder(t, "corpus/doc-samples") {
		for _, d := range (analysis.Checker{Groups: rules.All()}).Check(context.Background(), deployed(src)) {
			if d.Rule.ID == "property-unknown" {
				t.Errorf("%s: %s", name, d.Message)
			}
		}
	}
}

// saidOfAll checks the manifests without the files around them.
func saidOfAll(t *testing.T) map[saying]*judged {
	all := map[saying]*judged{}
	for _, folder := range []string{"doc-samples", "manifests"} {
		for name, src := range oracle.Folder(t, "corpus/"+folder) {
			for _, d := range (analysis.Checker{Groups: rules.All()}).Check(context.Background(), deployed(src)) {
				if d.Severity != analysis.Warning && d.Severity != analysis.Information {
					continue
				}
				s := saying{d.Rule.ID, withoutQuotes(d.Message)}
				if all[s] == nil {
					all[s] = &judged{where: map[string][]string{}}
				}
				line := strconv.Itoa(1 + strings.Count(src[:d.Span.Start], "\n"))
				place := folder + "/" + name
				all[s].where[place] = append(all[s].where[place], line)
			}
		}
	}
	return all
}

var (
	quotedText = regexp.MustCompile(`"[^"]*"`)
	numberText = regexp.MustCompile(`\b\d+ (others?|more)\b`)
)

// withoutQuotes leaves out of a message what the manifest says.
func withoutQuotes(message string) string {
	return numberText.ReplaceAllString(quotedText.ReplaceAllString(message, `"…"`), "N others")
}

// readJudged reads the file: a head, and blocks of a line "rule: words", a line with the
// judgement, and lines "manifest: line numbers".
func readJudged(content string) (head string, known map[saying]*judged) {
	blocks := strings.Split(content, "\n\n")
	known = map[saying]*judged{}
	for _, block := range blocks[1:] {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		rule, words, _ := strings.Cut(lines[0], ": ")
		if len(lines) > 1 {
			known[saying{rule, words}] = &judged{judgement: strings.TrimSpace(lines[1])}
		}
	}
	return blocks[0], known
}

func writeJudged(head string, said map[saying]*judged) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(head) + "\n")
	order := slices.SortedFunc(maps.Keys(said), func(a, b saying) int { return strings.Compare(a.rule+a.words, b.rule+b.words) })
	for _, s := range order {
		fmt.Fprintf(&b, "\n%s: %s\n  %s\n", s.rule, s.words, said[s].judgement)
		for _, name := range slices.Sorted(maps.Keys(said[s].where)) {
			fmt.Fprintf(&b, "  - %s: %s\n", name, strings.Join(said[s].where[name], " "))
		}
	}
	return b.String()
}
