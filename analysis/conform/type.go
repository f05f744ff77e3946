package conform

import (
	"strconv"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// mendType mends a value of the wrong type.
func mendType(types schema.Types, s *schema.Schema) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		n, ok := valueAt(t.Unit, t.Place)
		switch {
		case !ok:
			return nil
		case n.Kind() == syntax.Empty || n.Kind().IsScalar() && n.Scalar().Type == syntax.Null:
			return fillIn(p, t, s, types)
		case n.Kind() == syntax.Mapping && types.Has(schema.List) && !n.IsFlow():
			if items := itemsAt(p, t, n, s); isOfEntries(n, items) {
				return makeEntries(p, n)
			}
			return mend.MakeItem(p, n)
		case n.Kind() == syntax.Mapping && types.Has(schema.List):
			return mend.Wrap("Put it in a list", n, "[", "]")
		case n.Kind().IsScalar() && types.Has(schema.String):
			if kind, ok := mend.SharedKind(s); ok && !p.File.Declares(kind, n.Scalar().Text) {
				return mend.ReplaceByName(kind)(p, t)
			}
			if words := wordsOf(s); len(words) > 0 && !s.Accepts(schema.StringLiteral(n.Scalar().Text)) {
				return oneOf(words[:min(len(words), analysis.MaxChoices)])(p, t)
			}
			return mend.Supposing(mend.Wrap("Put the value between quotes", n, `"`, `"`))
		case n.Kind().IsScalar() && IsQuoted(n, types):
			return []analysis.Fix{{Title: "Remove the quotes", Preferred: true, Edits: []text.Edit{{Span: n.Span(), New: n.Scalar().Text}}}}
		case n.Kind().IsScalar() && types.Has(schema.List):
			return makeList(p, n, s)
		case n.Kind() == syntax.Sequence:
			return append(putUnder(p, t, n, s), onlyItem(t, n, types)...)
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

// IsQuoted reports whether a string would be of one of some types without its quotes.
func IsQuoted(n syntax.Node, types schema.Types) bool {
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
func valueAt(s analysis.Unit, offset int) (syntax.Node, bool) {
	path := s.Path(offset)
	for _, n := range path {
		if k := n.Kind(); k != syntax.Pair && k != syntax.Item && n.Span().Start == offset {
			return n, true
		}
	}
	if pair := s.Holder(offset); !pair.IsZero() {
		return pair.Value(), true
	}
	return syntax.Node{}, false
}

// onlyItem puts the only item of a list in the list's place, where it fits there.
func onlyItem(t analysis.Target, seq syntax.Node, types schema.Types) []analysis.Fix {
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
	if pair := t.Holder(span.Start); !seq.IsFlow() && !pair.IsZero() {
		return analysis.One("Take it out of the list", false, text.Span{Start: pair.Colon().End, End: span.End}, " "+only.Text())
	}
	return analysis.One("Take it out of the list", false, span, only.Text())
}
