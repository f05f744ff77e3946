package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// style is how a file is written, so that fixes look like their surroundings.
type style struct {
	newline string // "\n" or "\r\n"
	step    int    // columns by which a nested map is indented
	dash    int    // columns from a key to the dashes of its list
}

// styleOf reads the style from the first lines of a tree that show it.
func styleOf(tree *syntax.Tree) style {
	buf := tree.Buffer()
	s := style{newline: "\n", step: 2, dash: 2}
	if first := buf.Line(0); strings.HasPrefix(buf.String()[first.End:], "\r\n") {
		s.newline = "\r\n"
	}
	foundStep, foundDash := false, false
	var walk func(n syntax.Node, depth int)
	walk = func(n syntax.Node, depth int) {
		for pair := range n.Pairs() {
			if foundStep && foundDash || depth > 3 {
				return
			}
			value, col := pair.Value(), column(buf, pair.Span().Start)
			if value.IsFlow() {
				continue
			}
			inner := column(buf, value.Span().Start)
			switch value.Kind() {
			case syntax.Mapping:
				if !foundStep && inner > col {
					s.step, foundStep = inner-col, true
				}
			case syntax.Sequence:
				if !foundDash && inner >= col {
					s.dash, foundDash = inner-col, true
				}
			}
			walk(value, depth+1)
		}
	}
	walk(tree.Root(), 0)
	if !foundDash {
		s.dash = s.step
	}
	return s
}

// column is the number of bytes between the start of the line and offset.
func column(buf *text.Buffer, offset int) int {
	return offset - buf.Line(buf.LineAt(offset)).Start
}

// spaces returns n spaces.
func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
