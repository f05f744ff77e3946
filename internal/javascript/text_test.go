package javascript

import "testing"

// TestTrimSpace: white space is that of ECMA-262, which is not that of Unicode.
func TestTrimSpace(t *testing.T) {
	for in, want := range map[string]string{
		"\t\n\v\f\r a \u00a0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000\ufeff": "a",
		"\u0085a\u200b": "\u0085a\u200b",
		"\ufeff \t":     "",
	} {
		if got := TrimSpace(in); got != want {
			t.Errorf("TrimSpace(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLength(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "é": 1, "😀": 2, "\xff": 1, "\ufffd": 1} {
		if got := Length(in); got != want {
			t.Errorf("Length(%q) = %d, want %d", in, got, want)
		}
	}
}

func TestToLower(t *testing.T) {
	for in, want := range map[string]string{"NearBy": "nearby", "İ": "i\u0307", "ΑΣ": "ΑΣ", "É": "é"} {
		if got := ToLower(in); got != want {
			t.Errorf("ToLower(%q) = %q, want %q", in, got, want)
		}
	}
}
