package yaml

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/keys"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// lineBelowText reads a list entry that has a line below it as keys have: where the list holds
// texts, the entry is right, and the line below is wrong.
func lineBelowText(p *analysis.Pass, e syntax.Error) (reading, bool) {
	if e.Kind != syntax.MissingSpace && e.Kind != syntax.MissingColon {
		return reading{}, false
	}
	c := p.File.ContextAt(e.Span.Start)
	line := errorLine(p, e)
	next := line + 1
	for next < p.Buf.Lines() && (p.LineText(next) == "" || p.LineText(next)[0] == '#') {
		next++
	}
	if !startsWithDash(p.LineText(line)) || next == p.Buf.Lines() || indentOf(p, next) <= indentOf(p, line) {
		return reading{}, false
	}
	path, ok := c.InMapping()
	types := keys.Of(p.File, path, nil).Types()
	if !ok || !types.Has(schema.String) || types.Has(schema.Map) {
		return reading{}, false
	}
	start := p.Buf.Line(next).Start
	r := asIs(p, syntax.Error{Kind: syntax.BadIndentation, Span: text.Span{Start: start, End: start + indentOf(p, next)}})
	r.Message = "this line stands where keys of the entry above stand, and the entry is a text: indent it less, or remove it"
	r.first, r.explains = line, true
	return r, true
}

// listWithoutDash reads a list whose first entry has no dash, where Forge wants a list.
func listWithoutDash(p *analysis.Pass, e syntax.Error) (reading, bool) {
	line := errorLine(p, e)
	if e.Kind != syntax.BadIndentation && e.Kind != syntax.UnexpectedItem || !startsWithDash(p.LineText(line)) {
		return reading{}, false
	}
	dash := p.Buf.Line(line).Start + indentOf(p, line)
	var pair syntax.PairNode
	for _, n := range p.Path(dash) {
		if n.Kind() == syntax.Pair && n.Span().Start < dash && (syntax.PairNode{Node: n}).Value().Kind() == syntax.Mapping {
			pair = syntax.PairNode{Node: n}
		}
	}
	m := pair.Value()
	first := p.Buf.LineAt(m.Span().Start)
	if pair.IsZero() || m.IsFlow() || first == p.Buf.LineAt(pair.Span().Start) || indentOf(p, line) > indentOf(p, first) || hasTab(p, first) {
		return reading{}, false
	}
	c := p.File.ContextAt(pair.Key().Span().Start)
	path, ok := c.InMapping()
	name := pair.KeyText()
	s, known := keys.Of(p.File, path, c.Keys).SchemaOf(name)
	if !ok || !known || !s.Types.Has(schema.List) || s.Types.Has(schema.Map) {
		return reading{}, false
	}
	d := analysis.Diagnostic{
		Rule: mistakes[syntax.MissingDash].Rule, Span: content(p, first),
		Message: fmt.Sprintf("the first entry of %q has no dash: start it with \"- \"", name),
		Mend:    func() []analysis.Fix { return startWithDash(p, first, line) },
	}
	return reading{Diagnostic: d, first: p.Buf.LineAt(pair.Span().Start), last: line, explains: true}, true
}

// startWithDash puts a dash in front of the first entry of a list, in the column of the next
// entry's dash. It is safe: the list needs it, and nothing but a dash and spaces is written.
func startWithDash(p *analysis.Pass, first, next int) []analysis.Fix {
	dash, column := indentOf(p, next), indentOf(p, first)
	start := p.Buf.Line(first).Start
	fix := analysis.Fix{Title: "Start it with \"- \"", Preferred: true}
	gap := column - dash
	fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: start + dash, End: start + column}, New: "-" + yamledit.Spaces(max(gap-1, 1))})
	for at := first + 1; at < next && gap < 2; at++ {
		if p.LineText(at) != "" {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.Buf.Line(at).Start), New: yamledit.Spaces(2 - gap)})
		}
	}
	return []analysis.Fix{fix}
}
