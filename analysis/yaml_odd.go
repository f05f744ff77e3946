package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// oddIndent is the indentation of a line that holds spaces which are none to YAML.
func (p *pass) oddIndent(line int) text.Span {
	span := p.buf.Line(line)
	s := p.buf.Slice(span)
	span.End = span.Start + len(s) - len(strings.TrimLeftFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || syntax.OddSpaceWidth(r) >= 0
	}))
	return span
}

// oddColumns is the number of columns that such an indentation takes in an editor.
func (p *pass) oddColumns(indent text.Span) int {
	columns := 0
	for _, r := range p.buf.Slice(indent) {
		switch width := syntax.OddSpaceWidth(r); {
		case width >= 0:
			columns += width
		case r == '\t':
			columns += p.edit().Style.Step - columns%p.edit().Style.Step
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

func oddMessage(p *pass, e syntax.Error) string {
	name := oddName(p.buf.Slice(e.Span))
	if syntax.OddSpaceWidth(firstRune(p.buf.Slice(e.Span))) == 0 {
		return name + " are text to YAML, though nobody sees them: remove them"
	}
	if p.oddIndent(p.buf.LineAt(e.Span.Start)).End == p.buf.Line(p.buf.LineAt(e.Span.Start)).End {
		return name + " are text to YAML, and no empty line: remove them"
	}
	return name + " cannot indent a line: use spaces"
}

// oddSpaces reads the error of odd spaces behind the right number of spaces: where a map is
// free to have any keys, Forge takes a key that starts with them.
func oddSpaces(p *pass, e syntax.Error) (reading, bool) {
	if e.Kind != syntax.OddIndentation {
		return reading{}, false
	}
	r := p.asIs(e)
	if p.isOddKey(e) {
		r.Severity = Warning
	}
	return r, true
}

// isOddKey reports whether odd spaces start a key that Forge takes: they stand in the column of
// the keys of a map that may have any.
func (p *pass) isOddKey(e syntax.Error) bool {
	column := edit.Column(p.buf, e.Span.Start)
	path := p.path(p.oddIndent(p.buf.LineAt(e.Span.Start)).End)
	for _, m := range p.mapsAround(path[len(path)-1]) {
		isClosed := slices.ContainsFunc(m.schemas, func(s *schema.Schema) bool { return s.Closed })
		if m.column == column && column > 0 && !isClosed && !m.isModules() {
			return true
		}
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// plainSpaces writes spaces for the odd ones of a line, or of all lines. That is safe where
// the line starts where it seems to: both look alike, and the odd ones belong to no value.
func plainSpaces(p *pass, e syntax.Error) []Fix {
	var all []text.Edit
	for _, other := range p.errors {
		if other.Kind == syntax.OddIndentation {
			edit, _ := p.plainLine(p.buf.LineAt(other.Span.Start))
			all = append(all, edit)
		}
	}
	at := p.buf.LineAt(e.Span.Start)
	line, fits := p.plainLine(at)
	name := oddName(p.buf.Slice(e.Span))
	title := fmt.Sprintf("Replace the %s by %s", name, prose.Count(len(line.New), "space", "spaces"))
	if line.New == "" || syntax.OddSpaceWidth(firstRune(p.buf.Slice(e.Span))) == 0 {
		title = "Remove the " + name
	}
	fixes := []Fix{{Title: title, Preferred: fits && !p.isOddKey(e), Edits: []text.Edit{line}}}
	if len(all) > 1 {
		fixes = append(fixes, Fix{Title: "Replace all " + name + " in the file's indentation", Edits: all})
	}
	return fixes
}

// plainLine writes the indentation of a line with spaces: as many as it seems to have, or as
// the nearest column needs where it can stand. That of a blank line goes. Fits says that the line
// can stand where it seems to.
func (p *pass) plainLine(line int) (e text.Edit, fits bool) {
	indent := p.oddIndent(line)
	says := p.buf.Slice(text.Span{Start: indent.End, End: p.buf.Line(line).End})
	if says == "" {
		return text.Edit{Span: indent}, true
	}
	seems := p.oddColumns(indent)
	column, above := seems, p.above(line)
	isFirst := above >= 0 && strings.HasSuffix(p.lineText(above), ":") && seems > p.indent(above)
	columns := p.columnsBelow(line, says)
	if !isFirst {
		column = nearest(seems, columns)
	}
	isEntry := startsWithDash(says) || keyed.MatchString(says)
	fits = says[0] == '#' || isEntry && (isFirst || len(columns) > 0 && column == seems)
	return text.Edit{Span: indent, New: edit.Spaces(column)}, fits
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
