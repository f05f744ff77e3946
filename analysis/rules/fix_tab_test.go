package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// TestTabFixes: for a tab stand as many spaces as leave fewer mistakes, whether what they indent is the first of a map or not; other
// numbers are not offered.
func TestTabFixes(t *testing.T) {
	const id, runtime = "id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n", "runtime:\n    name: nodejs24.x\n"
	const app, function = "app:\n  " + id + "  " + runtime, "modules:\n  function:\n"
	for _, tt := range []struct {
		name, src string
		want      []string
	}{
		{"first property", "app:\n\t" + id + "  " + runtime, []string{"Replace the tabs with 2 spaces"}},
		{"first property of a map in it", "app:\n\t" + runtime + "  " + id, []string{"Replace the tabs with 2 spaces"}},
		{"first section", "\tapp:\n  " + id + "  " + runtime, []string{"Replace the tabs with 0 spaces"}},
		{"first property below a dash", app + function + "    -\n\tkey: main\n      handler: index.run\n", []string{"Replace the tabs with 6 spaces"}},
		{"behind a dash", app + function + "    - \tkey: main\n      handler: index.run\n", []string{"Replace the tabs with 1 space"}},
		{"behind a dash, far from the key", app + function + "    -\tkey: main\n        handler: index.run\n", []string{"Replace the tabs with 3 spaces"}},
		{"next property", app + function + "    - key: main\n\thandler: index.run\n", []string{"Replace the tabs with 6 spaces"}},
		{"in a place that only another mistake leaves", "app:\n  " + id + "\truntime:\n   name: nodejs24.x\n", []string{"Replace the tabs with 2 spaces"}},
	} {
		var titles []string
		before := 0
		for _, d := range check(t, tt.src) {
			if d.Rule.ID != "yaml-tab-indentation" {
				continue
			}
			before++
			for _, fix := range d.Fixes() {
				titles = append(titles, fix.Title)
				for _, left := range check(t, apply(t, tt.src, fix.Edits)) {
					if strings.HasPrefix(left.Rule.ID, "yaml-") {
						t.Errorf("%s: %s leaves: %s", tt.name, fix.Title, left.Message)
					}
				}
			}
		}
		if before != 1 || !slices.Equal(titles, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, titles, tt.want)
		}
	}
}
