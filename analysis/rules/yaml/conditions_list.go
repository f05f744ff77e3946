package yaml

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// listConditions makes a list of the conditions under an operator: a list may have one of them
// twice, as a map may not. The path leads to the map.
func listConditions(p *analysis.Pass, path []syntax.Node) []analysis.Fix {
	if !isUnderOperator(p, path) {
		return nil
	}
	m := path[len(path)-1]
	fix := analysis.Fix{Title: "Make it a list"}
	if m.IsFlow() {
		return listedFlow(p, m, fix)
	}
	next := map[int]int{} // the lines on which conditions begin, and their columns
	for pair := range m.Pairs() {
		if !p.Edit().StartsLine(pair.Outer().Start) {
			return nil
		}
		next[p.Buf.LineAt(pair.Outer().Start)] = pair.Outer().Start
	}
	last := p.Buf.LineAt(p.Edit().LineEnd(m))
	for n := p.Buf.LineAt(m.Span().Start); n <= last; n++ {
		if at, ok := next[n]; ok {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(at), New: "- "})
		} else if p.LineText(n) != "" {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.Buf.Line(n).Start), New: yamledit.Spaces(2)})
		}
	}
	return []analysis.Fix{fix}
}

// listedFlow puts each property of a map in braces into braces of its own.
func listedFlow(p *analysis.Pass, m syntax.Node, fix analysis.Fix) []analysis.Fix {
	span := m.Span()
	fix.Edits = []text.Edit{{Span: text.At(span.Start), New: "["}}
	first := true
	for pair := range m.Pairs() {
		if !first {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(pair.Outer().Start), New: "{"})
		}
		first = false
		fix.Edits = append(fix.Edits, text.Edit{Span: text.At(pair.Span().End), New: "}"})
	}
	fix.Edits = fix.Edits[:len(fix.Edits)-1] // the last one has its brace
	fix.Edits = append(fix.Edits, text.Edit{Span: text.At(span.End), New: "]"})
	return []analysis.Fix{fix}
}

// isUnderOperator reports whether a path leads to the value of "and" or "or" in the display
// conditions of a module whose lists may have all conditions.
func isUnderOperator(p *analysis.Pass, path []syntax.Node) bool {
	var keys []string
	for _, n := range path {
		if n.Kind() == syntax.Pair {
			keys = append(keys, (syntax.PairNode{Node: n}).KeyText())
		}
	}
	if len(keys) < 4 || keys[0] != "modules" || keys[2] != "displayConditions" {
		return false
	}
	table, ok := shape.ConditionTableOf(p.File.Catalogue(), keys[1])
	last := keys[len(keys)-1]
	return ok && table.Lists && (last == "and" || last == "or")
}
