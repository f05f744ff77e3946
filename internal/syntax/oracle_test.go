package syntax

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestOracle compares our verdict on randomly broken texts with the one of the
// parser that Forge uses: a text has an error here exactly when it has one there.
// Of texts with constructs that nobody writes in a manifest one in 200 may differ:
// there the parser has habits of its own that are not worth having. ORACLE sets how many texts, SEED which.
func TestOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 3))
	texts := mutations(r, corpus(t), oracle.Number("ORACLE", 4000))
	verdicts := oracle.Ask[string](t, "yaml", "yaml.mjs", texts)
	everyday, rare := 0, 0
	for i, s := range texts {
		var ours []string
		for _, e := range Parse(text.New(s)).Errors() {
			if e.Kind != SecondDocument {
				ours = append(ours, e.Kind.String())
			}
		}
		switch {
		case (len(ours) > 0) == (verdicts[i] != ""):
		case slices.Contains(ours, "conflict-marker"): // text to them, where nothing else is wrong
		case loneCR.MatchString(s): // ends a name for them in one place and not in another
		case rareForm.MatchString(s):
			rare++
			t.Logf("rare: ours %v, theirs %q on\n%s\n%q", ours, verdicts[i], s, s)
		default:
			everyday++
			t.Errorf("ours %v, theirs %q on\n%s\n%q", ours, verdicts[i], s, s)
		}
	}
	t.Logf("of %d verdicts differ %d, and %d on rare forms", len(texts), everyday, rare)
	if rare*200 > len(texts) {
		t.Errorf("%d verdicts of %d differ, more than 0.5 %%", rare, len(texts))
	}
}

// rareForm matches explicit keys, tags, anchors, directives, tabs, byte order marks,
// lines that begin with a colon, words behind a block header, and texts that end in
// two single quotes.
var rareForm = regexp.MustCompile(`[?!&%\t\x{feff}]|(?m:^\s*:)|[|>] +\S|(?m:''\s*$)`)

var loneCR = regexp.MustCompile(`\r(?:[^\n]|$)`)

// mutations returns n texts, each made from one of texts by one to three edits.
func mutations(r *rand.Rand, texts []string, n int) []string {
	out := make([]string, n)
	for i := range out {
		s := texts[r.IntN(len(texts))]
		if lines := strings.SplitAfter(s, "\n"); len(lines) > 12 {
			from := r.IntN(len(lines) - 12)
			s = strings.Join(lines[from:from+12], "")
		}
		for range 1 + r.IntN(3) {
			e := randomEdit(r, s)
			s = s[:e.Span.Start] + e.New + s[e.Span.End:]
		}
		out[i] = strings.ToValidUTF8(s, "\ufffd")
	}
	return out
}
