package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// LineText is a line without its indentation.
func (p *Pass) LineText(line int) string {
	return strings.TrimLeft(p.Buf.Slice(p.Buf.Line(line)), " \t")
}

// PropertySchema is what a schema says of a property, its alternatives included.
func PropertySchema(s *schema.Schema, v schema.Value, name string) *schema.Schema {
	for _, part := range s.Parts(v) {
		if prop := part.Property(name); prop != nil {
			return prop.Schema
		}
	}
	return nil
}

// IsRepeated reports whether a pair has the name of one before it in its map.
func (p *Pass) IsRepeated(pair syntax.PairNode) bool {
	for _, e := range p.Errors {
		if e.Kind == syntax.DuplicateKey && e.Span == pair.Key().Span() {
			return true
		}
	}
	return false
}

// IsTornList reports whether the entries of a list may belong elsewhere, or are not all.
func (p *Pass) IsTornList(l *manifest.List) bool {
	return p.IsRepeated(l.Pair) || p.BrokenIn(OwnerOf(l), 0)
}

// IsFalsy reports whether a value is null, false, zero or the empty string.
func IsFalsy(n syntax.Node) bool {
	if !n.Kind().IsScalar() {
		return false
	}
	switch s := n.Scalar(); s.Type {
	case syntax.Null:
		return true
	case syntax.Bool:
		return s.Text == "false" || s.Text == "False" || s.Text == "FALSE"
	case syntax.String:
		return s.Text == ""
	default:
		return s.Number == 0
	}
}

// Path returns the nodes around offset, from the outermost to the innermost.
func (p *Pass) Path(offset int) []syntax.Node { return p.Tree.Stream().PathTo(offset) }

// depth is the column of the first line that an edit begins; 0 where it begins none.
func depth(e text.Edit) int {
	line := strings.TrimLeft(e.New, "\r\n")
	if line == e.New {
		return 0
	}
	return len(line) - len(strings.TrimLeft(line, " "))
}

// IsTrue reports whether a value is true.
func IsTrue(v schema.Value) bool {
	return v.Type() == schema.Boolean && slices.Contains([]string{"true", "True", "TRUE"}, v.Text())
}

// Value is that of a property of an entry; Unknown where there is none.
func (s Unit) Value(property string) manifest.Value {
	return s.File.Value(s.Entry.Pair(property).Value())
}

// KeySpan is the place of the key of a property of an entry.
func (s Unit) KeySpan(property string) text.Span { return s.Entry.Pair(property).Key().Span() }

// TextFacts returns the fact that an entry has a text as a property.
func (s Unit) TextFacts(t *Topic[string], property string) []Fact {
	v := s.Value(property)
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []Fact{t.Fact(v.Text(), v.Node().Span())}
}

// IsRefused reports whether there is an error at a place in the file already.
func (s Unit) IsRefused(found []Finding, at text.Span) bool {
	for _, f := range found {
		if f.Severity == Error && f.Span == at {
			return true
		}
	}
	return false
}

// RestOfLine is the text from offset to the end of its line, without a comment
// and without spaces.
func (p *Pass) RestOfLine(offset int) text.Span {
	line := p.Buf.Line(p.Buf.LineAt(offset))
	rest := p.Buf.Slice(text.Span{Start: offset, End: line.End})
	if i := strings.Index(rest, " #"); i >= 0 {
		rest = rest[:i]
	}
	return text.Span{Start: offset, End: offset + len(strings.TrimRight(rest, " \t"))}
}
