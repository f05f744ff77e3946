package main

import (
	"strconv"
	"strings"
	"testing"
)

// TestQuotedForGit compares with what git writes.
func TestQuotedForGit(t *testing.T) {
	for name, want := range map[string]string{
		"a/manifest.yml":          "a/manifest.yml",
		"a/my app/manifest.yml":   "a/my app/manifest.yml",
		"a/nl\nmanifest.yml":      `"a/nl\nmanifest.yml"`,
		"a/tab\t\"q\"\\.yml":      `"a/tab\t\"q\"\\.yml"`,
		"a/é.yml":                 `"a/\303\251.yml"`,
		"a/\xff\x00\x1b[31m\x7f.": `"a/\377\000\033[31m\177."`,
		"a/\a\b\v\f\r":            `"a/\a\b\v\f\r"`,
	} {
		if got := quotedForGit(name); got != want {
			t.Errorf("%q: %s, and not %s", name, got, want)
		}
	}
}

// FuzzQuotedForGit: what is written is one line of ASCII, and says the name.
func FuzzQuotedForGit(f *testing.F) {
	f.Add("a/manifest.yml")
	f.Add("\n\x1b\xff\"\\é")
	f.Fuzz(func(t *testing.T, name string) {
		got := quotedForGit(name)
		for i := range len(got) {
			if got[i] < ' ' || got[i] > '~' {
				t.Fatalf("%q: %q", name, got)
			}
		}
		if !strings.HasPrefix(got, `"`) {
			if got != name {
				t.Errorf("%q: %q", name, got)
			}
			return
		}
		// Go reads an escape of three octal digits as a byte, as git does.
		if back, err := strconv.Unquote(got); err != nil || back != name {
			t.Errorf("%q: %s says %q, %v", name, got, back, err)
		}
	})
}
