package yaml

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// oddIndent is the indentation of a line that holds spaces which are none to YAML.
func oddIndent(p *analysis.Pass, line int) text.Span {
	span := p.Buf.Line(line)
	s := p.Buf.Slice(span)
	span.End = span.Start + len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || syntax.OddSpaceWidth(r) >= 0
	}))
	return span
}

// oddColumns is the number of columns that such an indentation takes in an editor.
func oddColumns(p *analysis.Pass, indent text.Span) int {
	columns := 0
	for _, r := range p.Buf.Slice(indent) {
		switch width := syntax.OddSpaceWidth(r); {
		case width >= 0:
			columns += width
		case r == '\t':
			columns += p.Edit().Style.Step - columns%p.Edit().Style.Step
		default:
			columns++
		}
	}
	return columns
}

// oddName is what the spaces of an error are called.
func oddName(s string) string {
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '\u00a0', '\u2007', '\u202f':
		return "no-break spaces"
	case '\u200b':
		return "zero-width spaces"
	case '\ufeff':
		return "byte order marks"
	default:
		return fmt.Sprintf("spaces such as U+%04X", r)
	}
}

// oddMessage says what is odd about a space.
func oddMessage(p *analysis.Pass, e syntax.Error) string {
	name := oddName(p.Buf.Slice(e.Span))
	if syntax.OddSpaceWidth(firstRune(p.Buf.Slice(e.Span))) == 0 {
		return name + " are text to YAML, though nobody sees them: remove them"
	}
	if oddIndent(p, p.Buf.LineAt(e.Span.Start)).End == p.Buf.Line(p.Buf.LineAt(e.Span.Start)).End {
		return name + " are text to YAML, and no empty line: remove them"
	}
	return name + " cannot indent a line: use spaces"
}

// oddSpaces reads the error of odd spaces behind the right number of spaces: where a map is
// free to have any keys, Forge takes a key that starts with them.
func oddSpaces(p *analysis.Pass, e syntax.Error) (reading, bool) {
	if e.Kind != syntax.OddIndentation {
		return reading{}, false
	}
	r := asIs(p, e)
	if isOddKey(p, e) {
		r.Severity = analysis.Warning
	}
	return r, true
}

// isOddKey reports whether odd spaces start a key that Forge takes: they stand in the column of
// the keys of a map that may have any.
func isOddKey(p *analysis.Pass, e syntax.Error) bool {
	column := yamledit.Column(p.Buf, e.Span.Start)
	path := p.Path(oddIndent(p, p.Buf.LineAt(e.Span.Start)).End)
	for _, m := range mapsAround(p, path[len(path)-1]) {
		isClosed := slices.ContainsFunc(m.Schemas, func(s *schema.Schema) bool { return s.Closed })
		if m.column == column && column > 0 && !isClosed && !m.IsModules() {
			return true
		}
	}
	return false
}

// firstRune is the first character of a text.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// plainSpaces writes spaces for the odd ones of a line, or of all lines. That is safe where
// the line starts where it seems to: both look alike, and the odd ones belong to no value.
func plainSpaces(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	all := allPlain.Of(p)
	at := p.Buf.LineAt(e.Span.Start)
	line, fits := plainLine(p, at)
	name := oddName(p.Buf.Slice(e.Span))
	title := fmt.Sprintf("Replace the %s with %s", name, prose.Count(len(line.New), "space", "spaces"))
	if line.New == "" || syntax.OddSpaceWidth(firstRune(p.Buf.Slice(e.Span))) == 0 {
		title = "Remove the " + name
	}
	fixes := []analysis.Fix{{Title: title, Preferred: fits && !isOddKey(p, e), Edits: []text.Edit{line}}}
	if len(all) > 1 {
		fixes = append(fixes, analysis.Fix{Title: "Replace all " + name + " in the file's indentation", Edits: all})
	}
	return fixes
}

// allPlain keeps the edits of all lines with odd spaces, which the fix of each offers.
var allPlain = &analysis.PerPass[[]text.Edit]{Fn: func(p *analysis.Pass) []text.Edit {
	var edits []text.Edit
	for _, e := range p.Errors {
		if e.Kind == syntax.OddIndentation {
			edit, _ := plainLine(p, p.Buf.LineAt(e.Span.Start))
			edits = append(edits, edit)
		}
	}
	return edits
}}

// plainLine writes the indentation of a line with spaces: as many as it seems to have, or as
// the nearest column needs where it can stand. That of a blank line goes. Fits says that the line
// can stand where it seems to.
func plainLine(p *analysis.Pass, line int) (e text.Edit, fits bool) {
	indent := oddIndent(p, line)
	says := p.Buf.Slice(text.Span{Start: indent.End, End: p.Buf.Line(line).End})
	if says == "" {
		return text.Edit{Span: indent}, true
	}
	seems := oddColumns(p, indent)
	column, above := seems, above(p, line)
	isFirst := above >= 0 && strings.HasSuffix(p.LineText(above), ":") && seems > indentOf(p, above)
	columns := columnsBelow(p, line, says)
	if !isFirst {
		column = nearest(seems, columns)
	}
	isEntry := startsWithDash(says) || mend.Keyed.MatchString(says)
	fits = says[0] == '#' || isEntry && (isFirst || len(columns) > 0 && column == seems)
	return text.Edit{Span: indent, New: yamledit.Spaces(column)}, fits
}

// nearest is the column of several that lies nearest to one; itself where there are none.
func nearest(column int, columns []int) int {
	best := column
	for i, c := range columns {
		if i == 0 || distance(c, column) < distance(best, column) {
			best = c
		}
	}
	return best
}
