package yaml

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/keys"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
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
	p      *analysis.Pass
	holder syntax.Node // the pair or list entry of the text
	scalar syntax.Node
	maps   []openMap // around the text
	head   int       // the line on which the text ends that is indented
	first  int       // the first line of the run
	last   int       // the last one
}

// openMap is a map around a place, and the column of its keys.
type openMap struct {
	keys.Place
	column int
}

// unindentedText reads an error as the text of a "|" or ">" that is not indented.
func unindentedText(p *analysis.Pass, e syntax.Error) (reading, bool) {
	line := errorLine(p, e)
	if !mayBeText[e.Kind] || strings.TrimSpace(p.Buf.Slice(text.Span{Start: p.Buf.Line(line).Start, End: e.Span.Start})) != "" && !startsOddly(p, line) {
		return reading{}, false
	}
	t, ok := looseTextAt(p, line)
	if !ok {
		return reading{}, false
	}
	span := content(p, t.firstText())
	name := "the entry"
	above := "its dash"
	if t.holder.Kind() == syntax.Pair {
		name = prose.QuoteTitle(prose.Shortened(syntax.PairNode{Node: t.holder}.KeyText()))
		above = name
	}
	d := analysis.Diagnostic{
		Rule: mistakes[syntax.UnindentedText].Rule, Span: span,
		Message: fmt.Sprintf("the text of %s must be indented more than %s: indent it by %s", name, above, spaces(t.column())),
		Mend:    t.fixes,
	}
	return reading{Diagnostic: d, first: t.head, last: t.last, explains: true}, true
}

// startsOddly reports whether a line starts like a text that the parser takes apart: with
// a quote, a star or the like.
func startsOddly(p *analysis.Pass, line int) bool {
	s := p.LineText(line)
	return s != "" && strings.IndexByte("\"'*&!{[", s[0]) >= 0
}

// content is a line without the blanks around what it says.
func content(p *analysis.Pass, line int) text.Span {
	span := p.Buf.Line(line)
	span.Start += indentOf(p, line)
	span.End -= len(p.Buf.Slice(span)) - len(strings.TrimRight(p.Buf.Slice(span), " \t"))
	return span
}

// looseTextAt returns the run of text that a line with an error belongs to.
func looseTextAt(p *analysis.Pass, line int) (looseText, bool) {
	t := looseText{p: p, head: line - 1, first: line, last: line}
	for ; t.head >= 0 && line-t.head <= maxTextAbove; t.head-- {
		if s := p.LineText(t.head); s == "" || s[0] == '#' {
			continue
		}
		if t.holder, t.scalar = p.HolderOf(t.head); t.isBlock() || mend.Keyless.MatchString(p.LineText(t.head)) {
			break
		}
	}
	if !t.isBlock() || t.holder.Kind() != syntax.Pair && t.holder.Kind() != syntax.Item {
		return t, false
	}
	t.maps = mapsAround(p, t.holder)
	if t.isEmpty() {
		t.first = t.head + 1
	}
	for at := t.first; at <= line; at++ {
		if s := p.LineText(at); s != "" && s[0] != '#' && !t.isText(at) {
			return t, false
		}
	}
	for p.LineText(t.first) == "" {
		t.first++
	}
	t.extend()
	return t, true
}

// extend adds the lines below that are more of the text.
func (t *looseText) extend() {
	base := indentOf(t.p, t.last)
	for at := t.last + 1; at < t.p.Buf.Lines(); at++ {
		switch s := t.p.LineText(at); {
		case s == "" || s[0] == '#':
		case indentOf(t.p, at) < base || !t.isText(at):
			return
		default:
			t.last = at
		}
	}
}

// isBlock reports whether the text is literal or folded.
func (t *looseText) isBlock() bool {
	return t.scalar.Kind() == syntax.Literal || t.scalar.Kind() == syntax.Folded
}

// isEmpty reports whether the "|" or ">" has no text yet.
func (t *looseText) isEmpty() bool {
	span := t.scalar.Span()
	return t.p.Buf.LineAt(span.Start) == t.p.Buf.LineAt(span.End)
}

// firstText is the first line of the run that does not look like a comment.
func (t *looseText) firstText() int {
	for at := t.first; at < t.last; at++ {
		if s := t.p.LineText(at); s != "" && s[0] != '#' {
			return at
		}
	}
	return t.last
}

// outer is the column that the text must be indented more than.
func (t *looseText) outer() int { return yamledit.Column(t.p.Buf, t.holder.Outer().Start) }

// column is where the lines of the text start.
func (t *looseText) column() int {
	head := t.p.Buf.LineAt(t.scalar.Span().Start)
	if !t.isEmpty() {
		for at := head + 1; at < t.p.Buf.Lines(); at++ {
			if t.p.LineText(at) != "" {
				return indentOf(t.p, at)
			}
		}
	}
	if digit := mend.Indicated.FindString(t.scalar.Text()); digit != "" {
		return t.outer() + int(digit[len(digit)-1]-'0')
	}
	return t.outer() + t.p.Edit().Style.Step
}

// isText reports whether a line that is not blank can be a line of the text: what it starts
// with is no key that Forge knows there, nor nearly one.
func (t *looseText) isText(line int) bool {
	s, indent := strings.TrimRight(t.p.LineText(line), " \t"), indentOf(t.p, line)
	switch {
	case indent > t.outer():
		return true
	case indent == 0 && (strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "<<<<") || strings.HasPrefix(s, "====") || strings.HasPrefix(s, ">>>>")):
		return false
	case startsWithDash(s):
		entry := strings.TrimLeft(s[1:], " ")
		if startsWithDash(entry) || mend.Keyed.MatchString(entry) || entry == "" {
			return false
		}
		if indent == t.outer() { // a list cannot stand there, or is the text's own
			return t.holder.Kind() == syntax.Pair
		}
		return strings.Contains(entry, " ")
	}
	if m := mend.Keyed.FindStringSubmatch(s); m != nil {
		name := strings.Trim(m[1], `"'`)
		return strings.Contains(name, " ") || !t.mayBeKey(name, indent)
	}
	word, rest, _ := strings.Cut(s, " ")
	if rest != "" {
		return strings.Contains(rest, " ") || !t.mayBeKey(word, indent)
	}
	return !mend.OneWord.MatchString(word) || t.isEmpty() && !t.mayBeKey(word, indent)
}

// mayBeKey reports whether a word may be a key in a map whose keys stand in a column.
func (t *looseText) mayBeKey(word string, column int) bool {
	for _, m := range t.maps {
		if m.column == column && m.MayBeKey(word) {
			return true
		}
	}
	return false
}

// mapsAround returns the maps around a pair or list entry, the outermost first.
func mapsAround(p *analysis.Pass, n syntax.Node) []openMap {
	var maps []openMap
	for _, m := range p.Path(n.Span().Start) {
		if m.Kind() != syntax.Mapping || m.IsFlow() {
			continue
		}
		for pair := range m.Pairs() {
			c := p.File.ContextAt(pair.Key().Span().Start)
			if path, ok := c.InMapping(); ok {
				maps = append(maps, openMap{keys.Of(p.File, path, c.Keys), yamledit.Column(p.Buf, pair.Outer().Start)})
			}
			break
		}
	}
	return maps
}
