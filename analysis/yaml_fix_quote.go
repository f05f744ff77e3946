package analysis

import (
	"regexp"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// closeQuote closes a quote at the end of its line, or in front of the comma or
// bracket that ends the entry of a flow collection. That is safe where the text can end
// nowhere else: nothing on the line looks like a comment, another quote or the end of an entry,
// and nothing below may be more of it. A quote alone in front of indented lines is there by
// mistake.
func closeQuote(p *pass, e syntax.Error) []Fix {
	q := p.buf.Slice(e.Span)
	at := p.buf.LineAt(e.Span.Start)
	line := p.buf.Line(at)
	rest := p.buf.Slice(text.Span{Start: e.Span.End, End: line.End})
	isAlone, goesOn := strings.TrimSpace(rest) == "", p.goesOnBelow(at)
	isFlow := p.inFlow(e.Span.Start)
	safe := !isAlone && !goesOn && !isFlow && p.isValue(p.scalarAt(e.Span.Start)) && !strings.ContainsAny(rest, "#\"'\\") && !strings.Contains(rest, ": ")
	if isFlow {
		if i := strings.IndexAny(rest, ",]}"); i >= 0 {
			rest = rest[:i]
		}
	}
	end := e.Span.End + len(strings.TrimRight(rest, " \t"))
	fixes := one("Close the quote", safe, text.At(end), q)
	if isAlone && goesOn && !isFlow {
		return removeMark(p, e, "quote")
	}
	return fixes
}

// goesOnBelow reports whether the next line that is not blank is indented more than what
// stands behind the dashes of a line, or is a list entry that belongs to its key.
func (p *pass) goesOnBelow(line int) bool {
	next := line + 1
	for next < p.buf.Lines() && p.lineText(next) == "" {
		next++
	}
	if next == p.buf.Lines() {
		return false
	}
	s, column := p.lineText(line), p.indent(line)
	for rest := s; startsWithDash(rest); column = p.indent(line) + len(s) - len(rest) {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	isList := startsWithDash(p.lineText(next)) && p.indent(next) == column
	return p.indent(next) > column || isList
}

// removeMark takes out a mark behind a key whose value stands below. It is not safe: only the
// author knows what it was to become.
func removeMark(p *pass, e syntax.Error, name string) []Fix {
	line := p.buf.Line(p.buf.LineAt(e.Span.Start))
	before := p.buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	span := text.Span{Start: line.Start + len(strings.TrimRight(before, " \t")), End: e.Span.End}
	return one("Remove the "+name, false, span, "")
}

// doubleBackslash makes a text of a backslash. That is safe but where a number may be meant: all
// characters stay.
func doubleBackslash(p *pass, e syntax.Error) []Fix {
	safe := !strings.ContainsAny(p.buf.Slice(e.Span)[1:2], "xuU")
	return one("Write the backslash twice", safe, text.At(e.Span.Start), `\`)
}

// isDirective reports whether the error is a directive inside of a document.
func (p *pass) isDirective(e syntax.Error) bool {
	return edit.Column(p.buf, e.Span.Start) == 0 && directive.MatchString(p.buf.String()[e.Span.Start:])
}

var directive = regexp.MustCompile(`^%(YAML|TAG)\s`)

// quoteScalar puts the scalar that holds the error between quotes. That is safe where it is a
// value on one line that ends with the line: behind " #" may be more of it, or a comment.
func quoteScalar(p *pass, e syntax.Error) []Fix {
	if p.isDirective(e) {
		return removeLine(p, e)
	}
	n := p.scalarAt(e.Span.Start)
	span := p.restOfLine(e.Span.Start)
	isOneLine := !n.IsZero() && n.Span().Len() > 0 && !strings.ContainsAny(n.Text(), "\r\n")
	if isOneLine {
		span = n.Span()
	}
	rest := p.buf.Slice(text.Span{Start: span.End, End: p.buf.Line(p.buf.LineAt(span.End)).End})
	safe := isOneLine && p.isValue(n) && !strings.Contains(rest, "#")
	return one("Put the value between quotes", safe, span, edit.InQuotes(p.buf.Slice(span)))
}

// isValue reports whether a node is the value of a pair or a list entry.
func (p *pass) isValue(n syntax.Node) bool {
	path := p.path(n.Span().Start)
	if len(path) < 2 {
		return false
	}
	switch parent := path[len(path)-2]; parent.Kind() {
	case syntax.Pair:
		return syntax.PairNode{Node: parent}.Value().Span() == n.Span()
	case syntax.Item:
		return true
	}
	return false
}

// quoteAlias is quoteScalar for what may be meant as an alias.
func quoteAlias(p *pass, e syntax.Error) []Fix {
	fixes := quoteScalar(p, e)
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}

// quoteLine puts all that stands behind the first colon of a line between quotes. That is safe
// where the key is known, and takes a text and no map, and the line has nothing that may be a comment.
// A colon alone in front of indented lines is there by mistake.
func quoteLine(p *pass, e syntax.Error) []Fix {
	at := p.buf.LineAt(e.Span.Start)
	line := p.buf.Line(at)
	pair := p.pairBefore(e.Span.Start)
	if pair.IsZero() {
		return nil
	}
	rest := p.buf.Slice(text.Span{Start: pair.Colon().End, End: line.End})
	start := pair.Colon().End + len(rest) - len(strings.TrimLeft(rest, " \t"))
	if start == e.Span.Start && strings.TrimSpace(rest) == ":" && p.goesOnBelow(at) {
		return removeMark(p, e, "colon")
	}
	span := p.restOfLine(start)
	safe := !strings.Contains(rest, "#") && p.takesOnlyText(pair, p.buf.Slice(span))
	return one("Put the value between quotes", safe, span, edit.InQuotes(p.buf.Slice(span)))
}

// pairBefore is the innermost pair whose colon stands on the line of an offset, before it.
func (p *pass) pairBefore(offset int) syntax.PairNode {
	var found syntax.PairNode
	for _, n := range p.path(offset) {
		pair := syntax.PairNode{Node: n}
		if n.Kind() == syntax.Pair && pair.Colon().Len() > 0 && pair.Colon().Start < offset &&
			p.buf.LineAt(pair.Colon().Start) == p.buf.LineAt(offset) {
			found = pair
		}
	}
	return found
}

// takesOnlyText reports whether Forge knows a key where it stands, and takes some source as a text, and
// not as the map that it would be on a line of its own.
func (p *pass) takesOnlyText(pair syntax.PairNode, source string) bool {
	s, ok := p.keyPlaceAt(pair.Key().Span().Start).schemaOf(pair.KeyText())
	if !ok || !s.Accepts(schema.StringLiteral(source)) {
		return false
	}
	f := manifest.New(text.New(source))
	return len(f.Tree().Errors()) > 0 || !s.Accepts(f.Value(f.Tree().Root()))
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
