package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// one makes the fix of a single edit.
func one(title string, preferred bool, span text.Span, with string) []Fix {
	return []Fix{{Title: title, Preferred: preferred, Edits: []text.Edit{{Span: span, New: with}}}}
}

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

// quoteTitle puts a word between the quotes of titles and messages.
func quoteTitle(s string) string { return `"` + s + `"` }

// inFlow reports whether offset lies in a flow collection.
func (p *pass) inFlow(offset int) bool {
	in := false
	for _, n := range p.path(offset) {
		in = in || n.IsFlow()
	}
	return in
}

// path returns the nodes around offset, from the outermost to the innermost.
func (p *pass) path(offset int) []syntax.Node {
	var path []syntax.Node
	for n := p.tree.Stream(); !n.IsZero(); {
		path = append(path, n)
		var next syntax.Node
		for c := range n.Around(offset) {
			if s := c.Outer(); s.Start <= offset && offset < max(s.End, s.Start+1) {
				next = c
				break
			}
		}
		n = next
	}
	return path
}

// scalarAt is the scalar that starts at or surrounds offset.
func (p *pass) scalarAt(offset int) syntax.Node {
	path := p.path(offset)
	if n := path[len(path)-1]; n.Kind().IsScalar() || n.Kind() == syntax.Alias {
		return n
	}
	return syntax.Node{}
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
