package yamledit

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Style is how a file is written, so that what is added looks like its surroundings.
type Style struct {
	Newline string // "\n" or "\r\n"
	Step    int    // columns by which a nested map is indented
	Dash    int    // columns from a key to the dashes of its list
}

// StyleOf reads the style from the first lines of a tree that show it.
func StyleOf(tree *syntax.Tree) Style {
	buf := tree.Buffer()
	s := styleSearch{buf: buf, style: Style{Newline: "\n", Step: 2, Dash: 2}}
	if first := buf.Line(0); strings.HasPrefix(buf.String()[first.End:], "\r\n") {
		s.style.Newline = "\r\n"
	}
	s.visit(tree.Root(), 0)
	if !s.foundDash {
		s.style.Dash = s.style.Step
	}
	return s.style
}

// maxStyleDepth is how deep in a file its style is looked for.
const maxStyleDepth = 3

type styleSearch struct {
	buf                  *text.Buffer
	style                Style
	foundStep, foundDash bool
}

func (s *styleSearch) visit(n syntax.Node, depth int) {
	for pair := range n.Pairs() {
		if s.foundStep && s.foundDash || depth > maxStyleDepth {
			return
		}
		value := pair.Value()
		if value.IsFlow() || s.buf.LineAt(value.Span().Start) == s.buf.LineAt(pair.Span().Start) {
			continue
		}
		if s.isTabbed(pair.Span().Start) || s.isTabbed(value.Span().Start) { // nobody knows how wide a tab is
			s.visit(value, depth+1)
			continue
		}
		column, inner := Column(s.buf, pair.Span().Start), Column(s.buf, value.Span().Start)
		switch value.Kind() {
		case syntax.Mapping:
			if !s.foundStep && inner > column {
				s.style.Step, s.foundStep = inner-column, true
			}
		case syntax.Sequence:
			if !s.foundDash && inner >= column {
				s.style.Dash, s.foundDash = inner-column, true
			}
		}
		s.visit(value, depth+1)
	}
}

// isTabbed reports whether there is a tab between the start of the line and an offset.
func (s *styleSearch) isTabbed(offset int) bool {
	return strings.Contains(s.buf.Slice(text.Span{Start: offset - Column(s.buf, offset), End: offset}), "\t")
}

// Column is the number of bytes between the start of the line and an offset.
func Column(buf *text.Buffer, offset int) int {
	return offset - buf.Line(buf.LineAt(offset)).Start
}

// Spaces returns n spaces, none when n is negative.
func Spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
