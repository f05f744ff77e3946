package conform

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// makeList puts a value into a list, where a list may hold it. It is safe for one word or one
// map: the value stays what it was.
func makeList(p *analysis.Pass, n syntax.Node, s *schema.Schema) []analysis.Fix {
	edits, ok := AsList(p, n, s)
	if !ok {
		return nil
	}
	isOne := n.Kind().IsScalar() && !strings.ContainsAny(n.Scalar().Text, ", \n")
	return []analysis.Fix{{Title: "Make it a list", Preferred: isOne, Edits: edits}}
}

// AsList makes a list of a value: of a text with several words that only one by one are right,
// a list of these. It is false where the schema accepts no such list.
func AsList(p *analysis.Pass, n syntax.Node, s *schema.Schema) ([]text.Edit, bool) {
	items := itemsOf(s)
	isLine := n.Kind() == syntax.Plain || n.Kind() == syntax.SingleQuoted || n.Kind() == syntax.DoubleQuoted
	switch {
	case items == nil || n.Outer() != n.Span():
		return nil, false
	case n.Kind() == syntax.Mapping && n.IsFlow():
		return brackets(n.Span()), items.Accepts(p.File.Value(n))
	case !isLine || strings.ContainsAny(n.Text(), "\r\n"):
		return nil, false
	}
	words := wordsIn(n.Scalar().Text)
	if len(words) > 1 && areItems(p, words, items) {
		for i, word := range words {
			words[i] = yamledit.Quoted(word)
		}
		return []text.Edit{{Span: n.Span(), New: "[" + strings.Join(words, ", ") + "]"}}, true
	}
	if !items.Accepts(schema.StringLiteral(n.Scalar().Text)) {
		return nil, false
	}
	if n.Kind() == syntax.Plain && strings.ContainsAny(n.Text(), ",[]{}") {
		return []text.Edit{{Span: n.Span(), New: "[" + yamledit.Quoted(n.Scalar().Text) + "]"}}, true
	}
	return brackets(n.Span()), true
}

// brackets puts a value on one line into a list.
func brackets(span text.Span) []text.Edit {
	return []text.Edit{{Span: text.At(span.Start), New: "["}, {Span: text.At(span.End), New: "]"}}
}

// itemsOf is what the items of the lists must be that a schema accepts; nil where it accepts
// none of which that is said.
func itemsOf(s *schema.Schema) *schema.Schema {
	for _, part := range s.Parts(nil) {
		if part.Items != nil {
			return part.Items
		}
	}
	return nil
}

// wordsIn are the words of a text, with commas or spaces between them; nil where one comes twice.
func wordsIn(s string) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' })
	sorted := slices.Sorted(slices.Values(words))
	if len(slices.Compact(sorted)) < len(words) {
		return nil
	}
	return words
}

// areItems reports whether each of some words is right as an item, and known where items name
// a scope or an event.
func areItems(p *analysis.Pass, words []string, items *schema.Schema) bool {
	c := p.File.Catalogue()
	for _, word := range words {
		_, isEvent := c.Event(word)
		isWrong := !items.Accepts(schema.StringLiteral(word)) ||
			mend.Refers(items, schema.ToScope) && !c.KnowsScope(word) || mend.Refers(items, schema.ToEvent) && !isEvent
		if isWrong {
			return false
		}
	}
	return true
}

// putUnder puts a list that stands where a map belongs below the property of the map that may
// be such a list.
func putUnder(p *analysis.Pass, t analysis.Target, n syntax.Node, s *schema.Schema) []analysis.Fix {
	pair := t.Holder(n.Span().Start)
	var fixes []analysis.Fix
	seen := map[string]bool{}
	for _, part := range s.Parts(nil) {
		for _, prop := range part.Properties {
			if prop.Hidden || seen[prop.Name] || !prop.Schema.Accepts(p.File.Value(n)) || len(fixes) >= analysis.MaxChoices {
				continue
			}
			seen[prop.Name] = true
			if edits, ok := nested(p, pair, prop.Name); ok {
				fixes = append(fixes, analysis.Fix{Title: "Put it under " + prop.Name, Edits: edits})
			}
		}
	}
	return mend.OneOf(fixes)
}

// nested puts the value of a pair below a new key.
func nested(p *analysis.Pass, pair syntax.PairNode, name string) ([]text.Edit, bool) {
	n := pair.Value()
	if pair.IsZero() || mend.HasAnchors(n) {
		return nil, false
	}
	if n.IsFlow() {
		return []text.Edit{
			{Span: text.At(n.Span().Start), New: "{" + yamledit.Quoted(name) + ": "}, {Span: text.At(n.Span().End), New: "}"},
		}, true
	}
	first := p.Buf.LineAt(pair.Colon().End)
	if p.Buf.LineAt(n.Span().Start) == first {
		return nil, false
	}
	column := yamledit.Column(p.Buf, pair.Span().Start) + p.Edit().Style.Step
	at := p.Buf.Line(first).End
	edits := []text.Edit{{Span: text.At(at), New: p.Edit().Style.Newline + yamledit.Spaces(column) + yamledit.Quoted(name) + ":"}}
	for line := first + 1; line <= p.Buf.LineAt(n.Span().End); line++ {
		if p.LineText(line) != "" {
			edits = append(edits, text.Edit{Span: text.At(p.Buf.Line(line).Start), New: yamledit.Spaces(p.Edit().Style.Step)})
		}
	}
	return edits, true
}
