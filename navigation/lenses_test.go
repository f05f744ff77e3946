package navigation_test

import (
	"reflect"
	"slices"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
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

// TestUsesThroughAlias: a place that an alias repeats is one.
func TestUsesThroughAlias(t *testing.T) {
	f := manifest.New(text.New("modules:\n  jira:issuePanel:\n    - &p\n      key: x\n      resource: main\n  jira:issueAction:\n    - *p\nresources:\n  - key: main\n    path: static\n"))
	lenses := navigation.UseLenses(f)
	one, _ := navigation.UseLensOf(f, manifest.Resource, "main")
	if len(lenses) != 1 || len(lenses[0].Uses) != 1 || !reflect.DeepEqual(one, lenses[0]) {
		t.Errorf("%v, alone %v", lenses, one)
	}
}
