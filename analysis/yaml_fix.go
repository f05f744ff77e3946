package analysis

import (
	"regexp"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// one makes the fix of a single edit.
func one(title string, preferred bool, span text.Span, with string) []Fix {
	return []Fix{{Title: title, Preferred: preferred, Edits: []text.Edit{{Span: span, New: with}}}}
}

func insertAtStart(title, insert string) func(*pass, syntax.Error) []Fix {
	return func(p *pass, e syntax.Error) []Fix { return one(title, true, text.At(e.Span.Start), insert) }
}

func insertAtEnd(title, insert string, preferred bool) func(*pass, syntax.Error) []Fix {
	return func(p *pass, e syntax.Error) []Fix { return one(title, preferred, text.At(e.Span.End), insert) }
}

// removeSpan takes the error's span out, with the spaces on one side of it, and with
// its whole line where nothing else is left on it.
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
	return one("Remove "+quoteTitle(p.source(e.Span)), true, span, "")
}

// quoteTitle puts a word between the quotes of titles and messages.
func quoteTitle(s string) string { return `"` + s + `"` }

// closeQuote closes a quote at the end of its line, or in front of the comma or
// bracket that ends the entry of a flow collection.
func closeQuote(p *pass, e syntax.Error) []Fix {
	q := p.buf.Slice(e.Span)
	line := p.buf.Line(p.buf.LineAt(e.Span.Start))
	rest := p.buf.Slice(text.Span{Start: e.Span.End, End: line.End})
	if p.inFlow(e.Span.Start) {
		if i := strings.IndexAny(rest, ",]}"); i >= 0 {
			rest = rest[:i]
		}
	}
	end := e.Span.End + len(strings.TrimRight(rest, " \t"))
	return one("Close the quote", true, text.At(end), q)
}

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

func doubleBackslash(p *pass, e syntax.Error) []Fix {
	return one("Write the backslash twice", true, text.At(e.Span.Start), `\`)
}

// isDirective reports whether the error is a directive inside of a document.
func (p *pass) isDirective(e syntax.Error) bool {
	return edit.Column(p.buf, e.Span.Start) == 0 && directive.MatchString(p.buf.String()[e.Span.Start:])
}

var directive = regexp.MustCompile(`^%(YAML|TAG)\s`)

// quoteScalar puts the scalar that holds the error between quotes.
func quoteScalar(p *pass, e syntax.Error) []Fix {
	if p.isDirective(e) {
		return removeLine(p, e)
	}
	n := p.scalarAt(e.Span.Start)
	span := p.restOfLine(e.Span.Start)
	if !n.IsZero() && n.Span().Len() > 0 && !strings.ContainsAny(n.Text(), "\r\n") {
		span = n.Span()
	}
	return one("Put the value between quotes", true, span, edit.InQuotes(p.buf.Slice(span)))
}

// quoteAlias is quoteScalar for what may be meant as an alias.
func quoteAlias(p *pass, e syntax.Error) []Fix {
	fixes := quoteScalar(p, e)
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}

// quoteLine puts all that stands behind the first colon of a line between quotes.
func quoteLine(p *pass, e syntax.Error) []Fix {
	line := p.buf.Line(p.buf.LineAt(e.Span.Start))
	before := p.buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	colon := strings.Index(before, ": ")
	if colon < 0 {
		return nil
	}
	start := line.Start + colon + 2
	start += len(before[colon+2:]) - len(strings.TrimLeft(before[colon+2:], " "))
	span := p.restOfLine(start)
	return one("Put the value between quotes", true, span, edit.InQuotes(p.buf.Slice(span)))
}

// quoteWhole puts a quoted scalar and the text behind it between quotes.
func quoteWhole(p *pass, e syntax.Error) []Fix {
	line := p.buf.Line(p.buf.LineAt(e.Span.Start))
	before := p.buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	fixes := []Fix(nil)
	if q := strings.IndexAny(before, `"'`); q >= 0 && strings.HasSuffix(strings.TrimRight(before, " "), before[q:q+1]) {
		span := p.restOfLine(line.Start + q)
		fixes = one("Put the whole value between quotes", false, span, edit.InQuotes(p.buf.Slice(span)))
	}
	span := e.Span
	span.Start = line.Start + len(strings.TrimRight(before, " "))
	return append(fixes, one("Remove "+quoteTitle(p.source(e.Span)), false, span, "")...)
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
