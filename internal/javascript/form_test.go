package javascript

import (
	"testing"

	"forge-manifest-ls/internal/files"
)

func TestIsCommonJS(t *testing.T) {
	for src, want := range map[string]bool{
		"": false, "x();\n": false, "exports.a = 1;\n": true, "module.exports = { a };\n": true, "if (x) {\n  exports.a = 1;\n}\n": true,
		"export const a = 1;\n": false, "exports.a = 1;\nexport { b };\n": false,
		"import x from 'x';\n/*\n exports things\n*/\nx();\n": false, "import x from 'x';\nexports.a = x;\n": false,
		"const a = `\nexports.b = 1\n`;\n": false, "exports.a = `\nexport const z\n`;\n": true,
		"exports.a = () => import('./b');\n": true, "exports.a = import.meta;\n": true, "x.exports = 1;\n": false, "// export\nexports.a = 1;\n": true,
	} {
		if got := IsCommonJS(files.NewContent([]byte(src))); got != want {
			t.Errorf("%q: %v", src, got)
		}
	}
}
