package lsp

import "testing"

// TestMethodDocs holds the words about methods against the tables of handlers.
func TestMethodDocs(t *testing.T) {
	known := map[string]bool{}
	for _, m := range Methods() {
		known[m.Name] = true
		if m.Doc == "" {
			t.Errorf("methodDocs says nothing about %s", m.Name)
		}
	}
	for name := range methodDocs {
		if !known[name] {
			t.Errorf("methodDocs has %s, for which there is no handler", name)
		}
	}
}
