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

// tabsToSpaces writes spaces for the tabs: as many as an entry can have there, those
// first that the tabs look like.
func tabsToSpaces(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.Start)
	start := p.Buf.Line(line).Start
	span := text.Span{Start: start, End: start + indentOf(p, line)}
	if e.Span.Start >= span.End {
		return fewer(p, tabBehindDash(p, e))
	}
	looks := looksOf(p, span)
	var columns []int
	for _, col := range slices.Concat(openColumns(p, line), firstColumns(p, line), looks[:1]) {
		if !slices.Contains(columns, col) {
			columns = append(columns, col)
		}
	}
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
	for _, col := range columns {
		fixes = append(fixes, analysis.One(withSpaces(col), false, span, yamledit.Spaces(col))...)
	}
	return withAllTabs(p, fewer(p, first(p.Best(fixes), 2)))
}

// withSpaces is the title of a fix that writes n spaces for tabs.
func withSpaces(n int) string {
	return "Replace the tabs with " + prose.Count(n, "space", "spaces")
}

// firstColumns are the columns of a line that may be the first of a map or list: that of what goes on below it, and that
// of what the line above opens.
func firstColumns(p *analysis.Pass, line int) (columns []int) {
	above := above(p, line)
	if above < 0 {
		return []int{0}
	}
	if hasTab(p, above) {
		return nil
	}
	opener, from := p.LineText(above), indentOf(p, above)
	switch {
	case strings.HasSuffix(opener, ":"):
		columns = append(columns, from+p.Edit().Style.Step)
	case opener == "-":
		columns = append(columns, from+len("- "))
	}
	below := below(p, line)
	if below < p.Buf.Lines() && !hasTab(p, below) && indentOf(p, below) > from && startsWithDash(p.LineText(below)) == startsWithDash(p.LineText(line)) {
		columns = append(columns, indentOf(p, below))
	}
	return columns
}

// tabBehindDash writes spaces for the tabs between a dash and what it is in front of: as many as put the first key of an
// entry in the column of the next one, else one.
func tabBehindDash(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.Start)
	start := p.Buf.Line(line).Start
	front := strings.TrimRight(p.Buf.Slice(text.Span{Start: start, End: e.Span.Start}), " \t")
	back := p.Buf.Slice(text.Span{Start: e.Span.End, End: p.Buf.Line(line).End})
	span := text.Span{Start: start + len(front), End: e.Span.End + len(back) - len(strings.TrimLeft(back, " \t"))}
	gap := 1
	if below := below(p, line); below < p.Buf.Lines() && !hasTab(p, below) {
		gap = max(gap, indentOf(p, below)-len(front))
	}
	return analysis.One(withSpaces(gap), false, span, yamledit.Spaces(gap))
}

