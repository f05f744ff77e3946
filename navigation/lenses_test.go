package navigation_test

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// TestUseLenses holds that lenses have the uses that each definition says it has.
func TestUseLenses(t *testing.T) {
	uses := 0
	for name, a := range everyApp(t) {
		f := a.file()
		lenses := navigation.UseLenses(f)
		if !slices.IsSortedFunc(lenses, func(a, b navigation.Lens) int { return a.Span.Start - b.Span.Start }) {
			t.Errorf("%s: %v", name, lenses)
		}
		for _, lens := range lenses {
			var want []text.Span
			for _, kind := range []manifest.Kind{manifest.Function, manifest.Resource, manifest.Endpoint, manifest.Remote, manifest.Action} {
				for _, d := range f.Definitions(kind) {
					if d.Span == lens.Span && want == nil {
						for r := range d.Uses() {
							want = append(want, r.Span)
						}
					}
				}
			}
			if uses += len(want); !slices.Equal(lens.Uses, want) {
				t.Errorf("%s: %v has the uses %v, want %v", name, lens.Span, lens.Uses, want)
			}
		}
	}
	if uses < 1000 {
		t.Errorf("only %d uses", uses)
	}
}
