package yaml

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
)

// indentOf is the number of spaces and tabs at the start of a line.
func indentOf(p *analysis.Pass, line int) int {
	s := p.Buf.Slice(p.Buf.Line(line))
	return len(s) - len(strings.TrimLeft(s, " \t"))
}

// openColumns are the columns in which an entry can stand on a line: those of the
// maps that are open above it, in ascending order, or of the lists for a line that
// starts with a dash. It goes by the look of the lines, and passes over those that
// tabs indent.
func openColumns(p *analysis.Pass, line int) []int { return columnsBelow(p, line, p.LineText(line)) }

// columnsBelow are the open columns of a line that says something.
func columnsBelow(p *analysis.Pass, line int, says string) []int {
	if says != "" && says[0] == '#' {
		return nil
	}
	isItem := startsWithDash(says)
	var columns []int
	edge := edge{col: p.Buf.Len()}
	for above := line - 1; above >= 0 && (edge.col > 0 || edge.dashes); above-- {
		if hasTab(p, above) {
			continue
		}
		levels := levelsOf(p.LineText(above), indentOf(p, above))
		for i, l := range slices.Backward(levels) {
			if l.dash == isItem && edge.leavesOpen(l) {
				columns = append(columns, l.col)
			}
			edge.add(levels[i])
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// level is a map or list, by the column of its keys or dashes.
type level struct {
	col  int
	dash bool
}

// levelsOf returns the levels that a line opens or goes on with, from the outermost.
func levelsOf(line string, col int) []level {
	if line == "" || line[0] == '#' {
		return nil
	}
	var levels []level
	for startsWithDash(line) {
		levels = append(levels, level{col, true})
		rest := strings.TrimLeft(line[1:], " ")
		col, line = col+len(line)-len(rest), rest
	}
	if line != "" && !(len(levels) > 0 && isEntryText(line)) {
		levels = append(levels, level{col, false})
	}
	return levels
}

// isEntryText reports whether what stands behind a dash is a text, and no key.
func isEntryText(s string) bool {
	return !mend.Keyed.MatchString(s) && !mend.OneWord.MatchString(s) || strings.ContainsAny(s, "\"'[{*") && !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":")
}

// edge is the leftmost column in which some lines have keys or dashes.
type edge struct {
	col    int
	dashes bool // only dashes stand there
}

// add takes up a level: the leftmost column counts.
func (e *edge) add(l level) {
	if l.col < e.col {
		*e = edge{l.col, l.dash}
	} else if l.col == e.col {
		e.dashes = e.dashes && l.dash
	}
}

// leavesOpen reports whether a level is open below the lines: they stand to its
// right, or are the dashes of a list in the column of its keys.
func (e *edge) leavesOpen(l level) bool {
	return l.col < e.col || l.col == e.col && e.dashes && !l.dash
}

// hasTab reports whether a tab indents a line.
func hasTab(p *analysis.Pass, line int) bool {
	return strings.Contains(p.Buf.Slice(p.Buf.Line(line))[:indentOf(p, line)], "\t") || oddIndent(p, line).Len() > indentOf(p, line)
}

// startsWithDash reports whether a line, without its indentation, is an item of a list.
func startsWithDash(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// distance is how many columns lie between two.
func distance(a, b int) int { return max(a-b, b-a) }
