package suppress

import (
	"iter"
	"math"
	"regexp"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Addressee starts the comments that speak to this program.
const Addressee = "forge-manifest-ls:"

// Comment is a comment that speaks to this program.
type Comment struct {
	Span text.Span // from "#" to the end of the line, in bytes
	// Rules are the names of the rules that are to be ignored; none where the comment is not
	// understood.
	Rules []text.Span
	// Line is the line on which the rules are to be ignored, counted from 0; [math.MaxInt] where
	// no line with content follows.
	Line int
}

// Text is the comment that has a rule ignored.
func Text(rule string) string { return "# " + Addressee + " ignore " + rule }

var (
	// form is what follows "ignore": names of rules, separated by commas, and then a reason.
	form     = regexp.MustCompile(`^[ \t]+ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)(?:[ \t:]|$)`)
	ruleName = regexp.MustCompile(`[a-z0-9-]+`)
	// start is a comment up to the name of a rule, and the start of that name.
	start = regexp.MustCompile(`#[ \t]*` + Addressee + `[ \t]+ignore[ \t]+((?:[a-z0-9-]+[ \t]*,[ \t]*)*)([a-z0-9-]*)$`)
)

// Comments yields the comments of a text that speak to this program, in their order.
func Comments(t *syntax.Tree, b *text.Buffer) iter.Seq[Comment] {
	return func(yield func(Comment) bool) {
		if !strings.Contains(b.String(), Addressee) {
			return
		}
		r := reader{b: b}
		for comment := range t.Comments() {
			said := b.Slice(comment)
			for at := 0; ; at += len(Addressee) {
				i := strings.Index(said[at:], Addressee)
				if i < 0 {
					break
				}
				at += i
				// Else it is prose that speaks of the program.
				if strings.HasSuffix(strings.TrimSpace(said[:at]), "#") && !yield(r.read(comment.Start+at)) {
					return
				}
			}
		}
	}
}

// reader reads the comments of one text.
type reader struct {
	b *text.Buffer
	// from and next are a line and the next line below it with content: the same for all
	// lines between them.
	from, next int
}

// read reads the comment whose addressee stands at an offset.
func (r *reader) read(at int) Comment {
	n := r.b.LineAt(at)
	line := r.b.Line(n)
	before := r.b.Slice(text.Span{Start: line.Start, End: at})
	sign := strings.LastIndexByte(before, '#')
	c := Comment{Span: text.Span{Start: line.Start + sign, End: line.End}, Line: n}
	rest := text.Span{Start: at + len(Addressee), End: line.End}
	m := form.FindStringSubmatchIndex(r.b.Slice(rest))
	if m == nil {
		return c
	}
	if strings.TrimSpace(before[:sign]) == "" {
		c.Line = r.nextContent(n)
	}
	names := text.Span{Start: rest.Start + m[2], End: rest.Start + m[3]}
	for _, f := range ruleName.FindAllStringIndex(r.b.Slice(names), -1) {
		c.Rules = append(c.Rules, text.Span{Start: names.Start + f[0], End: names.Start + f[1]})
	}
	return c
}

// nextContent is the first line below n that is neither blank nor a comment.
func (r *reader) nextContent(n int) int {
	if r.from > n || n >= r.next {
		r.from, r.next = n, nextContent(r.b, n)
	}
	return r.next
}

// nextContent is the first line of a text below n that is neither blank nor a comment.
func nextContent(b *text.Buffer, n int) int {
	for n++; n < b.Lines(); n++ {
		if s := strings.TrimSpace(b.Slice(b.Line(n))); s != "" && s[0] != '#' {
			return n
		}
	}
	return math.MaxInt
}

// Name is the place in a comment where the name of a rule stands or may be written.
type Name struct {
	Span text.Span // in bytes; empty where no name stands yet
	// Before are the rules that the comment names in front of it.
	Before []string
	// Line is as in [Comment].
	Line int
}

// NameAt returns the name of a rule that stands at a byte offset of a text, or may be written
// there. The offset must be in a comment.
func NameAt(b *text.Buffer, offset int) (Name, bool) {
	n := b.LineAt(offset)
	line := b.Line(n)
	before, after := b.Slice(text.Span{Start: line.Start, End: offset}), b.Slice(text.Span{Start: offset, End: line.End})
	m := start.FindStringSubmatchIndex(before)
	if m == nil {
		return Name{}, false
	}
	end := offset
	if rest := ruleName.FindStringIndex(after); rest != nil && rest[0] == 0 {
		end += rest[1]
	}
	name := Name{Span: text.Span{Start: line.Start + m[4], End: end}, Before: ruleName.FindAllString(before[m[2]:m[3]], -1), Line: n}
	if strings.TrimSpace(before[:m[0]]) == "" {
		name.Line = nextContent(b, n)
	}
	return name, true
}
