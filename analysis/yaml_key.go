package analysis

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// Forms of lines on which a colon is missing.
var (
	// withEquals is "key = value".
	withEquals = regexp.MustCompile(`^([\w$][\w$:.-]*)([ \t]*=[ \t]*)(.*)$`)
	// withWords is a line that starts with a word that could be a key, and goes on.
	withWords = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_:-]* +\S`)
)

// keyOrProse reads a line without a colon, or with one that no space follows, by what Forge
// allows there: a key whose colon is missing, or text and no key at all.
func keyOrProse(p *pass, e syntax.Error) (reading, bool) {
	switch e.Kind {
	case syntax.MissingSpace:
		n := p.scalarAt(e.Span.Start)
		place := p.keyPlaceAt(n.Span().Start)
		word, rest, _ := strings.Cut(n.Text(), " ")
		if n.IsZero() || rest == "" && !place.knows(word) && !(strings.Contains(word, ":") && place.begins(word)) {
			return reading{}, false
		}
		if name, _, _ := strings.Cut(word, ":"); rest != "" && place.knows(name) {
			return reading{}, false
		}
		e = syntax.Error{Kind: syntax.MissingColon, Span: n.Span()}
	case syntax.MissingColon, syntax.UnindentedText:
	default:
		return reading{}, false
	}
	line, place := p.buf.Slice(e.Span), p.keyPlaceAt(e.Span.Start)
	if m := withEquals.FindStringSubmatchIndex(line); m != nil && place.knows(line[m[2]:m[3]]) {
		return p.equalsSign(e, place, line, m), true
	}
	word, rest, _ := strings.Cut(line, " ")
	if rest != "" && !place.knows(word) && !isEnclosed(line) || e.Kind == syntax.UnindentedText {
		return p.prose(e), true
	}
	return p.asIs(e), true
}

// isEnclosed reports whether a text stands between quotes or brackets.
func isEnclosed(s string) bool { return s != "" && strings.IndexByte("\"'[{", s[0]) >= 0 }

// equalsSign reads "key = value".
func (p *pass) equalsSign(e syntax.Error, place keyPlace, line string, m []int) reading {
	name, value := line[m[2]:m[3]], line[m[6]:m[7]]
	r := p.asIs(e)
	r.Message = fmt.Sprintf("\"=\" does not separate a key from its value: write \"%s: %s\"", name, shortened(value))
	r.Mend = func() []Fix {
		span := text.Span{Start: e.Span.Start + m[4], End: e.Span.Start + m[5]}
		with := ": "
		if value == "" {
			with = ":"
		}
		return one("Replace \"=\" by \":\"", place.fits(name, value), span, with)
	}
	return r
}

// prose reads lines that are no key: text that goes on from the line above, or a comment.
func (p *pass) prose(e syntax.Error) reading {
	r := p.asIs(e)
	r.last = p.endOfProse(r.first, e)
	source, owner := p.source(e.Span), p.ownerOf(r.first)
	switch {
	case strings.HasPrefix(source, "//"):
		r.Message = "\"//\" does not start a comment in YAML: write \"#\""
	case owner.name != "":
		r.Message = fmt.Sprintf("%q is no key: indent it more than %s if it belongs to its text, or start it with \"# \" if it is a comment", source, owner.name)
	default:
		r.Message = fmt.Sprintf("%q is no key: start it with \"# \" if it is a comment, or write a colon after the key", source)
	}
	first, last := r.first, r.last
	r.Mend = func() []Fix { return p.mendProse(e, owner, first, last) }
	return r
}

// endOfProse is the last of the lines below one without a key that have none either.
func (p *pass) endOfProse(first int, e syntax.Error) int {
	last := first
	for at := first + 1; at < p.buf.Lines() && p.indent(at) == p.indent(first); at++ {
		s := strings.TrimRight(p.lineText(at), " \t")
		word, rest, _ := strings.Cut(s, " ")
		if rest == "" || startsWithDash(s) || s[0] == '#' || keyed.MatchString(s) || p.keyPlaceAt(e.Span.Start).maybe(word) {
			break
		}
		last = at
	}
	return last
}

// proseOwner is a value that lines below it may be more of.
type proseOwner struct {
	name   string // as messages say it; "" where there is none
	title  string // as titles say it
	column int    // where further lines of it start
	plain  bool   // it has no quotes and is no "|" or ">"
	words  bool   // it is a sentence
}

// ownerOf is the text above a line that may go on there: without quotes, or behind "|" or ">".
func (p *pass) ownerOf(line int) proseOwner {
	head := line - 1
	for head >= 0 && (p.lineText(head) == "" || p.lineText(head)[0] == '#') {
		head--
	}
	if head < 0 {
		return proseOwner{}
	}
	holder, scalar := p.holderOf(head)
	t := looseText{p: p, holder: holder, scalar: scalar}
	isPlain := scalar.Kind() == syntax.Plain && p.file.Value(scalar).Type() == schema.String
	if !isPlain && !t.isBlock() || holder.Kind() != syntax.Pair && holder.Kind() != syntax.Item {
		return proseOwner{}
	}
	o := proseOwner{name: "the dash above", title: "Indent it as more of the entry above", column: t.outer() + p.edit().Style.Step, plain: isPlain}
	if pair := (syntax.PairNode{Node: holder}); holder.Kind() == syntax.Pair {
		o.name = quoteTitle(shortened(pair.KeyText()))
		o.title = "Indent it as the text of " + o.name
	}
	if t.isBlock() {
		o.column = t.column()
	} else if p.buf.LineAt(scalar.Span().Start) != head {
		o.column = p.indent(head)
	}
	o.words = strings.Contains(scalar.Text(), " ")
	return o
}

// mendProse offers what lines without a key may be meant as. None of it is safe: only the author
// knows which.
func (p *pass) mendProse(e syntax.Error, owner proseOwner, first, last int) []Fix {
	var fixes []Fix
	if owner.name != "" && !(owner.plain && p.cutsPlain(first, last)) {
		fixes = append(fixes, Fix{Title: owner.title, Edits: p.indentRun(first, last, owner.column)})
	}
	comment := Fix{Title: "Make it a comment"}
	for at := first; at <= last; at++ {
		span, mark := p.content(at), "# "
		if span.End = span.Start; strings.HasPrefix(p.lineText(at), "//") {
			span.End, mark = span.Start+2, "#"
		}
		comment.Edits = append(comment.Edits, text.Edit{Span: span, New: mark})
	}
	fixes = append(fixes, comment)
	if line := p.buf.Slice(e.Span); first == last && e.Kind != syntax.UnindentedText && withWords.MatchString(line) {
		fixes = append(fixes, one("Insert a colon", false, text.At(e.Span.Start+strings.IndexByte(line, ' ')), ":")...)
	}
	return fixes
}

// cutsPlain reports whether lines would not be read whole as more of a text without quotes.
func (p *pass) cutsPlain(first, last int) bool {
	for at := first; at <= last; at++ {
		if s := p.lineText(at); strings.Contains(s, " #") || strings.Contains(s, ": ") {
			return true
		}
	}
	return false
}

// insertColon puts the colon behind a key. It is safe only where Forge knows the key in the map,
// the map has it not yet, and what follows fits as its value; and not where a text above may go
// on with such words.
func insertColon(p *pass, e syntax.Error) []Fix {
	line, place := p.buf.Slice(e.Span), p.keyPlaceAt(e.Span.Start)
	if withWords.MatchString(line) {
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimLeft(value, " ")
		goesOn := strings.Contains(value, " ") && p.ownerOf(p.errorLine(e)).words
		return one("Insert a colon", !goesOn && place.fits(key, value), text.At(e.Span.Start+len(key)), ":")
	}
	// A word alone is a key that is being typed, unless it has a value below.
	value := p.valueBelow(e)
	if value.IsZero() && !place.knows(line) {
		return nil
	}
	s, ok := place.schemaOf(line)
	safe := ok && !value.IsZero() && place.lacks(line) && s.Accepts(p.file.Value(value))
	return one("Insert a colon", safe, text.At(e.Span.End), ":")
}

// valueBelow is the value that stands below a key without a colon; a zero node where there is
// none.
func (p *pass) valueBelow(e syntax.Error) syntax.Node {
	for _, n := range p.path(e.Span.Start) {
		pair := syntax.PairNode{Node: n}
		if n.Kind() == syntax.Pair && pair.Key().Span() == e.Span && pair.Value().Kind() != syntax.Empty {
			return pair.Value()
		}
	}
	return syntax.Node{}
}

// insertSpace puts the space behind the colon of "key:value". It is safe only where Forge knows
// the key in the map, the map has it not yet, and the rest fits as its value.
func insertSpace(p *pass, e syntax.Error) []Fix {
	n := p.scalarAt(e.Span.Start)
	key, value, _ := strings.Cut(n.Text(), ":")
	return one("Insert a space", p.keyPlaceAt(e.Span.Start).fits(key, value), text.At(e.Span.End), " ")
}

// lineBelowText reads a list entry that has a line below it as keys have: where the list holds
// texts, the entry is right, and the line below is wrong.
func lineBelowText(p *pass, e syntax.Error) (reading, bool) {
	if e.Kind != syntax.MissingSpace && e.Kind != syntax.MissingColon {
		return reading{}, false
	}
	c := p.file.ContextAt(e.Span.Start)
	line := p.errorLine(e)
	next := line + 1
	for next < p.buf.Lines() && (p.lineText(next) == "" || p.lineText(next)[0] == '#') {
		next++
	}
	if !startsWithDash(p.lineText(line)) || next == p.buf.Lines() || p.indent(next) <= p.indent(line) {
		return reading{}, false
	}
	path, ok := c.InMapping()
	types := p.keyPlaceOf(path, nil).types()
	if !ok || !types.Has(schema.String) || types.Has(schema.Map) {
		return reading{}, false
	}
	start := p.buf.Line(next).Start
	r := p.asIs(syntax.Error{Kind: syntax.BadIndentation, Span: text.Span{Start: start, End: start + p.indent(next)}})
	r.Message = "this line stands where keys of the entry above stand, and the entry is a text: indent it less, or remove it"
	r.first, r.explains = line, true
	return r, true
}

// listWithoutDash reads a list whose first entry has no dash, where Forge wants a list.
func listWithoutDash(p *pass, e syntax.Error) (reading, bool) {
	line := p.errorLine(e)
	if e.Kind != syntax.BadIndentation && e.Kind != syntax.UnexpectedItem || !startsWithDash(p.lineText(line)) {
		return reading{}, false
	}
	dash := p.buf.Line(line).Start + p.indent(line)
	var pair syntax.PairNode
	for _, n := range p.path(dash) {
		if n.Kind() == syntax.Pair && n.Span().Start < dash && (syntax.PairNode{Node: n}).Value().Kind() == syntax.Mapping {
			pair = syntax.PairNode{Node: n}
		}
	}
	m := pair.Value()
	first := p.buf.LineAt(m.Span().Start)
	if pair.IsZero() || m.IsFlow() || first == p.buf.LineAt(pair.Span().Start) || p.indent(line) > p.indent(first) || p.hasTab(first) {
		return reading{}, false
	}
	c := p.file.ContextAt(pair.Key().Span().Start)
	path, ok := c.InMapping()
	name := pair.KeyText()
	s, known := p.keyPlaceOf(path, c.Keys).schemaOf(name)
	if !ok || !known || !s.Types.Has(schema.List) || s.Types.Has(schema.Map) {
		return reading{}, false
	}
	d := Diagnostic{
		Rule: yamlMistakes[syntax.MissingDash].rule, Span: p.content(first),
		Message: fmt.Sprintf("the first entry of %q has no dash: start it with \"- \"", name),
		Mend:    func() []Fix { return p.startWithDash(first, line) },
	}
	return reading{Diagnostic: d, first: p.buf.LineAt(pair.Span().Start), last: line, explains: true}, true
}

// startWithDash puts a dash in front of the first entry of a list, in the column of the next
// entry's dash. It is safe: the list needs it, and nothing but a dash and spaces is written.
func (p *pass) startWithDash(first, next int) []Fix {
	dash, column := p.indent(next), p.indent(first)
	start := p.buf.Line(first).Start
	fix := Fix{Title: "Start it with \"- \"", Preferred: true}
	gap := column - dash
	fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: start + dash, End: start + column}, New: "-" + edit.Spaces(max(gap-1, 1))})
	for at := first + 1; at < next && gap < 2; at++ {
		if p.lineText(at) != "" {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.buf.Line(at).Start), New: edit.Spaces(2 - gap)})
		}
	}
	return []Fix{fix}
}
