package refactor

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
)

// TestStubIsExported: what is written behind a source is one of its exports, beside those that it has.
func TestStubIsExported(t *testing.T) {
	for _, tt := range []struct{ source, head string }{
		{"", "export const fresh ="},
		{"export const run = () => 1;\n", "\nexport const fresh ="},
		{"exports.run = () => 1;", "\n\nmodule.exports.fresh ="},
		{"const run = () => 1;\nmodule.exports = { run };\n", "\nmodule.exports.fresh ="},
		{"// All that we export stands below.\nexports.run = () => 1;\n", "\nmodule.exports.fresh ="},
		{"export{run};\nconst text = `\nexports `;\n", "\nexport const fresh ="},
		{"import x from 'x';\n/*\n exports things\n*/\nx();\n", "\nexport const fresh ="},
		{"exports = module.exports = { run };\r\n", "\r\nmodule.exports.fresh ="},
	} {
		isCommonJS := javascript.IsCommonJS(files.NewContent([]byte(tt.source)))
		stub := gapBehind(tt.source) + stubText("fresh", isCommonJS, newlineOf(tt.source))
		if !strings.HasPrefix(stub, tt.head) {
			t.Errorf("behind %q stands %q, want %q", tt.source, stub, tt.head)
		}
		want := append(javascript.ExportsOf([]byte(tt.source)).Names(), "fresh")
		slices.Sort(want)
		if got := javascript.ExportsOf([]byte(tt.source + stub)); got.Open || !slices.Equal(got.Names(), want) {
			t.Errorf("%q exports %q (open: %t), want %q", tt.source+stub, got.Names(), got.Open, want)
		}
	}
}
