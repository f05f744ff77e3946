package main

import (
	"maps"
	"slices"
	"testing"

	"forge-manifest-ls/internal/settings"
)

// TestFormats: the formats that a file of settings may name are those that check prints.
func TestFormats(t *testing.T) {
	got := slices.Sorted(maps.Keys(formatKinds))
	if want := slices.Sorted(slices.Values(settings.Formats)); !slices.Equal(got, want) {
		t.Errorf("check prints %v, and settings may name %v", got, want)
	}
}
