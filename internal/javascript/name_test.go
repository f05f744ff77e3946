package javascript

import "testing"

// TestIsName tells names of variables from words that the language keeps, and from other texts.
func TestIsName(t *testing.T) {
	for name, want := range map[string]bool{
		"run": true, "$": true, "_1": true, "größe": true, "of": true, "async": true, "Delete": true,
		"": false, "1a": false, "a-b": false, "a b": false, "a–b": false, "\xff": false,
		"delete": false, "default": false, "class": false, "await": false, "enum": false, "let": false, "eval": false, "package": false,
	} {
		if got := IsName(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}
