package yaml

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// tabsToSpaces writes spaces for the tabs: as many as an entry can have there, those
// first that the tabs look like.
func tabsToSpaces(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.Start)
	start := p.Buf.Line(line).Start
	span := text.Span{Start: start, End: start + indentOf(p, line)}
	columns := openColumns(p, line)
	if above := above(p, line); above >= 0 && !hasTab(p, above) && strings.HasSuffix(p.LineText(above), ":") {
		columns = append(columns, indentOf(p, above)+p.Edit().Style.Step)
	}
	looks := looksOf(p, span)
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
	var fixes []analysis.Fix
	for _, col := range slices.Compact(columns) {
		fixes = append(fixes, analysis.One(fmt.Sprintf("Replace the tabs by %d spaces", col), false, span, yamledit.Spaces(col))...)
	}
	return withAllTabs(p, first(p.Best(fixes), 2))
}

// withAllTabs adds the fix of all lines to those of one. What mends the one line is safe where the
// tabs are the only ones, and nothing else leaves as few errors.
func withAllTabs(p *analysis.Pass, fixes []analysis.Fix) []analysis.Fix {
	all := allTabs.Of(p)
	if len(all) == 0 && len(fixes) == 1 && len(tabLines(p)) == 1 {
		fixes[0].Preferred = true
	}
	return append(fixes, all...)
}

// looksOf are the columns that an indentation reaches where a tab is as wide as a
// step of the file, 4 or 8 columns.
func looksOf(p *analysis.Pass, indentation text.Span) []int {
	var out []int
	for _, tab := range []int{p.Edit().Style.Step, 4, 8} {
		out = append(out, columnsOf(p.Buf.Slice(indentation), tab))
	}
	return out
}

// above is the nearest line above that is not blank; -1 where there is none.
func above(p *analysis.Pass, line int) int {
	for line--; line >= 0 && p.LineText(line) == ""; line-- {
	}
	return line
}

// itemToNextLine moves "- item" from the line of its key to the next, with the lines
// that belong to it.
func itemToNextLine(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.Start)
	start := p.Buf.Line(line).Start
	before := p.Buf.Slice(text.Span{Start: start, End: e.Span.Start})
	gap := start + len(strings.TrimRight(before, " \t"))
	key := indentOf(p, line)
	rest := strings.TrimLeft(p.Buf.Slice(text.Span{Start: start + key, End: gap}), "- ")
	dash := gap - start - len(rest) + p.Edit().Style.Dash
	fix := analysis.Fix{Title: "Move the list to the next line", Edits: []text.Edit{
		{Span: text.Span{Start: gap, End: e.Span.Start}, New: p.Edit().Style.Newline + yamledit.Spaces(dash)},
	}}
	delta := dash - (e.Span.Start - start)
	for at := line + 1; at < p.Buf.Lines() && indentOf(p, at) > e.Span.Start-start; at++ {
		from := p.Buf.Line(at).Start
		fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: from, End: from + indentOf(p, at)}, New: yamledit.Spaces(indentOf(p, at) + delta)})
	}
	return []analysis.Fix{fix}
}
