package markdown

import "testing"

func TestPlain(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"", ""},
		{"**`resource`** · string, required", "resource · string, required"},
		{"Names one of `resources`, *never* a file.", "Names one of resources, never a file."},
		{"[Documentation](https://example.com/a_b)", "Documentation (https://example.com/a_b)"},
		{"[`main`](https://example.com) · [https://example.com](https://example.com)", "main (https://example.com) · https://example.com"},
		{"a\n\n---\n\nb", "a\n\nb"},
		{"## Title\ntext", "Title\ntext"},
		{"- one\n- `two`\n  - three", "- one\n- two\n  - three"},
		{"```yaml\nkey: *a\n```\nend", "key: *a\nend"},
		{"`` a`b `` and ` x`", "a`b and  x"},
		{`2 \* 3 \_ \[x\] \\ c:\dir`, `2 * 3 _ [x] \ c:\dir`},
		{"2 * 3", "2 * 3"},
		{"`*.example.com` [not a link] (x) `open", "*.example.com [not a link] (x) `open"},
		{"snake_case_name", "snake_case_name"},
		{"`a\\b`", `a\b`},
	} {
		if got := Plain(tt.markdown); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.markdown, got, tt.want)
		}
	}
}
