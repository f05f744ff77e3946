package yaml

import (
	"regexp"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// closeQuote closes a quote at the end of its line, or in front of the comma or
// bracket that ends the entry of a flow collection. That is safe where the text can end
// nowhere else: nothing on the line looks like a comment, another quote or the end of an entry,
// and nothing below may be more of it. A quote alone in front of indented lines is there by
// mistake.
func closeQuote(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	q := p.Buf.Slice(e.Span)
	at := p.Buf.LineAt(e.Span.Start)
	line := p.Buf.Line(at)
	rest := p.Buf.Slice(text.Span{Start: e.Span.End, End: line.End})
	isAlone, goesOn := strings.TrimSpace(rest) == "", goesOnBelow(p, at)
	isFlow := p.InFlow(e.Span.Start)
	safe := !isAlone && !goesOn && !isFlow && isValue(p, mend.ScalarAt(p, e.Span.Start)) && !strings.ContainsAny(rest, "#\"'\\") && !strings.Contains(rest, ": ")
	if isFlow {
		if i := strings.IndexAny(rest, ",]}"); i >= 0 {
			rest = rest[:i]
		}
	}
	end := e.Span.End + len(strings.TrimRight(rest, " \t"))
	fixes := analysis.One("Close the quote", safe, text.At(end), q)
	if isAlone && goesOn && !isFlow {
		return removeMark(p, e, "quote")
	}
	return fixes
}

// goesOnBelow reports whether the next line that is not blank is indented more than what
// stands behind the dashes of a line, or is a list entry that belongs to its key.
func goesOnBelow(p *analysis.Pass, line int) bool {
	next := line + 1
	for next < p.Buf.Lines() && p.LineText(next) == "" {
		next++
	}
	if next == p.Buf.Lines() {
		return false
	}
	s, column := p.LineText(line), indentOf(p, line)
	for rest := s; startsWithDash(rest); column = indentOf(p, line) + len(s) - len(rest) {
		rest = strings.TrimLeft(rest[1:], " ")
	}
	isList := startsWithDash(p.LineText(next)) && indentOf(p, next) == column
	return indentOf(p, next) > column || isList
}

// removeMark takes out a mark behind a key whose value stands below. It is not safe: only the
// author knows what it was to become.
func removeMark(p *analysis.Pass, e syntax.Error, name string) []analysis.Fix {
	line := p.Buf.Line(p.Buf.LineAt(e.Span.Start))
	before := p.Buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	span := text.Span{Start: line.Start + len(strings.TrimRight(before, " \t")), End: e.Span.End}
	return analysis.One("Remove the "+name, false, span, "")
}

// doubleBackslash makes a text of a backslash. That is safe but where a number may be meant: all
// characters stay.
func doubleBackslash(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	safe := !strings.ContainsAny(p.Buf.Slice(e.Span)[1:2], "xuU")
	return analysis.One("Write the backslash twice", safe, text.At(e.Span.Start), `\`)
}

// isDirective reports whether the error is a directive inside of a document.
func isDirective(p *analysis.Pass, e syntax.Error) bool {
	return yamledit.Column(p.Buf, e.Span.Start) == 0 && directive.MatchString(p.Buf.String()[e.Span.Start:])
}

var directive = regexp.MustCompile(`^%(YAML|TAG)\s`)

// quoteScalar puts the scalar that holds the error between quotes. That is safe where it is a
// value on one line that ends with the line: behind " #" may be more of it, or a comment.
func quoteScalar(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	if isDirective(p, e) {
		return removeLine(p, e)
	}
	n := mend.ScalarAt(p, e.Span.Start)
	span := p.RestOfLine(e.Span.Start)
	isOneLine := !n.IsZero() && n.Span().Len() > 0 && !strings.ContainsAny(n.Text(), "\r\n")
	if isOneLine {
		span = n.Span()
	}
	rest := p.Buf.Slice(text.Span{Start: span.End, End: p.Buf.Line(p.Buf.LineAt(span.End)).End})
	safe := isOneLine && isValue(p, n) && !strings.Contains(rest, "#")
	return mend.Supposing(analysis.One("Put the value between quotes", safe, span, yamledit.InQuotes(p.Buf.Slice(span))))
}

// isValue reports whether a node is the value of a pair or a list entry.
func isValue(p *analysis.Pass, n syntax.Node) bool {
	path := p.Path(n.Span().Start)
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
func quoteAlias(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	fixes := quoteScalar(p, e)
	for i := range fixes {
		fixes[i].Preferred = false
	}
	return fixes
}

// quoteLine puts all that stands behind the first colon of a line between quotes. That is safe
// where the key is known, and takes a text and no map, and the line has nothing that may be a comment.
// A colon alone in front of indented lines is there by mistake.
func quoteLine(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	at := p.Buf.LineAt(e.Span.Start)
	line := p.Buf.Line(at)
	pair := pairBefore(p, e.Span.Start)
	if pair.IsZero() {
		return nil
	}
	rest := p.Buf.Slice(text.Span{Start: pair.Colon().End, End: line.End})
	start := pair.Colon().End + len(rest) - len(strings.TrimLeft(rest, " \t"))
	if start == e.Span.Start && strings.TrimSpace(rest) == ":" && goesOnBelow(p, at) {
		return removeMark(p, e, "colon")
	}
	span := p.RestOfLine(start)
	safe := !strings.Contains(rest, "#") && takesOnlyText(p, pair, p.Buf.Slice(span))
	return mend.Supposing(analysis.One("Put the value between quotes", safe, span, yamledit.InQuotes(p.Buf.Slice(span))))
}

// pairBefore is the innermost pair whose colon stands on the line of an offset, before it.
func pairBefore(p *analysis.Pass, offset int) syntax.PairNode {
	var found syntax.PairNode
	for _, n := range p.Path(offset) {
		pair := syntax.PairNode{Node: n}
		if n.Kind() == syntax.Pair && pair.Colon().Len() > 0 && pair.Colon().Start < offset &&
			p.Buf.LineAt(pair.Colon().Start) == p.Buf.LineAt(offset) {
			found = pair
		}
	}
	return found
}

// takesOnlyText reports whether Forge knows a key where it stands, and takes some source as a text, and
// not as the map that it would be on a line of its own.
func takesOnlyText(p *analysis.Pass, pair syntax.PairNode, source string) bool {
	s, ok := p.KeysAt(pair.Key().Span().Start).SchemaOf(pair.KeyText())
	if !ok || !s.Accepts(schema.StringLiteral(source)) {
		return false
	}
	f := manifest.New(text.New(source))
	return len(f.Tree().Errors()) > 0 || !s.Accepts(f.Value(f.Tree().Root()))
}

// quoteWhole puts a quoted scalar and the text behind it between quotes.
func quoteWhole(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.Line(p.Buf.LineAt(e.Span.Start))
	before := p.Buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	fixes := []analysis.Fix(nil)
	if q := strings.IndexAny(before, `"'`); q >= 0 && strings.HasSuffix(strings.TrimRight(before, " "), before[q:q+1]) {
		span := p.RestOfLine(line.Start + q)
		fixes = mend.Supposing(analysis.One("Put the whole value between quotes", false, span, yamledit.InQuotes(p.Buf.Slice(span))))
	}
	span := e.Span
	span.Start = line.Start + len(strings.TrimRight(before, " "))
	return append(fixes, analysis.One("Remove "+prose.QuoteTitle(source(p, e.Span)), false, span, "")...)
}
