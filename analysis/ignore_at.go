package analysis

import (
	"regexp"
	"strings"

	"forge-manifest-ls/internal/text"
)

// IgnoreComment is a comment that ignores rules, as it is at a place in it.
type IgnoreComment struct {
	// Name is the name of a rule at the place, in bytes; empty where one may be written.
	Name text.Span
	// Before are the rules that the comment names in front of it.
	Before []string
	// Line is the line on which the comment ignores rules, counted from 0.
	Line int
}

// ignoreStart is a comment up to the name of a rule, and the start of that name.
var ignoreStart = regexp.MustCompile(`#[ \t]*` + addressee + `[ \t]+ignore[ \t]+((?:[a-z0-9-]+[ \t]*,[ \t]*)*)([a-z0-9-]*)$`)

// IgnoreCommentAt returns the comment that ignores rules and names one at a byte offset of a text,
// or may name one there. The offset must be in a comment.
func IgnoreCommentAt(b *text.Buffer, offset int) (IgnoreComment, bool) {
	n := b.LineAt(offset)
	line := b.Line(n)
	before, after := b.Slice(text.Span{Start: line.Start, End: offset}), b.Slice(text.Span{Start: offset, End: line.End})
	m := ignoreStart.FindStringSubmatchIndex(before)
	if m == nil {
		return IgnoreComment{}, false
	}
	rest := ruleName.FindStringIndex(after)
	end := offset
	if rest != nil && rest[0] == 0 {
		end += rest[1]
	}
	c := IgnoreComment{
		Name:   text.Span{Start: line.Start + m[4], End: end},
		Before: ruleName.FindAllString(before[m[2]:m[3]], -1),
		Line:   n,
	}
	if strings.TrimSpace(before[:m[0]]) == "" {
		c.Line = nextContent(b, n)
	}
	return c, true
}
