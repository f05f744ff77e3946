package format

import (
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// AfterEnter returns the edit that indents the blank line at a byte offset as what stands in
// the line above asks for: below a property, its next one; below the key of a map, the first
// key of that map; below the key of a list, a dash; below the header of a block scalar, its
// text. It returns nothing where the line is not blank, or where nobody can tell what belongs
// there.
func AfterEnter(f *manifest.File, offset int) []text.Edit {
	buf := f.Buffer()
	n := buf.LineAt(offset)
	line := buf.Line(n)
	blanks := buf.Slice(line)
	if n == 0 || strings.Trim(blanks, " \t") != "" {
		return nil
	}
	start, ok := below(f, n-1)
	if !ok || start == blanks {
		return nil
	}
	if more, ok := strings.CutPrefix(start, blanks); ok {
		return []text.Edit{{Span: text.At(line.End), New: more}}
	}
	if rest, ok := strings.CutPrefix(blanks, start); ok {
		return []text.Edit{{Span: text.Span{Start: line.End - len(rest), End: line.End}}}
	}
	return []text.Edit{{Span: line, New: start}}
}

// below returns how a line below a line with a number begins: its indentation, and a dash.
func below(f *manifest.File, number int) (string, bool) {
	buf := f.Buffer()
	at, ok := contentEnd(f, buf.Line(number))
	if !ok {
		return "", false
	}
	if column, ok := belowHeader(f, at); ok {
		return yamledit.Spaces(column), true
	}
	c := f.ContextAt(at)
	if c.Role != manifest.RoleValue || c.Quote != 0 || c.Block || c.Flow || buf.LineAt(c.Pair.Span().Start) != number {
		return "", false
	}
	column := yamledit.Column(buf, c.Pair.Span().Start)
	value := c.Pair.Value()
	switch kind := value.Kind(); {
	case value.IsFlow() || kind == syntax.Literal || kind == syntax.Folded || kind == syntax.Alias:
		return "", false
	case kind != syntax.Empty && buf.LineAt(value.Span().Start) == number:
		return yamledit.Spaces(column), buf.LineAt(value.Span().End) == number
	case kind == syntax.Mapping:
		return yamledit.Spaces(yamledit.Column(buf, value.Span().Start)), true
	case kind == syntax.Sequence:
		return yamledit.Spaces(yamledit.Column(buf, value.Span().Start)) + "- ", true
	}
	style := yamledit.StyleOf(f.Tree())
	switch types := expected(f, c.Path); {
	case types == 0: // anything, or nobody knows: a property and a dash may both stand there
		return yamledit.Spaces(column + style.Step), true
	case types.Has(schema.List):
		return yamledit.Spaces(column+style.Dash) + "- ", true
	case types.Has(schema.Map):
		return yamledit.Spaces(column + style.Step), true
	}
	return "", false
}

// belowHeader returns the column of the text of a block scalar whose header ends at a byte offset: that of the text that is there,
// unless the header says how far it is indented. It is false where no header ends.
func belowHeader(f *manifest.File, end int) (column int, ok bool) {
	buf, path := f.Buffer(), f.Tree().Stream().PathTo(end-1)
	if len(path) < 2 {
		return 0, false
	}
	scalar, of := path[len(path)-1], path[len(path)-2]
	header := buf.LineAt(end)
	if kind := scalar.Kind(); kind != syntax.Literal && kind != syntax.Folded || buf.LineAt(scalar.Span().Start) != header {
		return 0, false
	}
	if of.Kind() != syntax.Pair && of.Kind() != syntax.Item {
		return 0, false
	}
	from := yamledit.Column(buf, of.Outer().Start)
	indicators := strings.Fields(buf.Slice(text.Span{Start: scalar.Span().Start, End: end}))[0]
	if digit := strings.IndexAny(indicators, "123456789"); digit >= 0 {
		return from + int(indicators[digit]-'0'), true
	}
	for line := header + 1; line <= buf.LineAt(scalar.Span().End); line++ {
		s := buf.Slice(buf.Line(line))
		if content := strings.TrimLeft(s, " "); strings.Trim(content, "\t") != "" {
			return len(s) - len(content), true
		}
	}
	return from + yamledit.StyleOf(f.Tree()).Step, true
}

// contentEnd returns the end of what stands on a line in front of its comment. It is false for
// a line without content.
func contentEnd(f *manifest.File, line text.Span) (int, bool) {
	s := f.Buffer().Slice(line)
	if f.ContextAt(line.End).Role == manifest.RoleComment {
		s, _, _ = strings.Cut(s, " #")
	}
	s = strings.TrimRight(s, " \t")
	return line.Start + len(s), s != "" && !strings.HasPrefix(strings.TrimLeft(s, " \t"), "#")
}

// expected returns the types of what may stand at a path: lists for module types, known or not.
func expected(f *manifest.File, path manifest.Path) schema.Types {
	if len(path) == 1 && path[0].Key == "modules" {
		return schema.TypesOf(schema.Map)
	}
	if len(path) == 2 && path[0].Key == "modules" {
		return schema.TypesOf(schema.List)
	}
	return typesOf(f.SchemasAt(path), 0)
}

// maxChoices is how deep in alternatives types are looked for.
const maxChoices = 8

// typesOf returns the types that one of some schemas names.
func typesOf(schemas []*schema.Schema, depth int) (types schema.Types) {
	if depth == maxChoices {
		return 0
	}
	for _, s := range schemas {
		if s == nil {
			continue
		}
		types |= s.Types
		for _, choice := range [][]*schema.Schema{s.OneOf, s.AnyOf, s.AllOf} {
			types |= typesOf(choice, depth+1)
		}
	}
	return types
}