// itemBehindTab reads the error of a tab in front of a list entry: where the next line stands at the keys
// that the entry seems to have, it is right.
func itemBehindTab(p *analysis.Pass, e syntax.Error) (reading, bool) {
	if e.Kind != syntax.TabIndentation {
		return reading{}, false
	}
	r := asIs(p, e)
	next := below(p, r.last)
	item := p.LineText(r.last)
	if !startsWithDash(item) || next == p.Buf.Lines() || hasTab(p, next) {
		return reading{}, false
	}
	start := p.Buf.Line(r.last).Start
	keys := indentOf(p, next) - (len(item) - len(strings.TrimLeft(item, "- ")))
	if !slices.Contains(looksOf(p, text.Span{Start: start, End: start + indentOf(p, r.last)}), keys) {
		return reading{}, false
	}
	r.last = next
	return r, true
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

// below is the nearest line below that is not blank; the number of lines where there is none.
func below(p *analysis.Pass, line int) int {
	for line++; line < p.Buf.Lines() && p.LineText(line) == ""; line++ {
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

// allTabs keeps the fix of all tabs, which each of them offers.
var allTabs = &analysis.PerPass[[]analysis.Fix]{Fn: widenAllTabs}

// widenAllTabs writes spaces for the tabs of all lines that tabs indent, each tab as wide as leaves
// no mistake in the indentation. It is safe where all widths that do so mean the same: then the
// structure is what the tabs show, and no value is touched.
func widenAllTabs(p *analysis.Pass) []analysis.Fix {
	lines := tabLines(p)
	if len(lines) < 2 {
		return nil
	}
	var fix analysis.Fix
	var meaning string
	safe := false
	for i, width := range []int{p.Edit().Style.Step, 4, 8, 2} {
		edits := widen(p, lines, width)
		tree := syntax.Parse(text.New(edited(p, edits)))
		if slices.ContainsFunc(tree.Errors(), isIndentation) {
			continue
		}
		switch means := meaningOf(tree); {
		case fix.Edits == nil:
			fix.Edits, meaning, safe = edits, means, true
		case i > 0 && means != meaning:
			safe = false
		}
	}
	if fix.Edits == nil {
		return nil
	}
	if edits := fix.Edits; len(edits) > maxTabEdits {
		fix.Edits = []text.Edit{joined(p, edits)}
	}
	fix.Title, fix.Preferred = "Replace all tabs in the file's indentation with spaces", safe
	return []analysis.Fix{fix}
}

// isIndentation reports whether an error is about where lines start.
func isIndentation(e syntax.Error) bool {
	switch e.Kind {
	case syntax.TabIndentation, syntax.BadIndentation, syntax.MissingDash, syntax.UnexpectedItem, syntax.MissingColon, syntax.NestedMapping:
		return true
	}
	return false
}

// tabLines are the lines that tabs indent, but for those in the middle of a text.
func tabLines(p *analysis.Pass) []int {
	inside := map[int]bool{}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if n.Kind().IsScalar() {
			span := n.Span()
			for line := p.Buf.LineAt(span.Start) + 1; line <= p.Buf.LineAt(span.End); line++ {
				inside[line] = true
			}
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(p.Tree.Stream())
	var lines []int
	for line := range p.Buf.Lines() {
		if !inside[line] && strings.Contains(p.Buf.Slice(p.Buf.Line(line))[:indentOf(p, line)], "\t") {
			lines = append(lines, line)
		}
	}
	return lines
}

// widen writes spaces for the tabs that indent lines, each tab up to the next multiple of a width.
func widen(p *analysis.Pass, lines []int, width int) []text.Edit {
	var edits []text.Edit
	for _, line := range lines {
		start := p.Buf.Line(line).Start
		span := text.Span{Start: start, End: start + indentOf(p, line)}
		edits = append(edits, text.Edit{Span: span, New: yamledit.Spaces(columnsOf(p.Buf.Slice(span), width))})
	}
	return edits
}

// columnsOf is the number of columns of blanks where a tab is of a width.
func columnsOf(blanks string, width int) int {
	columns := 0
	for _, c := range blanks {
		if c == '\t' {
			columns += width - columns%width
		} else {
			columns++
		}
	}
	return columns
}

// maxTabEdits is how many edits a fix of all tabs has: who makes more of them makes one of all, as a
// text is parsed after each.
const maxTabEdits = 100

// joined is one edit that does what many in the order of the text do.
func joined(p *analysis.Pass, edits []text.Edit) text.Edit {
	span := text.Span{Start: edits[0].Span.Start, End: edits[len(edits)-1].Span.End}
	whole := edited(p, edits)
	return text.Edit{Span: span, New: whole[span.Start : len(whole)-(p.Buf.Len()-span.End)]}
}

// edited is the text after edits that stand in its order. One parse of the whole costs less than one
// for each edit.
func edited(p *analysis.Pass, edits []text.Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(p.Buf.String()[at:e.Span.Start] + e.New)
		at = e.Span.End
	}
	return b.String() + p.Buf.String()[at:]
}

// meaningOf writes down what a tree says, whatever its indentation.
func meaningOf(t *syntax.Tree) string {
	var b strings.Builder
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		b.WriteString("(" + n.Kind().String())
		if n.Kind().IsScalar() {
			b.WriteString(" " + n.Scalar().Text)
		}
		for c := range n.Children() {
			walk(c)
		}
		b.WriteString(")")
	}
	walk(t.Stream())
	return b.String()
}
