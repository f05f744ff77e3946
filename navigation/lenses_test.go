package navigation_test

import (
	"reflect"
	"slices"
	"testing"

	"forge-manifest-ls/navigation"
)

// TestUseLenses holds that lenses of all keys are those of each.
func TestUseLenses(t *testing.T) {
	uses := 0
	for name, a := range everyApp(t) {
		f := a.file()
		lenses := navigation.UseLenses(f)
		if !slices.IsSortedFunc(lenses, func(a, b navigation.UseLens) int { return a.Span.Start - b.Span.Start }) {
			t.Errorf("%s: %v", name, lenses)
		}
		for i, key := range navigation.CountedKeys(f) {
			one, ok := navigation.UseLensOf(f, key.Kind, key.Name)
			if uses += len(one.Uses); !ok || one.Span != key.Span || !reflect.DeepEqual(one, lenses[i]) {
				t.Errorf("%s: %+v, alone %+v, %t", name, lenses[i], one, ok)
			}
		}
	}
	if uses < 1000 {
		t.Errorf("only %d uses", uses)
	}
}
