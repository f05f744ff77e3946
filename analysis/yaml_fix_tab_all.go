package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// allTabs writes spaces for the tabs of all lines that tabs indent, each tab as wide as leaves no
// mistake in the indentation. It is safe where all widths that do so mean the same: then the
// structure is what the tabs show, and no value is touched.
func (p *pass) allTabs() []Fix {
	lines := p.tabLines()
	if len(lines) < 2 {
		return nil
	}
	var fix Fix
	var meaning string
	safe := false
	for i, width := range []int{p.edit().Style.Step, 4, 8, 2} {
		edits := p.widen(lines, width)
		f, err := p.file.Edit(reversed(edits)...)
		if err != nil || slices.ContainsFunc(f.Tree().Errors(), isIndentation) {
			continue
		}
		switch means := meaningOf(f.Tree()); {
		case fix.Edits == nil:
			fix.Edits, meaning, safe = edits, means, true
		case i > 0 && means != meaning:
			safe = false
		}
	}
	if fix.Edits == nil {
		return nil
	}
	fix.Title, fix.Preferred = "Replace all tabs in the file's indentation by spaces", safe
	return []Fix{fix}
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
func (p *pass) tabLines() []int {
	inside := map[int]bool{}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if n.Kind().IsScalar() {
			span := n.Span()
			for line := p.buf.LineAt(span.Start) + 1; line <= p.buf.LineAt(span.End); line++ {
				inside[line] = true
			}
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(p.tree.Stream())
	var lines []int
	for line := range p.buf.Lines() {
		if !inside[line] && strings.Contains(p.buf.Slice(p.buf.Line(line))[:p.indent(line)], "\t") {
			lines = append(lines, line)
		}
	}
	return lines
}

// widen writes spaces for the tabs that indent lines, each tab up to the next multiple of a width.
func (p *pass) widen(lines []int, width int) []text.Edit {
	var edits []text.Edit
	for _, line := range lines {
		start := p.buf.Line(line).Start
		span := text.Span{Start: start, End: start + p.indent(line)}
		edits = append(edits, text.Edit{Span: span, New: edit.Spaces(columnsOf(p.buf.Slice(span), width))})
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

func reversed(edits []text.Edit) []text.Edit {
	out := slices.Clone(edits)
	slices.Reverse(out)
	return out
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
