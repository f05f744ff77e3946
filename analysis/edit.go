package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// field is a property to write: a scalar (value), or nested properties.
type field struct {
	key    string
	value  string // rendered YAML
	fields []field
	items  [][]field // a list of maps
}

// flow writes fields as the inside of a flow mapping.
func flow(fields []field) string {
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quoted(f.key) + ": ")
		switch {
		case f.items != nil:
			b.WriteString("[")
			for j, item := range f.items {
				if j > 0 {
					b.WriteString(", ")
				}
				b.WriteString("{" + flow(item) + "}")
			}
			b.WriteString("]")
		case f.fields != nil:
			b.WriteString("{" + flow(f.fields) + "}")
		default:
			b.WriteString(f.value)
		}
	}
	return b.String()
}

// block writes fields as the lines of a block mapping whose keys stand at column
// col. The first line is not indented and the last has no line end.
func (s style) block(fields []field, col int) string {
	var b strings.Builder
	for i, f := range fields {
		if i > 0 {
			b.WriteString(s.newline + spaces(col))
		}
		b.WriteString(quoted(f.key) + ":")
		switch {
		case f.items != nil:
			for _, item := range f.items {
				b.WriteString(s.newline + spaces(col+s.dash) + s.item(item, col+s.dash))
			}
		case f.fields != nil:
			b.WriteString(s.newline + spaces(col+s.step) + s.block(f.fields, col+s.step))
		case f.value != "":
			b.WriteString(" " + f.value)
		}
	}
	return b.String()
}

// item writes fields as an item of a block sequence whose dash stands at column
// col.
func (s style) item(fields []field, col int) string { return "- " + s.block(fields, col+2) }

// lineEnd is the end of the line on which a node ends: what is inserted there
// leaves a comment behind the node alone.
func (p *pass) lineEnd(n syntax.Node) int {
	return p.buf.Line(p.buf.LineAt(n.Span().End)).End
}

// insertFields adds properties to a mapping, behind the pair after, or at its end
// when after is no node.
func (p *pass) insertFields(m syntax.Node, after syntax.PairNode, fields ...field) []text.Edit {
	last := after
	if last.IsZero() {
		for pair := range m.Pairs() {
			last = pair
		}
	}
	switch {
	case m.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(m.Span().Start + 1), New: flow(fields)}}
	case m.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", " + flow(fields)}}
	case last.IsZero():
		return nil
	}
	col := column(p.buf, last.Span().Start)
	at := p.lineEnd(last.Node)
	return []text.Edit{{Span: text.At(at), New: p.style().newline + spaces(col) + p.style().block(fields, col)}}
}

// insertFieldsAtStart adds properties in front of the first of a mapping.
func (p *pass) insertFieldsAtStart(m syntax.Node, fields ...field) []text.Edit {
	for pair := range m.Pairs() {
		at := pair.Outer().Start
		if m.IsFlow() {
			return []text.Edit{{Span: text.At(at), New: flow(fields) + ", "}}
		}
		col := column(p.buf, at)
		return []text.Edit{{Span: text.At(at), New: p.style().block(fields, col) + p.style().newline + spaces(col)}}
	}
	return p.insertFields(m, syntax.PairNode{}, fields...)
}

// insertItem adds a map to the end of the sequence that is the value of pair, and
// makes the value a sequence when it is empty.
func (p *pass) insertItem(pair syntax.PairNode, fields ...field) []text.Edit {
	value := pair.Value()
	col := column(p.buf, pair.Span().Start)
	switch {
	case value.Kind() == syntax.Empty:
		at, dash := pair.Colon().End, col+p.style().dash
		return []text.Edit{{Span: text.At(at), New: p.style().newline + spaces(dash) + p.style().item(fields, dash)}}
	case value.Kind() != syntax.Sequence:
		return nil
	}
	var last syntax.ItemNode
	for item := range value.Items() {
		last = item
	}
	switch {
	case value.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(value.Span().Start + 1), New: "{" + flow(fields) + "}"}}
	case value.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", {" + flow(fields) + "}"}}
	}
	dash := column(p.buf, last.Dash().Start)
	at := p.lineEnd(last.Node)
	return []text.Edit{{Span: text.At(at), New: p.style().newline + spaces(dash) + p.style().item(fields, dash)}}
}

// setValue puts an inline value behind a key that has none or another one.
func (p *pass) setValue(pair syntax.PairNode, value string) []text.Edit {
	span := pair.Value().Outer()
	if pair.Value().Kind() == syntax.Empty {
		return []text.Edit{{Span: text.At(pair.Colon().End), New: " " + value}}
	}
	return []text.Edit{{Span: text.Span{Start: pair.Colon().End, End: span.End}, New: " " + value}}
}
