package mend

import (
	"strings"

	"forge-manifest-ls/analysis"
)

// LosesComment reports whether a fix may take a comment away: what somebody wrote there is
// worth a question. Each "#" counts as one, because that costs no walk over the comments.
func LosesComment(p *analysis.Pass, fix analysis.Fix) bool {
	for _, e := range fix.Edits {
		if strings.Contains(p.Buf.Slice(e.Span), "#") {
			return true
		}
	}
	return false
}
