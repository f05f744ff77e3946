package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// indentLine moves the line of the error, and those below that are indented more,
// to the nearest columns where it can stand.
func indentLine(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.End)
	have := p.indent(line)
	columns := p.openColumns(line)
	slices.SortStableFunc(columns, func(a, b int) int { return distance(a, have) - distance(b, have) })
	var fixes []Fix
	for _, col := range columns {
		if col != have {
			fixes = append(fixes, p.moveLines(line, col-have, true))
			if col > have {
				fixes = append(fixes, p.moveLines(line, col-have, false))
			}
		}
	}
	return first(uniqueTitles(p.best(fixes)), 2)
}

// uniqueTitles keeps the first of fixes that read the same.
func uniqueTitles(fixes []Fix) []Fix {
	return slices.CompactFunc(fixes, func(a, b Fix) bool { return a.Title == b.Title })
}

// first returns at most n fixes.
func first(fixes []Fix, n int) []Fix { return fixes[:min(n, len(fixes))] }

// moveLines shifts a line by delta columns, with the lines below that are indented
// as much or more, or only up to the first that stands where the line is to go.
func (p *pass) moveLines(line, delta int, stop bool) Fix {
	have := p.indent(line)
	fix := Fix{Title: fmt.Sprintf("Indent to column %d", have+delta+1)}
	for at := line; at < p.buf.Lines(); at++ {
		blank := p.lineText(at) == ""
		if at > line && !blank && (p.indent(at) < have || stop && delta > 0 && p.indent(at) >= have+delta) {
			break
		}
		start := p.buf.Line(at).Start
		switch {
		case blank:
		case delta > 0:
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(start), New: edit.Spaces(delta)})
		default:
			n := min(-delta, p.indent(at))
			fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: start, End: start + n}})
		}
	}
	return fix
}

// itemOrKey indents a list entry among the keys of a map as an entry of a list
// above, or makes it a key.
func itemOrKey(p *pass, e syntax.Error) []Fix {
	after := e.Span.End
	for src := p.buf.String(); after < len(src) && src[after] == ' '; {
		after++
	}
	return p.best(append(one("Remove the dash", false, text.Span{Start: e.Span.Start, End: after}, ""), indentLine(p, e)...))
}

// indentOrDash makes a key among list entries part of the entry above, or an entry.
func indentOrDash(p *pass, e syntax.Error) []Fix {
	line := p.buf.LineAt(e.Span.Start)
	have := p.indent(line)
	columns := p.openColumns(line)
	var fixes []Fix
	if i, found := slices.BinarySearch(columns, have); i < len(columns) && !found {
		fixes = append(fixes, p.moveLines(line, columns[i]-have, true))
	} else if found && i+1 < len(columns) {
		fixes = append(fixes, p.moveLines(line, columns[i+1]-have, true))
	}
	if !p.isSetAbove(line, p.source(e.Span)) {
		return fixes
	}
	dash := p.moveLines(line, 2, true)
	dash.Title = "Insert \"- \""
	dash.Edits[0] = text.Edit{Span: text.At(e.Span.Start), New: "- "}
	return p.best(append(fixes, dash))
}

// isSetAbove reports whether the list entry above a line has the line's key already:
// then the line starts another entry.
func (p *pass) isSetAbove(line int, source string) bool {
	key, _, _ := strings.Cut(source, ":")
	for above := line - 1; above >= 0; above-- {
		s := p.lineText(above)
		if strings.HasPrefix(strings.TrimLeft(s, "- "), key+":") {
			return true
		}
		if startsWithDash(s) {
			return false
		}
	}
	return false
}
