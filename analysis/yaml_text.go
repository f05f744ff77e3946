package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// mayBeText are the errors that a line of text makes where a key belongs.
var mayBeText = map[syntax.ErrorKind]bool{
	syntax.UnindentedText: true, syntax.MissingColon: true, syntax.MissingSpace: true, syntax.MissingDash: true,
	syntax.UnexpectedItem: true, syntax.BadIndentation: true, syntax.NestedMapping: true, syntax.UnexpectedText: true,
	syntax.UnclosedQuote: true, syntax.UnclosedFlow: true, syntax.ReservedCharacter: true, syntax.UnexpectedClose: true,
	syntax.UnresolvedAlias: true, syntax.InvalidProperty: true, syntax.InvalidTag: true, syntax.MissingCommentSpace: true,
}

// maxTextAbove is how far below the "|" of an empty text the first line may stand that is wrong:
// those between look like keys.
const maxTextAbove = 20

// looseText is a run of lines that belong to the text of a "|" or ">" above them, and are
// not indented as it must be.
type looseText struct {
	p      *pass
	holder syntax.Node // the pair or list entry of the text
	scalar syntax.Node
	maps   []openMap // around the text
	head   int       // the line on which the text ends that is indented
	first  int       // the first line of the run
	last   int       // the last one
}

// openMap is a map around a place, and the column of its keys.
type openMap struct {
	keyPlace
	column int
}

// unindentedText reads an error as the text of a "|" or ">" that is not indented.
func unindentedText(p *pass, e syntax.Error) (reading, bool) {
	line := p.errorLine(e)
	if !mayBeText[e.Kind] || strings.TrimSpace(p.buf.Slice(text.Span{Start: p.buf.Line(line).Start, End: e.Span.Start})) != "" && !p.startsOddly(line) {
		return reading{}, false
	}
	t, ok := p.looseTextAt(line)
	if !ok {
		return reading{}, false
	}
	span := p.content(t.firstText())
	name := "the entry"
	above := "its dash"
	if t.holder.Kind() == syntax.Pair {
		name = quoteTitle(shortened(syntax.PairNode{Node: t.holder}.KeyText()))
		above = name
	}
	d := Diagnostic{
		Rule: yamlMistakes[syntax.UnindentedText].rule, Span: span,
		Message: fmt.Sprintf("the text of %s must be indented more than %s: indent it to column %d", name, above, t.column()+1),
		Mend:    t.fixes,
	}
	return reading{Diagnostic: d, first: t.head, last: t.last, explains: true}, true
}

// startsOddly reports whether a line starts like a text that the parser takes apart: with
// a quote, a star or the like.
func (p *pass) startsOddly(line int) bool {
	s := p.lineText(line)
	return s != "" && strings.IndexByte("\"'*&!{[", s[0]) >= 0
}

// content is a line without the blanks around what it says.
func (p *pass) content(line int) text.Span {
	span := p.buf.Line(line)
	span.Start += p.indent(line)
	span.End -= len(p.buf.Slice(span)) - len(strings.TrimRight(p.buf.Slice(span), " \t"))
	return span
}

// looseTextAt returns the run of text that a line with an error belongs to.
func (p *pass) looseTextAt(line int) (looseText, bool) {
	t := looseText{p: p, head: line - 1, first: line, last: line}
	for ; t.head >= 0 && line-t.head <= maxTextAbove; t.head-- {
		if s := p.lineText(t.head); s == "" || s[0] == '#' {
			continue
		}
		if t.holder, t.scalar = p.holderOf(t.head); t.isBlock() || keyless.MatchString(p.lineText(t.head)) {
			break
		}
	}
	if !t.isBlock() || t.holder.Kind() != syntax.Pair && t.holder.Kind() != syntax.Item {
		return t, false
	}
	t.maps = p.mapsAround(t.holder)
	if t.isEmpty() {
		t.first = t.head + 1
	}
	for at := t.first; at <= line; at++ {
		if s := p.lineText(at); s != "" && s[0] != '#' && !t.isText(at) {
			return t, false
		}
	}
	for p.lineText(t.first) == "" {
		t.first++
	}
	t.extend()
	return t, true
}

// extend adds the lines below that are more of the text.
func (t *looseText) extend() {
	base := t.p.indent(t.last)
	for at := t.last + 1; at < t.p.buf.Lines(); at++ {
		switch s := t.p.lineText(at); {
		case s == "" || s[0] == '#':
		case t.p.indent(at) < base || !t.isText(at):
			return
		default:
			t.last = at
		}
	}
}

func (t *looseText) isBlock() bool {
	return t.scalar.Kind() == syntax.Literal || t.scalar.Kind() == syntax.Folded
}

// isEmpty reports whether the "|" or ">" has no text yet.
func (t *looseText) isEmpty() bool {
	span := t.scalar.Span()
	return t.p.buf.LineAt(span.Start) == t.p.buf.LineAt(span.End)
}

// firstText is the first line of the run that does not look like a comment.
func (t *looseText) firstText() int {
	for at := t.first; at < t.last; at++ {
		if s := t.p.lineText(at); s != "" && s[0] != '#' {
			return at
		}
	}
	return t.last
}

// outer is the column that the text must be indented more than.
func (t *looseText) outer() int { return edit.Column(t.p.buf, t.holder.Outer().Start) }

// column is where the lines of the text start.
func (t *looseText) column() int {
	head := t.p.buf.LineAt(t.scalar.Span().Start)
	if !t.isEmpty() {
		for at := head + 1; at < t.p.buf.Lines(); at++ {
			if t.p.lineText(at) != "" {
				return t.p.indent(at)
			}
		}
	}
	if digit := indicated.FindString(t.scalar.Text()); digit != "" {
		return t.outer() + int(digit[len(digit)-1]-'0')
	}
	return t.outer() + t.p.edit().Style.Step
}
