package rules_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// yamlSeeds are small manifests with the forms of YAML that fixes work on.
var yamlSeeds = []string{
	partHead + partWebtrigger + partFunctions + "permissions:\n  scopes: [\"read:jira-work\", \"read:me\"]\n",
	partHead + "modules:\n" + macroEntry + "      description: A text that\n        goes on\n      resource: ui\n" + partResources,
	partHead + "modules:\n" + agentEntry + "      prompt: |\n        Be kind.\n        Note: be short\n      description: 'It''s'\n",
	partHead + "modules:\n\tmacro:\n\t\t- key: m\n\t\t  title: \"M: n\"\n" + partResources,
}

// breaks are what takes the place of a piece of a text.
var breaks = []string{"", " ", "  ", "\t", "\u00a0", "\ufeff", "\n", "\"", "'", ":", ": ", " #", "- ", "=", "|", "@", "[", "]", ",", "&a ", "!x ", "word ", "two words\n"}

// brokenText returns a text with one to three pieces taken out or put in.
func brokenText(r *rand.Rand, s string) string {
	for range 1 + r.IntN(3) {
		at := r.IntN(len(s) + 1)
		end := min(at+r.IntN(3)*r.IntN(3), len(s))
		s = s[:at] + breaks[r.IntN(len(breaks))] + s[end:]
	}
	return strings.ToValidUTF8(s, "")
}

// FuzzSafeYAMLFixes makes each safe fix of a mistake in the YAML of a broken manifest by itself:
// the mistake is gone then, there are not more of them, lines that the fix does not name stay as
// they are, and no message has a hole.
func FuzzSafeYAMLFixes(f *testing.F) {
	for i := range yamlSeeds {
		for seed := range uint64(60) {
			f.Add(i, seed)
		}
	}
	f.Fuzz(func(t *testing.T, i int, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 11))
		src := brokenText(r, yamlSeeds[(i%len(yamlSeeds)+len(yamlSeeds))%len(yamlSeeds)])
		before := check(t, src)
		for _, d := range before {
			if strings.HasSuffix(d.Message, " ") || strings.Contains(d.Message, "column :") {
				t.Fatalf("%q ends in a hole, of\n%s", d.Message, src)
			}
			if !d.Rule.OnYAML {
				continue
			}
			for _, fix := range d.Fixes() {
				if fix.Preferred {
					tryFix(t, src, d, fix, before)
				}
			}
		}
	})
}

// tryFix makes one fix and looks at what it leaves.
func tryFix(t *testing.T, src string, d analysis.Diagnostic, fix analysis.Fix, before []analysis.Diagnostic) {
	t.Helper()
	after := apply(t, src, fix.Edits)
	found := check(t, after)
	if countYAML(found) >= countYAML(before) {
		t.Fatalf("after the fix %q of %q there are %q, before %q:\n%s\nbecomes\n%s", fix.Title, d.Message, summary(found), summary(before), src, after)
	}
	if got, want := untouched(after, src, fix.Edits), ""; got != want {
		t.Fatalf("the fix %q changes the line %q:\n%s\nbecomes\n%s", fix.Title, got, src, after)
	}
	once, _ := analysis.FixAll(manifest.New(text.New(src)), checkFile)
	if twice, n := analysis.FixAll(once, checkFile); n > 0 && twice.Buffer().String() != once.Buffer().String() {
		t.Fatalf("fixed once:\n%s\ntwice:\n%s", once.Buffer().String(), twice.Buffer().String())
	}
}

func checkFile(f *manifest.File) []analysis.Diagnostic { return checkAll(context.Background(), f) }

func countYAML(diags []analysis.Diagnostic) int {
	n := 0
	for _, d := range diags {
		if d.Rule.OnYAML {
			n++
		}
	}
	return n
}

// untouched returns a line of a text, outside of the edits, that is not in the text after them;
// "" where there is none.
func untouched(after, before string, edits []text.Edit) string {
	buf := text.New(before)
	for line := range buf.Lines() {
		span := buf.Line(line)
		named := false
		for _, e := range edits {
			named = named || e.Span.Start <= span.End && e.Span.End >= span.Start
		}
		if s := buf.Slice(span); !named && !strings.Contains("\n"+after+"\n", "\n"+s) {
			return s
		}
	}
	return ""
}
