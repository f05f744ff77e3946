package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// spaceBeforeComment makes a comment of what stands behind a value. It is not safe: it may
// be more of the value.
func spaceBeforeComment(_ *pass, e syntax.Error) []Fix {
	return one("Insert a space", false, text.At(e.Span.Start), " ")
}

// removeComma takes a needless comma out. That is safe: it is of no value.
func removeComma(p *pass, e syntax.Error) []Fix {
	fixes := removeSpan(p, e)
	fixes[0].Preferred = true
	return fixes
}

// removeSpan takes the error's span out, with the spaces on one side of it, and with
// its whole line where nothing else is left on it. It is not safe: what looks like a tag
// or an anchor may be meant as text, and an anchor may have its uses.
func removeSpan(p *pass, e syntax.Error) []Fix {
	span, line := e.Span, p.buf.Line(p.buf.LineAt(e.Span.Start))
	before := p.buf.Slice(text.Span{Start: line.Start, End: span.Start})
	after := p.buf.Slice(text.Span{Start: span.End, End: line.End})
	switch {
	case strings.TrimSpace(before+after) == "":
		span = p.edit().WholeLines(span)
	case strings.TrimSpace(after) == "":
		span.Start = line.Start + len(strings.TrimRight(before, " \t"))
	case strings.HasSuffix(before, " "):
		span.End += len(after) - len(strings.TrimLeft(after, " "))
	}
	return one("Remove "+quoteTitle(p.source(e.Span)), false, span, "")
}

// restOfLine is the text from offset to the end of its line, without a comment
// and without spaces.
func (p *pass) restOfLine(offset int) text.Span {
	line := p.buf.Line(p.buf.LineAt(offset))
	rest := p.buf.Slice(text.Span{Start: offset, End: line.End})
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	return text.Span{Start: offset, End: offset + len(strings.TrimRight(rest, " \t"))}
}
