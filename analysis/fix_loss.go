package analysis

import "strings"

// losesComment reports whether a fix may take a comment away: what somebody wrote there is
// worth a question. Each "#" counts as one, because that costs no walk over the comments.
func (p *pass) losesComment(fix Fix) bool {
	for _, e := range fix.Edits {
		if strings.Contains(p.buf.Slice(e.Span), "#") {
			return true
		}
	}
	return false
}
