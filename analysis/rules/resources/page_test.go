package resources

import (
	"testing"

	"forge-manifest-ls/internal/files"
)

// Browsers take "\r\n" and "\r" for "\n" before they hash a script.
func TestInlineScriptLineEnds(t *testing.T) {
	hashOf := func(page string) string { return pageOf.Of(files.NewContent([]byte(page))).inlineScript }
	want := hashOf("<script>\nlet a = 1;\n</script>")
	for _, src := range []string{"<script>\r\nlet a = 1;\r\n</script>", "<script>\rlet a = 1;\r</script>"} {
		if got := hashOf(src); got != want || got == "" {
			t.Errorf("the hash of %q is %q, want %q", src, got, want)
		}
	}
}
