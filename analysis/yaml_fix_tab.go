package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

func tabsToSpaces(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.Start)
	start := p.buf.Line(line).Start
	span := text.Span{Start: start, End: start + p.indent(line)}
	wide := 0
	for _, c := range p.buf.Slice(span) {
		if c == '\t' {
			wide += p.style().step - wide%p.style().step
		} else {
			wide++
		}
	}
	columns := p.openColumns(line)
	if above := p.above(line); above >= 0 && strings.HasSuffix(p.lineText(above), ":") {
		columns = append(columns, p.indent(above)+p.style().step)
	}
	columns = append(columns, wide)
	slices.SortStableFunc(columns, func(a, b int) int { return cmp.Or(distance(a, wide)-distance(b, wide), a-b) })
	var fixes []Fix
	for _, col := range slices.Compact(columns) {
		fixes = append(fixes, one(fmt.Sprintf("Replace the tabs by %d spaces", col), false, span, spaces(col))...)
	}
	return first(p.best(fixes), 2)
}

func (p *pass) above(line int) int {
	for line--; line >= 0 && p.lineText(line) == ""; line-- {
	}
	return line
}

func itemToNextLine(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.Start)
	start := p.buf.Line(line).Start
	before := p.buf.Slice(text.Span{Start: start, End: e.Span.Start})
	gap := start + len(strings.TrimRight(before, " \t"))
	key := p.indent(line)
	rest := strings.TrimLeft(p.buf.Slice(text.Span{Start: start + key, End: gap}), "- ")
	dash := gap - start - len(rest) + p.style().dash
	fix := Fix{Title: "Move the list to the next line", Edits: []text.Edit{
		{Span: text.Span{Start: gap, End: e.Span.Start}, New: p.style().newline + spaces(dash)},
	}}
	delta := dash - (e.Span.Start - start)
	for at := line + 1; at < p.buf.Lines() && p.indent(at) > e.Span.Start-start; at++ {
		from := p.buf.Line(at).Start
		fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: from, End: from + p.indent(at)}, New: spaces(p.indent(at) + delta)})
	}
	return []Fix{fix}
}
