package yaml

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// removeDuplicate removes a property whose name its map has already.
func removeDuplicate(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	path := p.Path(e.Span.Start)
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Kind() == syntax.Pair && path[i-1].Kind() == syntax.Mapping {
			edits := p.Edit().RemovePair(path[i-1], syntax.PairNode{Node: path[i]})
			return append(listConditions(p, path[:i]), analysis.Fix{Title: "Remove this " + prose.QuoteTitle(keyText(p, e.Span)), Edits: edits})
		}
	}
	return nil
}

// keyText is what a key says, without its quotes, shortened to show in a message.
func keyText(p *analysis.Pass, key text.Span) string {
	path := p.Path(key.Start)
	for _, n := range slices.Backward(path) {
		if pair := (syntax.PairNode{Node: n}); n.Kind() == syntax.Pair && pair.Key().Span() == key {
			return prose.Shortened(pair.KeyText())
		}
	}
	return source(p, key)
}

// closeFlow closes a flow collection where it ends.
func closeFlow(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	closer := closing(p.Buf.Slice(e.Span))
	end := p.RestOfLine(e.Span.Start).End
	for _, n := range p.Path(e.Span.Start) {
		if n.IsFlow() && n.Span().Start == e.Span.Start {
			end = n.Span().End
		}
	}
	return analysis.One("Add "+prose.QuoteTitle(closer), false, text.At(end), closer)
}

// insertComma puts the comma behind the entry in front of the error. That is safe where no text can
// hold both: they stand on two lines, or both end with a quote or a bracket; and all brackets
// are closed.
func insertComma(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	before := p.Buf.String()[:e.Span.Start]
	at := len(strings.TrimRight(before, " \t\r\n"))
	comma := ","
	if at == e.Span.Start {
		comma = ", "
	}
	between := p.Buf.Slice(text.Span{Start: at, End: e.Span.Start})
	isEnclosed := at > 0 && strings.IndexByte("\"']}", before[at-1]) >= 0 && strings.ContainsAny(p.Buf.Slice(e.Span)[:1], "\"'[{")
	isOpen := slices.ContainsFunc(p.Errors, func(e syntax.Error) bool { return e.Kind == syntax.UnclosedFlow })
	return analysis.One("Insert a comma", !isOpen && (strings.Contains(between, "\n") || isEnclosed), text.At(at), comma)
}

// emptyLine takes the spaces of a blank line out. That is safe: a text does not hold them.
func emptyLine(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	return analysis.One("Remove the spaces", true, p.Buf.Line(p.Buf.LineAt(e.Span.Start)), "")
}

// removeLine removes the lines of a directive.
func removeLine(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	return analysis.One("Remove the directive", false, p.Edit().WholeLines(e.Span), "")
}

// removeDocument removes a second document, or only its marker where nothing
// follows it, which is safe.
func removeDocument(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	rest := text.Span{Start: e.Span.Start, End: p.Buf.Len()}
	if strings.TrimSpace(p.Buf.Slice(text.Span{Start: e.Span.End, End: rest.End})) == "" {
		return analysis.One("Remove \"---\"", true, rest, "")
	}
	return analysis.One("Remove everything from \"---\" on", false, rest, "")
}

// resolveConflict keeps one of the two versions of a conflict.
func resolveConflict(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	open, middle, end := p.Buf.LineAt(e.Span.Start), -1, -1
	base := -1
	for line := open + 1; line < p.Buf.Lines() && end < 0; line++ {
		switch s := p.Buf.Slice(p.Buf.Line(line)); {
		case strings.HasPrefix(s, "|||||||"):
			base = line
		case strings.HasPrefix(s, "=======") && middle < 0:
			middle = line
		case strings.HasPrefix(s, ">>>>>>>"):
			end = line
		}
	}
	if middle < 0 || end < middle || !strings.HasPrefix(p.Buf.Slice(p.Buf.Line(open)), "<<<<<<<") {
		return nil
	}
	if base < 0 || base > middle {
		base = middle
	}
	lines := func(first, last int) text.Edit { // removes lines first to last
		return text.Edit{Span: p.Edit().WholeLines(text.Span{Start: p.Buf.Line(first).Start, End: p.Buf.Line(last).Start})}
	}
	return []analysis.Fix{
		{Title: "Keep the first version", Edits: []text.Edit{lines(open, open), lines(base, end)}},
		{Title: "Keep the second version", Edits: []text.Edit{lines(open, middle), lines(end, end)}},
	}
}

// innerFlow is the innermost flow collection around an offset.
func innerFlow(p *analysis.Pass, offset int) syntax.Node {
	path := p.Path(offset)
	for i := len(path) - 1; i >= 0; i-- {
		k := path[i].Kind()
		if (k == syntax.Mapping || k == syntax.Sequence) && path[i].IsFlow() && path[i].Span().Start < offset {
			return path[i]
		}
	}
	return syntax.Node{}
}

// openBracket is the bracket or brace that is open at an offset, or "".
func openBracket(p *analysis.Pass, offset int) string {
	n := innerFlow(p, offset)
	if n.IsZero() {
		return ""
	}
	switch open := n.Text()[:1]; open {
	case "[", "{":
		return open
	}
	return ""
}

// openLine is the line of that bracket, counted from 1.
func openLine(p *analysis.Pass, offset int) int {
	return p.LineOf(innerFlow(p, offset).Span())
}

// replaceClose puts the bracket that fits in the place of the one that does not, or
// removes it, whichever leaves fewer errors.
func replaceClose(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	remove := removeSpan(p, e)
	remove[0].Preferred = false
	open := openBracket(p, e.Span.Start)
	if open == "" || closing(open) == p.Buf.Slice(e.Span) {
		return remove
	}
	closer := closing(open)
	return p.Best(append(analysis.One("Replace with "+prose.QuoteTitle(closer), false, e.Span, closer), remove...))
}

// headerText moves the text behind "|" or ">" to the line below, or removes it. Neither is safe: it
// may be meant as a comment.
func headerText(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.Line(p.Buf.LineAt(e.Span.Start))
	holder, scalar := p.HolderOf(p.Buf.LineAt(e.Span.Start))
	t := looseText{p: p, holder: holder, scalar: scalar}
	if !t.isBlock() {
		return removeSpan(p, e)
	}
	before := p.Buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	span := text.Span{Start: line.Start + len(strings.TrimRight(before, " \t")), End: e.Span.Start}
	fixes := analysis.One("Move it to the next line", false, span, p.Edit().Style.Newline+yamledit.Spaces(t.column()))
	return append(fixes, removeSpan(p, e)...)
}
