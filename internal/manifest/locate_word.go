package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// isBelow reports whether a value, or the cursor where it is Empty, is on a later
// line than the offset after which it comes.
func (l *locator) isBelow(n syntax.Node, after int) bool {
	at := l.offset
	if n.Kind() != syntax.Empty && n.Outer().Start <= l.offset {
		at = n.Outer().Start
	}
	return l.f.buf.LineAt(at) > l.f.buf.LineAt(after)
}

// word sets the span to replace and how it is quoted.
func (l *locator) word(n syntax.Node) {
	if n.IsZero() || n.Kind() == syntax.Empty || !n.Span().Contains(l.offset) && !isBlock(n) {
		return
	}
	switch n.Kind() {
	case syntax.Literal, syntax.Folded:
		l.out.Block = !l.sameLine(n.Span().Start)
		l.wordInText()
		return
	case syntax.SingleQuoted:
		l.out.Quote = '\''
	case syntax.DoubleQuoted:
		l.out.Quote = '"'
	case syntax.Mapping, syntax.Sequence:
		return
	}
	span := ContentSpan(n)
	if l.out.Quote != 0 && (l.offset < span.Start || l.offset > span.End) { // outside of the quotes
		l.out.Quote = 0
		return
	}
	l.out.Span = text.Span{Start: max(span.Start, l.line.Start), End: min(span.End, l.line.End)}
	if span.Start < l.line.Start { // a later line of the scalar: leave its indentation
		rest := l.f.buf.Slice(l.out.Span)
		l.out.Span.Start = min(l.offset, l.out.Span.Start+len(rest)-len(strings.TrimLeft(rest, " \t")))
	}
}

// wordInText sets the span to the word at the cursor in the text of a block scalar.
func (l *locator) wordInText() {
	if !l.out.Block {
		return
	}
	src, span := l.f.buf.String(), text.At(l.offset)
	for span.Start > l.line.Start && src[span.Start-1] > ' ' {
		span.Start--
	}
	for span.End < l.line.End && src[span.End] > ' ' {
		span.End++
	}
	l.out.Span = span
}

// keys are the names of a mapping's pairs, one and those without a colon left out.
func (f *File) keys(n syntax.Node, but syntax.PairNode) []string {
	var keys []string
	for p := range n.Pairs() {
		if p != but && !f.isHalfTyped(p) {
			keys = append(keys, p.KeyText())
		}
	}
	return keys
}
