package navigation_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// TestKept holds that what is taken over of the version before an edit is what another look from scratch finds.
func TestKept(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for name, a := range everyApp(t) {
		around := a.around()
		for f := range mutate.Versions(random, a.file(), oracle.Number("EDITS", 8)) {
			got, want := wholes(f, around), wholes(manifest.New(f.Buffer()), around)
			for i := range want {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Fatalf("%s: %+v\nfrom scratch %+v\n%s", name, got[i], want[i], f.Buffer().String())
				}
			}
		}
	}
}

// wholes is what is said of a whole manifest.
func wholes(f *manifest.File, around *files.View) []any {
	all := text.Span{End: f.Buffer().Len()}
	return []any{
		navigation.Folds(f), navigation.Tokens(f, all), navigation.Tokens(f, text.Span{Start: all.End / 3, End: all.End / 2}),
		navigation.Symbols(f), navigation.Links(f, around), navigation.UseLenses(f),
	}
}
