package analysis

import (
	"strconv"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// mendType mends a value of the wrong type.
func mendType(types schema.Types, s *schema.Schema) fixer {
	return func(p *pass, t target) []Fix {
		n, ok := t.valueAt(t.place)
		switch {
		case !ok:
			return nil
		case n.Kind() == syntax.Empty || n.Kind().IsScalar() && n.Scalar().Type == syntax.Null:
			return p.fillIn(t, s, types)
		case n.Kind() == syntax.Mapping && types.Has(schema.List) && !n.IsFlow():
			if items := p.itemsAt(t, n, s); isOfEntries(n, items) {
				return p.makeEntries(n)
			}
			return p.makeItem(n)
		case n.Kind() == syntax.Mapping && types.Has(schema.List):
			return wrap("Put it in a list", n, "[", "]")
		case n.Kind().IsScalar() && types.Has(schema.String):
			if kind, ok := declaresOf(s); ok && !p.file.Declares(kind, n.Scalar().Text) {
				return named(kind)(p, t)
			}
			if words := wordsOf(s); len(words) > 0 && !s.Accepts(schema.StringLiteral(n.Scalar().Text)) {
				return replaceValue(words[:min(len(words), maxChoices)], false)(p, t)
			}
			return wrap("Put the value between quotes", n, `"`, `"`)
		case n.Kind().IsScalar() && isQuoted(n, types):
			return []Fix{{Title: "Remove the quotes", Preferred: true, Edits: []text.Edit{{Span: n.Span(), New: n.Scalar().Text}}}}
		case n.Kind().IsScalar() && types.Has(schema.List):
			return p.makeList(n, s)
		case n.Kind() == syntax.Sequence:
			return append(p.putUnder(t, n, s), t.onlyItem(n, types)...)
		}
		return nil
	}
}

// wordsOf are the strings of an enumeration that are not outdated.
func wordsOf(s *schema.Schema) []string {
	var out []string
	for _, part := range s.Parts(nil) {
		for _, v := range part.Current() {
			if v.Type() == schema.String {
				out = append(out, v.Text())
			}
		}
	}
	return out
}

// isQuoted reports whether a string would be of one of some types without its quotes.
func isQuoted(n syntax.Node, types schema.Types) bool {
	s := n.Scalar()
	if s.Type != syntax.String || n.Text() == s.Text {
		return false
	}
	if types.Has(schema.Boolean) && (s.Text == "true" || s.Text == "false") {
		return true
	}
	_, err := strconv.ParseInt(s.Text, 10, 32)
	return err == nil && types.Has(schema.Number) && (s.Text == "0" || s.Text[0] != '0' && s.Text[0] != '+')
}

// valueAt returns the value that starts at an offset: the outermost one that is
// not a pair, or an empty one.
func (s scope) valueAt(offset int) (syntax.Node, bool) {
	path := s.path(offset)
	for _, n := range path {
		if k := n.Kind(); k != syntax.Pair && k != syntax.Item && n.Span().Start == offset {
			return n, true
		}
	}
	if pair := s.holder(offset); !pair.IsZero() {
		return pair.Value(), true
	}
	return syntax.Node{}, false
}

// wrap puts marks around a value. Quotes around a number are safe: the text stays.
func wrap(title string, n syntax.Node, before, after string) []Fix {
	span := n.Span()
	return []Fix{{Title: title, Preferred: before == `"`, Edits: []text.Edit{
		{Span: text.At(span.Start), New: before}, {Span: text.At(span.End), New: after},
	}}}
}

// makeItem puts a dash in front of a block mapping and indents its other lines, unless the key
// of the mapping shows that it is no entry.
func (p *pass) makeItem(m syntax.Node) []Fix {
	if key := m.Pair("key").Value(); key.Kind() == syntax.Sequence || key.Kind() == syntax.Mapping {
		return nil
	}
	span := m.Span()
	fix := Fix{Title: "Insert \"- \"", Edits: []text.Edit{{Span: text.At(span.Start), New: "- "}}}
	for line := p.buf.LineAt(span.Start) + 1; line <= p.buf.LineAt(span.End); line++ {
		if p.lineText(line) != "" {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.buf.Line(line).Start), New: "  "})
		}
	}
	return []Fix{fix}
}

// onlyItem puts the only item of a list in the list's place, where it fits there.
func (t target) onlyItem(seq syntax.Node, types schema.Types) []Fix {
	var only syntax.Node
	n := 0
	for item := range seq.Items() {
		only = item.Value()
		n++
	}
	fits := only.Kind().IsScalar() && only.Kind() != syntax.Empty && types.Has(schema.String) ||
		only.Kind() == syntax.Mapping && only.IsFlow() && types.Has(schema.Map)
	if n != 1 || !fits {
		return nil
	}
	span := seq.Span()
	if pair := t.holder(span.Start); !seq.IsFlow() && !pair.IsZero() {
		return one("Take it out of the list", false, text.Span{Start: pair.Colon().End, End: span.End}, " "+only.Text())
	}
	return one("Take it out of the list", false, span, only.Text())
}
