package rules_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
)

// The sizes of a manifest that Forge asks for, and that it accepts, in bytes.
const (
	targetSize = 150 << 10
	limitSize  = 200 << 10
)

// manifestOf makes a valid manifest of n bytes.
func manifestOf(n int) string {
	src := partHead + partWebtrigger + partFunctions
	return src + strings.Repeat("#", n-len(src)-1) + "\n"
}

func TestManifestSize(t *testing.T) {
	tests := []struct {
		size int
		want string
	}{
		{targetSize, ""},
		{targetSize + 1, "the manifest has 151 KB: Forge refuses more than 200 KB, and asks for no more than 150 KB"},
		{limitSize, "the manifest has 200 KB: Forge refuses more than 200 KB, and asks for no more than 150 KB"},
		{limitSize + 5000, "the manifest has 205 KB: Forge refuses more than 200 KB"},
	}
	for _, tt := range tests {
		got := ""
		for _, d := range check(t, manifestOf(tt.size)) {
			got += d.Message
			if d.Severity != analysis.Warning || d.Span.Start != 0 || d.Span.Len() != len("app") {
				t.Errorf("%d bytes: %s at %v", tt.size, d.Severity, d.Span)
			}
		}
		if got != tt.want {
			t.Errorf("%d bytes: got %q, want %q", tt.size, got, tt.want)
		}
	}
}
