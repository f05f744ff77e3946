package rules_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestSingleMutations makes one mistake in a valid manifest at a time: nearly always it
// is reported once, where it was made. SINGLES sets how many mutations, SEED which;
// SHOW prints the others in full.
func TestSingleMutations(t *testing.T) {
	seed := uint64(oracle.Number("SEED", 1))
	r := rand.New(rand.NewPCG(seed, 13))
	wrong, right, bad, all := 0, 0, 0, 0
	others, kinds, invalid := map[string]int{}, map[string]int{}, map[string]int{}
	eachManifest(t, oracle.Number("SINGLES", 6000), seed, func(m *mutate.Manifest) {
		all++
		if src := mutate.Render(m.Root).Text; analysis.CountErrors(check(t, src)) > 0 {
			for _, d := range check(t, src) {
				if d.Severity == analysis.Error {
					invalid[d.Rule.ID+" in "+m.About]++
				}
			}
			bad++
			return
		}
		x := m.Mutate(r)
		if x.Kind == "swap" || x.Kind == "many-items" { // two values in the wrong places are two mistakes
			return
		}
		var found []analysis.Diagnostic
		for _, d := range check(t, x.Text) {
			if d.Severity == analysis.Error {
				found = append(found, d)
			}
		}
		switch {
		case len(found) == 0:
			return
		case len(found) == 1 && touches(found[0].Span, x.Span):
			right++
			return
		}
		wrong++
		others[x.Kind+" in "+x.About]++
		kinds[x.Kind]++
		if os.Getenv("SHOW") == "" || os.Getenv("SHOW") != "all" && os.Getenv("SHOW") != x.Kind {
			return
		}
		t.Logf("%s %s (%q):%s\n%s", x.Kind, x.Path, shortText(x.Text[x.Span.Start:x.Span.End]), explain(x.Text, found), shortText(x.Text))
	})
	share := float64(right) / float64(right+wrong)
	t.Logf("%d mistakes, %.2f %% of them reported once and in their place", right+wrong, 100*share)
	t.Log("the others by kind:\n" + tally(kinds))
	t.Log("and by module type:\n" + tally(others))
	t.Log("mistakes before any was made:\n" + tally(invalid))
	if bad*5 > all {
		t.Errorf("%d of %d manifests are not right before anything is changed", bad, all)
	}
	if share < 0.97 {
		t.Errorf("%.2f %%, want 97", 100*share)
	}
}

// touches reports whether a diagnostic lies at a mistake, or around it.
func touches(d, mistake text.Span) bool { return d.Start <= mistake.End && mistake.Start <= d.End }

// tally lists counts, the largest first.
func tally(counts map[string]int) string {
	var lines []string
	for name, n := range counts {
		lines = append(lines, fmt.Sprintf("%5d %s", n, name))
	}
	slices.Sort(lines)
	slices.Reverse(lines)
	return strings.Join(lines, "\n")
}
