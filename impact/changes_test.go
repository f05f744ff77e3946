package impact_test

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/impact"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestChanges compares what is said of small changes with testdata/changes.txtar, which has a case for
// each rule.
func TestChanges(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/changes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	used := map[*impact.Rule]bool{}
	for part := range slices.Chunk(archive.Files, 3) {
		name, _, _ := strings.Cut(part[0].Name, ": ")
		r := compare(string(part[0].Data), string(part[1].Data))
		var got []string
		for _, e := range r.Effects {
			used[e.Rule] = true
			got = append(got, written(e))
		}
		for _, u := range r.Unjudged {
			got = append(got, "not judged "+u.Side.String()+" "+u.Pointer)
		}
		slices.Sort(got)
		if diff := cmp.Diff(string(part[2].Data), strings.Join(append(got, ""), "\n")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for _, r := range impact.Rules() {
		if !used[r] {
			t.Errorf("no case shows %s %s", r.Class, r.Kind)
		}
	}
}

// written writes an effect as the cases have it.
func written(e impact.Effect) string {
	class := e.Class.String()
	switch {
	case e.Class == impact.Unsure:
		class += "(" + e.Lean.String() + ")"
	case e.Rule.Doubtful:
		class += "?"
	}
	out := class + " " + e.Kind() + " " + e.Side.String() + " " + e.Pointer
	if len(e.Variables) > 0 {
		out += " depends on " + strings.Join(e.Variables, ", ")
	}
	return out
}
