package rules_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"forge-manifest-ls/analysis"
)

// TestEncodings: a manifest that is not in UTF-8 is said to be in its encoding, as an error and nothing else: to the official validator,
// which reads UTF-8, too, it is a string.
func TestEncodings(t *testing.T) {
	wide := func(width int, little, mark bool) string {
		src := "# café\napp:\n  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n  runtime: {name: nodejs24.x}\n"
		if mark {
			src = "\ufeff" + src
		}
		var b strings.Builder
		for _, unit := range utf16.Encode([]rune(src)) {
			for i := range width {
				if !little {
					i = width - 1 - i
				}
				b.WriteByte(byte(uint32(unit) >> (8 * i)))
			}
		}
		return b.String()
	}
	for _, tt := range []struct{ name, src, want string }{
		{"UTF-16, little end first", wide(2, true, true), "UTF-16"},
		{"UTF-16, big end first", wide(2, false, true), "UTF-16"},
		{"UTF-16 without a mark", wide(2, true, false), "UTF-16"},
		{"UTF-16 without a mark, big end first", wide(2, false, false), "UTF-16"},
		{"UTF-16 as an editor shows it", "\ufffd\ufffd" + wide(2, true, false), "UTF-16"},
		{"UTF-16 as an editor shows it, big end first", "\ufffd\ufffd" + wide(2, false, false), "UTF-16"},
		{"UTF-32", wide(4, true, true), "UTF-32"},
		{"UTF-32, big end first", wide(4, false, true), "UTF-32"},
		{"UTF-32 without a mark", wide(4, true, false), "UTF-32"},
		{"a zero in front", "\x00manifest", ""},
		{"zeros", strings.Repeat("\x00", 100), ""},
		{"text", "a manifest", ""},
		{"ÿþ in Latin-1 behind a letter", "a\xff\xfe", ""},
	} {
		diags := check(t, tt.src)
		want := "the manifest must be a map, not a string"
		if tt.want != "" {
			want = "the manifest is text in " + tt.want + ", and Forge reads UTF-8: save it as UTF-8"
		}
		if len(diags) != 1 || diags[0].Message != want || diags[0].Severity != analysis.Error {
			t.Errorf("%s: %+v", tt.name, diags)
		}
	}
}
