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

// indentLine moves the line of the error, and those below that are indented more,
// to the nearest columns where it can stand.
func indentLine(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.End)
	have := indentOf(p, line)
	columns := openColumns(p, line)
	slices.SortStableFunc(columns, func(a, b int) int { return distance(a, have) - distance(b, have) })
	var fixes []analysis.Fix
	for _, col := range columns {
		if col != have {
			fixes = append(fixes, moveLines(p, line, col-have, true))
			if col > have {
				fixes = append(fixes, moveLines(p, line, col-have, false))
			}
		}
	}
	return fewer(p, first(uniqueTitles(p.Best(fixes)), 2))
}

// fewer keeps those of several guesses that leave fewer mistakes in the YAML than there are: the others only make another
// mistake of one.
func fewer(p *analysis.Pass, guesses []analysis.Fix) []analysis.Fix {
	return slices.DeleteFunc(guesses, func(fix analysis.Fix) bool {
		edits := slices.Clone(fix.Edits)
		slices.Reverse(edits) // so that spans stay right
		f, err := p.File.Edit(edits...)
		return err != nil || len(f.Tree().Errors()) >= len(p.Tree.Errors())
	})
}

// uniqueTitles keeps the first of fixes that read the same.
func uniqueTitles(fixes []analysis.Fix) []analysis.Fix {
	return slices.CompactFunc(fixes, func(a, b analysis.Fix) bool { return a.Title == b.Title })
}

// first returns at most n fixes.
func first(fixes []analysis.Fix, n int) []analysis.Fix { return fixes[:min(n, len(fixes))] }

// moveLines shifts a line by delta columns, with the lines below that are indented
// as much or more, or only up to the first that stands where the line is to go.
func moveLines(p *analysis.Pass, line, delta int, stop bool) analysis.Fix {
	have := indentOf(p, line)
	fix := analysis.Fix{Title: fmt.Sprintf("Indent to column %d", have+delta+1)}
	for at := line; at < p.Buf.Lines(); at++ {
		blank := p.LineText(at) == ""
		if at > line && !blank && (indentOf(p, at) < have || stop && delta > 0 && indentOf(p, at) >= have+delta) {
			break
		}
		start := p.Buf.Line(at).Start
		switch {
		case blank:
		case delta > 0:
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(start), New: yamledit.Spaces(delta)})
		default:
			n := min(-delta, indentOf(p, at))
			fix.Edits = append(fix.Edits, text.Edit{Span: text.Span{Start: start, End: start + n}})
		}
	}
	return fix
}

// itemOrKey indents a list entry among the keys of a map as an entry of a list
// above, or makes it a key.
func itemOrKey(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	after := e.Span.End
	for src := p.Buf.String(); after < len(src) && src[after] == ' '; {
		after++
	}
	return p.Best(append(analysis.One("Remove the dash", false, text.Span{Start: e.Span.Start, End: after}, ""), indentLine(p, e)...))
}

// indentOrDash makes a key among list entries part of the entry above, or an entry.
func indentOrDash(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line := p.Buf.LineAt(e.Span.Start)
	have := indentOf(p, line)
	columns := openColumns(p, line)
	var fixes []analysis.Fix
	if i, found := slices.BinarySearch(columns, have); i < len(columns) && !found {
		fixes = append(fixes, moveLines(p, line, columns[i]-have, true))
	} else if found && i+1 < len(columns) {
		fixes = append(fixes, moveLines(p, line, columns[i+1]-have, true))
	}
	if !isSetAbove(p, line, source(p, e.Span)) {
		return fixes
	}
	dash := moveLines(p, line, 2, true)
	dash.Title = "Insert \"- \""
	dash.Edits[0] = text.Edit{Span: text.At(e.Span.Start), New: "- "}
	return p.Best(append(fixes, dash))
}

// isSetAbove reports whether the list entry above a line has the line's key already:
// then the line starts another entry.
func isSetAbove(p *analysis.Pass, line int, source string) bool {
	key, _, _ := strings.Cut(source, ":")
	for above := line - 1; above >= 0; above-- {
		s := p.LineText(above)
		if strings.HasPrefix(strings.TrimLeft(s, "- "), key+":") {
			return true
		}
		if startsWithDash(s) {
			return false
		}
	}
	return false
}
