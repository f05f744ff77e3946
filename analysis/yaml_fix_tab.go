package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// tabsToSpaces writes spaces for the tabs: as many as an entry can have there, those
// first that the tabs look like.
func tabsToSpaces(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.Start)
	start := p.buf.Line(line).Start
	span := text.Span{Start: start, End: start + p.indent(line)}
	columns := p.openColumns(line)
	if above := p.above(line); above >= 0 && !p.hasTab(above) && strings.HasSuffix(p.lineText(above), ":") {
		columns = append(columns, p.indent(above)+p.edit().Style.Step)
	}
	looks := p.looksOf(span)
	columns = append(columns, looks[0])
	// far is how far a column lies from the nearest of what the tabs look like.
	far := func(col int) int {
		least := distance(col, looks[0])
		for _, l := range looks[1:] {
			least = min(least, distance(col, l))
		}
		return least
	}
	slices.SortStableFunc(columns, func(a, b int) int { return far(a) - far(b) })
	var fixes []Fix
	for _, col := range slices.Compact(columns) {
		fixes = append(fixes, one(fmt.Sprintf("Replace the tabs by %d spaces", col), false, span, edit.Spaces(col))...)
	}
	return p.withAllTabs(first(p.best(fixes), 2))
}

// withAllTabs adds the fix of all lines to those of one. What mends the one line is safe where the
// tabs are the only ones, and nothing else leaves as few errors.
func (p *pass) withAllTabs(fixes []Fix) []Fix {
	all := allTabs.of(p)
	if len(all) == 0 && len(fixes) == 1 && len(p.tabLines()) == 1 {
		fixes[0].Preferred = true
	}
	return append(fixes, all...)
}

// looksOf are the columns that an indentation reaches where a tab is as wide as a
// step of the file, 4 or 8 columns.
func (p *pass) looksOf(indentation text.Span) []int {
	var out []int
	for _, tab := range []int{p.edit().Style.Step, 4, 8} {
		out = append(out, columnsOf(p.buf.Slice(indentation), tab))
	}
	return out
}

// above is the nearest line above that is not blank; -1 where there is none.
func (p *pass) above(line int) int {
	for line--; line >= 0 && p.lineText(line) == ""; line-- {
	}
	return line
}

// itemToNextLine moves "- item" from the line of its key to the next, with the lines
// that belong to it.
func itemToNextLine(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.Start)
	start := p.buf.Line(line).Start
	before := p.buf.Slice(text.Span{Start: start, End: e.Span.Start})
	gap := start + len(strings.TrimRight(before, " \t"))
	key := p.indent(line)
	rest := strings.TrimLeft(p.buf.Slice(text.Span{Start: start + key, End: gap}), "- ")
	dash := gap - start - len(rest) + p.edit().Style.Dash
	fix := Fix{Title: "Move the list to the next line", Edits: []text.Edit{
		{Span: text.Span{Start: gap, End: e.Span.Start}, New: p.edit().Style.Newline + edit.Spaces(dash)},
	}}
	delta := dash - (e.Span.Start - start)
	for at := line + 1; at < p.buf.Lines() && p.indent(at) > e.Span.Start-start; at++ {
		from := p.buf.Line(at).Start
		fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: from, End: from + p.indent(at)}, New: edit.Spaces(p.indent(at) + delta)})
	}
	return []Fix{fix}
}
