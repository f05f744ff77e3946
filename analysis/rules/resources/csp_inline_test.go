package resources

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
)

func FuzzPage(f *testing.F) {
	for _, page := range []string{"<A\x9f", "<meta http-equiv=Content-Security-Policy content=\"style-src 'unsafe-inline'\">", "<title><meta>", "<!--<meta>-->", "<script>'<meta>'"} {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if policy := policyOf(page); policy != "" && !strings.Contains(strings.ToLower(page), "content-security-policy") && !strings.Contains(page, "&") {
			t.Errorf("a policy %q from nowhere", policy)
		}
	})
}

// TestPageIsLinear gives the reader texts on which bad ones take the square of their length: it
// would not come to an end here.
func TestPageIsLinear(t *testing.T) {
	const n = 1 << 20
	for _, unit := range []string{"<a", "<", "</", "<title>", "<meta ", "`${", "/*", "{", "'", "/", "<!--"} {
		allowsInlineStyle.Of(files.NewContent([]byte(strings.Repeat(unit, n/len(unit)))))
	}
}
