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

func TestNameFor(t *testing.T) {
	for s, want := range map[string]string{
		"run": "run", "myFn": "myFn", "my_fn": "my_fn", "my-fn": "myFn", "my-FN-2": "myFN2", "My-fn": "MyFn", "-a--b-": "aB", "a.b": "aB", "_-a": "_A",
		"delete": "runDelete", "2fa": "run2fa", "2-fa": "run2Fa", "": "run", "-": "run", "grüße-über": "grüßeÜber", "a b": "aB",
	} {
		if got := NameFor(s); got != want || !IsName(got) {
			t.Errorf("%q is called %q, want %q", s, got, want)
		}
	}
}
