package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

func removeDuplicate(p *pass, e syntax.Error) []Fix {
	path := p.path(e.Span.Start)
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Kind() == syntax.Pair && path[i-1].Kind() == syntax.Mapping {
			edits := p.edit().RemovePair(path[i-1], syntax.PairNode{Node: path[i]})
			return append(p.listConditions(path[:i]), Fix{Title: "Remove this " + quoteTitle(p.keyText(e.Span)), Edits: edits})
		}
	}
	return nil
}

// keyText is what a key says, without its quotes, shortened to show in a message.
func (p *pass) keyText(key text.Span) string {
	path := p.path(key.Start)
	for _, n := range slices.Backward(path) {
		if pair := (syntax.PairNode{Node: n}); n.Kind() == syntax.Pair && pair.Key().Span() == key {
			return shortened(pair.KeyText())
		}
	}
	return p.source(key)
}

// closeFlow closes a flow collection where it ends.
func closeFlow(p *pass, e syntax.Error) []Fix {
	closer := closing(p.buf.Slice(e.Span))
	end := p.restOfLine(e.Span.Start).End
	for _, n := range p.path(e.Span.Start) {
		if n.IsFlow() && n.Span().Start == e.Span.Start {
			end = n.Span().End
		}
	}
	return one("Add "+quoteTitle(closer), false, text.At(end), closer)
}

// insertComma puts the comma behind the entry in front of the error. That is safe where no text can
// hold both: they stand on two lines, or both end with a quote or a bracket; and all brackets
// are closed.
func insertComma(p *pass, e syntax.Error) []Fix {
	before := p.buf.String()[:e.Span.Start]
	at := len(strings.TrimRight(before, " \t\r\n"))
	comma := ","
	if at == e.Span.Start {
		comma = ", "
	}
	between := p.buf.Slice(text.Span{Start: at, End: e.Span.Start})
	isEnclosed := at > 0 && strings.IndexByte("\"']}", before[at-1]) >= 0 && strings.ContainsAny(p.buf.Slice(e.Span)[:1], "\"'[{")
	isOpen := slices.ContainsFunc(p.errors, func(e syntax.Error) bool { return e.Kind == syntax.UnclosedFlow })
	return one("Insert a comma", !isOpen && (strings.Contains(between, "\n") || isEnclosed), text.At(at), comma)
}

// emptyLine takes the spaces of a blank line out. That is safe: a text does not hold them.
func emptyLine(p *pass, e syntax.Error) []Fix {
	return one("Remove the spaces", true, p.buf.Line(p.buf.LineAt(e.Span.Start)), "")
}

func removeLine(p *pass, e syntax.Error) []Fix {
	return one("Remove the directive", false, p.edit().WholeLines(e.Span), "")
}

// removeDocument removes a second document, or only its marker where nothing
// follows it, which is safe.
func removeDocument(p *pass, e syntax.Error) []Fix {
	rest := text.Span{Start: e.Span.Start, End: p.buf.Len()}
	if strings.TrimSpace(p.buf.Slice(text.Span{Start: e.Span.End, End: rest.End})) == "" {
		return one("Remove \"---\"", true, rest, "")
	}
	return one("Remove everything from \"---\" on", false, rest, "")
}

// resolveConflict keeps one of the two versions of a conflict.
func resolveConflict(p *pass, e syntax.Error) []Fix {
	open, middle, end := p.buf.LineAt(e.Span.Start), -1, -1
	base := -1
	for line := open + 1; line < p.buf.Lines() && end < 0; line++ {
		switch s := p.buf.Slice(p.buf.Line(line)); {
		case strings.HasPrefix(s, "|||||||"):
			base = line
		case strings.HasPrefix(s, "=======") && middle < 0:
			middle = line
		case strings.HasPrefix(s, ">>>>>>>"):
			end = line
		}
	}
	if middle < 0 || end < middle || !strings.HasPrefix(p.buf.Slice(p.buf.Line(open)), "<<<<<<<") {
		return nil
	}
	if base < 0 || base > middle {
		base = middle
	}
	lines := func(first, last int) text.Edit { // removes lines first to last
		return text.Edit{Span: p.edit().WholeLines(text.Span{Start: p.buf.Line(first).Start, End: p.buf.Line(last).Start})}
	}
	return []Fix{
		{Title: "Keep the first version", Edits: []text.Edit{lines(open, open), lines(base, end)}},
		{Title: "Keep the second version", Edits: []text.Edit{lines(open, middle), lines(end, end)}},
	}
}

// innerFlow is the innermost flow collection around an offset.
func (p *pass) innerFlow(offset int) syntax.Node {
	path := p.path(offset)
	for i := len(path) - 1; i >= 0; i-- {
		k := path[i].Kind()
		if (k == syntax.Mapping || k == syntax.Sequence) && path[i].IsFlow() && path[i].Span().Start < offset {
			return path[i]
		}
	}
	return syntax.Node{}
}

// openBracket is the bracket or brace that is open at an offset, or "".
func (p *pass) openBracket(offset int) string {
	n := p.innerFlow(offset)
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
func (p *pass) openLine(offset int) int {
	return p.lineOf(p.innerFlow(offset).Span())
}

// replaceClose puts the bracket that fits in the place of the one that does not, or
// removes it, whichever leaves fewer errors.
func replaceClose(p *pass, e syntax.Error) []Fix {
	remove := removeSpan(p, e)
	remove[0].Preferred = false
	open := p.openBracket(e.Span.Start)
	if open == "" || closing(open) == p.buf.Slice(e.Span) {
		return remove
	}
	closer := closing(open)
	return p.best(append(one("Replace by "+quoteTitle(closer), false, e.Span, closer), remove...))
}

// headerText moves the text behind "|" or ">" to the line below, or removes it. Neither is safe: it
// may be meant as a comment.
func headerText(p *pass, e syntax.Error) []Fix {
	line := p.buf.Line(p.buf.LineAt(e.Span.Start))
	holder, scalar := p.holderOf(p.buf.LineAt(e.Span.Start))
	t := looseText{p: p, holder: holder, scalar: scalar}
	if !t.isBlock() {
		return removeSpan(p, e)
	}
	before := p.buf.Slice(text.Span{Start: line.Start, End: e.Span.Start})
	span := text.Span{Start: line.Start + len(strings.TrimRight(before, " \t")), End: e.Span.Start}
	fixes := one("Move it to the next line", false, span, p.edit().Style.Newline+edit.Spaces(t.column()))
	return append(fixes, removeSpan(p, e)...)
}
