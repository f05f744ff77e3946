package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

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
