package analysis

import (
	"slices"
	"strings"
)

func (p *pass) indent(line int) int {
	s := p.buf.Slice(p.buf.Line(line))
	return len(s) - len(strings.TrimLeft(s, " \t"))
}

// level is a map or list that is open somewhere, by the look of the lines.
type level struct {
	col  int
	dash bool // a list, whose entries start with dashes in col
	up   int  // index of the level around it; -1 for none
}

// levels are all levels of a text, and the innermost that is open above each line.
type levels struct {
	all  []level
	open []int // by line: index in all, or -1
}

// openColumns are the columns in which an entry can stand on a line: those of the
// maps that are open above it, in ascending order, or of the lists for a line that
// starts with a dash.
func (p *pass) openColumns(line int) []int {
	if p.nesting == nil {
		p.nesting = p.findLevels()
	}
	isItem := startsWithDash(p.lineText(line))
	var columns []int
	for i := p.nesting.open[line]; i >= 0; i = p.nesting.all[i].up {
		if l := p.nesting.all[i]; l.dash == isItem {
			columns = append(columns, l.col)
		}
	}
	slices.Sort(columns)
	return slices.Compact(columns)
}

// findLevels reads the nesting off the indentation of all lines.
func (p *pass) findLevels() *levels {
	ls := &levels{}
	top := -1
	push := func(col int, dash bool) {
		for top >= 0 {
			l := ls.all[top]
			if l.col < col || l.col == col && dash && !l.dash {
				break
			}
			top = l.up
		}
		ls.all = append(ls.all, level{col, dash, top})
		top = len(ls.all) - 1
	}
	for line := range p.buf.Lines() {
		ls.open = append(ls.open, top)
		s, col := p.lineText(line), p.indent(line)
		if s == "" || s[0] == '#' {
			continue
		}
		for startsWithDash(s) {
			push(col, true)
			rest := strings.TrimLeft(s[1:], " ")
			col, s = col+len(s)-len(rest), rest
		}
		if s != "" {
			push(col, false)
		}
	}
	return ls
}

// lineText is a line without its indentation.

func (p *pass) lineText(line int) string {
	return strings.TrimLeft(p.buf.Slice(p.buf.Line(line)), " \t")
}

func startsWithDash(s string) bool { return s == "-" || strings.HasPrefix(s, "- ") }

// indentLine moves the line of the error, and those below that are indented more,

// to the nearest column where it can stand.

func distance(a, b int) int { return max(a-b, b-a) }

// moveLines shifts a line by delta columns, with the lines below that are indented

// as much or more, or up to the first that stands where the line is to go.
