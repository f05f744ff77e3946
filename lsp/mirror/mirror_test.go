package mirror_test

import (
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/mirror"
	"forge-manifest-ls/lsp/state"
)

// TestOtherText: of a text in which the line of a diagnostic is another one, the diagnostic says nothing.
func TestOtherText(t *testing.T) {
	place := &analysis.Related{Wrong: "no", Span: text.Span{Start: 2, End: 5}, Source: analysis.SourceLine{Name: "src/a.js", Line: 1, Text: "f(bad)"}}
	found := mirror.Files{"/app/src/a.js": {{Of: &analysis.Diagnostic{}, Place: place}}}
	for source, want := range map[string]int{
		"\nf(bad)": 1, "// x\r\nf(bad)\r\n": 1, "f(bad)\n": 0, "\n\nf(bad)": 0, "\nf(bad);": 0, "\n": 0, "": 0,
	} {
		d := &state.Document{Key: state.Canonical("file:///app/src/a.js"), Content: state.Content{Buf: text.New(source), Source: true}}
		in := found.In(d)
		if len(in) != want {
			t.Errorf("%q: %d diagnostics, want %d", source, len(in), want)
		}
		for _, m := range in {
			if got := d.Buf.Slice(m.Span(d.Buf)); got != "bad" {
				t.Errorf("%q: at %q", source, got)
			}
		}
	}
}
