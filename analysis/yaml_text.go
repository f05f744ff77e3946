package analysis

import (
	"fmt"
	"regexp"
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

// Forms of lines, without their indentation.
var (
	// keyless is a line that starts a list entry or has nothing behind its key: no sentence.
	keyless = regexp.MustCompile(`^- |:\s*$`)
	// indicated is the head of a text that says how far it is indented.
	indicated = regexp.MustCompile(`^[|>][+-]?[1-9]`)
	// keyed is a line with a key and its colon.
	keyed = regexp.MustCompile(`^("[^"]*"|'[^']*'|[^\s#][^#]*?)\s*:(?:\s+(.*))?$`)
	// oneWord is a name that may become a key.
	oneWord = regexp.MustCompile(`^[\w$][\w$:./-]*$`)
)

// isText reports whether a line that is not blank can be a line of the text: what it starts
// with is no key that Forge knows there, nor nearly one.
func (t *looseText) isText(line int) bool {
	s, indent := strings.TrimRight(t.p.lineText(line), " \t"), t.p.indent(line)
	switch {
	case indent > t.outer():
		return true
	case indent == 0 && (strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "<<<<") || strings.HasPrefix(s, "====") || strings.HasPrefix(s, ">>>>")):
		return false
	case startsWithDash(s):
		entry := strings.TrimLeft(s[1:], " ")
		if startsWithDash(entry) || keyed.MatchString(entry) || entry == "" {
			return false
		}
		if indent == t.outer() { // a list cannot stand there, or is the text's own
			return t.holder.Kind() == syntax.Pair
		}
		return strings.Contains(entry, " ")
	}
	if m := keyed.FindStringSubmatch(s); m != nil {
		name := strings.Trim(m[1], `"'`)
		return strings.Contains(name, " ") || !t.mayBeKey(name, indent)
	}
	word, rest, _ := strings.Cut(s, " ")
	if rest != "" {
		return strings.Contains(rest, " ") || !t.mayBeKey(word, indent)
	}
	return !oneWord.MatchString(word) || t.isEmpty() && !t.mayBeKey(word, indent)
}

// mayBeKey reports whether a word may be a key in a map whose keys stand in a column.
func (t *looseText) mayBeKey(word string, column int) bool {
	for _, m := range t.maps {
		if m.column == column && m.maybe(word) {
			return true
		}
	}
	return false
}

// mapsAround returns the maps around a pair or list entry, the outermost first.
func (p *pass) mapsAround(n syntax.Node) []openMap {
	var maps []openMap
	for _, m := range p.path(n.Span().Start) {
		if m.Kind() != syntax.Mapping || m.IsFlow() {
			continue
		}
		for pair := range m.Pairs() {
			c := p.file.ContextAt(pair.Key().Span().Start)
			if path, ok := c.InMapping(); ok {
				maps = append(maps, openMap{p.keyPlaceOf(path, c.Keys), edit.Column(p.buf, pair.Outer().Start)})
			}
			break
		}
	}
	return maps
}

// fixes indents the run. That is safe where the "|" has no other text, and all lines are
// sentences: the words stay as they are, and can be nothing else.
func (t *looseText) fixes() []Fix {
	edits, safe := t.p.indentRun(t.first, t.last, t.column()), t.isEmpty()
	for at := t.first; at <= t.last; at++ {
		s := strings.TrimSpace(t.p.lineText(at))
		safe = safe && (s == "" || strings.Contains(s, " ") && s[0] != '#' && !keyed.MatchString(s))
	}
	return []Fix{{Title: fmt.Sprintf("Indent the text to column %d", t.column()+1), Preferred: safe, Edits: edits}}
}

// indentRun moves lines so that the leftmost of them starts in a column.
func (p *pass) indentRun(first, last, column int) []text.Edit {
	least := -1
	for at := first; at <= last; at++ {
		if p.lineText(at) != "" && (least < 0 || p.width(at) < least) {
			least = p.width(at)
		}
	}
	var edits []text.Edit
	for at := first; at <= last; at++ {
		if p.lineText(at) == "" {
			continue
		}
		start := p.buf.Line(at).Start
		want := column + p.width(at) - least
		switch {
		case p.hasTab(at):
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + p.indent(at)}, New: edit.Spaces(want)})
		case want >= p.indent(at):
			edits = append(edits, text.Edit{Span: text.At(start), New: edit.Spaces(want - p.indent(at))})
		default:
			edits = append(edits, text.Edit{Span: text.Span{Start: start, End: start + p.indent(at) - want}})
		}
	}
	return edits
}

// width is the number of columns by which a line is indented, where a tab is as wide as a step.
func (p *pass) width(line int) int {
	start := p.buf.Line(line).Start
	return p.looksOf(text.Span{Start: start, End: start + p.indent(line)})[0]
}
