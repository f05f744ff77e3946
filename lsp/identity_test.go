package lsp

import (
	"testing"
	"unicode/utf8"

	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/uri"
)

func TestCanonical(t *testing.T) {
	for _, group := range [][]string{
		{"file:///c%3A/x/manifest.yml", "file:///C:/x/manifest.yml", "file:///c:/x/manifest.yml", "file:///C%3a/x/%6Danifest.yml", "file://localhost/c:/x/manifest.yml"},
		{"file:///x/manifest.yml", "file://localhost/x/manifest.yml", "file://LOCALHOST/x/manifest.yml", "file:///x/./manifest.yml", "file:///x//manifest.yml", "file:///x/y/../manifest.yml", "file:/x/manifest.yml", "FILE:///x/manifest.yml"},
		{"file:///x/a%20b/manifest.yml", "file:///x/a b/manifest.yml"},
		{"file:///x/%C3%A9/manifest.yml", "file:///x/%c3%a9/manifest.yml", "file:///x/é/manifest.yml"},
		{"file:///w", "file:///w/"},
		{"file://server/x/manifest.yml"},
		{"file:///X/manifest.yml"},
		{"file:///x%2Fmanifest.yml"},
		{"untitled:Untitled-1"},
		{"git:/x/manifest.yml?a"},
	} {
		for _, spelling := range group {
			if got, want := state.Canonical(spelling), state.Canonical(group[0]); got != want {
				t.Errorf("%s is %s, and not %s, which %s is", spelling, got, want, group[0])
			}
		}
	}
	seen := map[uri.URI]string{}
	for _, one := range []string{"file:///x/manifest.yml", "file:///X/manifest.yml", "file://server/x/manifest.yml", "untitled:x", "file:///x/%25/m", "file:///x/%2525/m", "file:///x/m?a", "file:///x/m#a"} {
		key := state.Canonical(one)
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s are one", one, other)
		}
		seen[key] = one
	}
}

// FuzzCanonical: the canonical form of an address is canonical.
func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{"file:///c%3A/x", "file://localhost/x", "file:///%ff/%zz/%", "x", "", "file:", "file://", "file:///../x?y#z", "file:////x", "untitled:a/../b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		if !utf8.ValidString(address) {
			return // no JSON holds it
		}
		key := state.Canonical(address)
		if again := state.Canonical(string(key)); again != key {
			t.Errorf("%q: %q, and then %q", address, key, again)
		}
	})
}

// TestOpenedByAnotherSpelling: what was published under the first spelling is taken back.
func TestOpenedByAnotherSpelling(t *testing.T) {
	const first, second = "file:///c%3A/x/manifest.yml", "file:///C:/x/manifest.yml"
	c := connect(t, Options{Check: reportLength})
	c.initialize(plainClient)
	c.didOpen(first, "modules:\n")
	c.published(first, 1)
	c.didOpen(second, "modules: {}\n")
	cleared := func(address string) {
		t.Helper()
		c.wait("that "+address+" is cleared", func(m wireMessage) bool {
			return m.Method == "textDocument/publishDiagnostics" && string(m.Params) == `{"uri":"`+address+`","diagnostics":[]}`
		})
	}
	cleared(first)
	c.published(second, 1)
	c.notify("textDocument/didClose", `{"textDocument":{"uri":"file://localhost/c:/x/manifest.yml"}}`)
	cleared(second)
	if n := c.count(func(m wireMessage) bool { return m.Method == "textDocument/publishDiagnostics" }); n != 0 {
		t.Errorf("%d more publications", n)
	}
}
