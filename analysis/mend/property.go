package mend

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// Tidy orders edits and refuses those that are empty or overlap.
func Tidy(p *analysis.Pass, fix analysis.Fix) (analysis.Fix, bool) {
	analysis.SortEdits(fix.Edits)
	for i, e := range fix.Edits {
		if i > 0 && fix.Edits[i-1].Span.End > e.Span.Start {
			return fix, false
		}
	}
	// Two insertions at one place are one.
	for i := len(fix.Edits) - 1; i > 0; i-- {
		a, b := fix.Edits[i-1], fix.Edits[i]
		if a.Span == b.Span && a.Span.Len() == 0 {
			fix.Edits[i-1].New += b.New
			fix.Edits = append(fix.Edits[:i], fix.Edits[i+1:]...)
		}
	}
	return fix, len(fix.Edits) > 0
}

// RenameOrRemove mends a property that has no place in its map. The new name is safe only
// where the value is right under it.
func RenameOrRemove(near string, safe bool, s *schema.Schema) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, pair := t.PairAt(t.Place)
		if pair.IsZero() {
			return nil
		}
		var fixes []analysis.Fix
		if near != "" && m.Pair(near).IsZero() {
			safe := safe && (s == nil || s.Accepts(p.File.Value(pair.Value())))
			fixes = analysis.One("Replace with "+prose.QuoteTitle(near), safe, pair.Key().Span(), yamledit.QuotedLike(near, pair.Key()))
		}
		return append(fixes, RemovePair(p, m, pair))
	}
}

// RemoveProperty removes a property. It is never safe: what its author wrote there is lost.
func RemoveProperty(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.PairAt(t.Place)
	if pair.IsZero() {
		return nil
	}
	return []analysis.Fix{RemovePair(p, m, pair)}
}

// RemovePair takes a property out of a map.
func RemovePair(p *analysis.Pass, m syntax.Node, pair syntax.PairNode) analysis.Fix {
	return analysis.Fix{Title: "Remove " + prose.QuoteTitle(prose.Shortened(pair.KeyText())), Edits: p.Edit().RemovePair(m, pair)}
}

// RemoveEntry takes an entry out of its list.
func RemoveEntry(p *analysis.Pass, e *manifest.Entry) []analysis.Fix {
	if e.Item.IsZero() {
		return nil
	}
	return []analysis.Fix{{Title: "Remove this entry", Edits: p.Edit().RemoveItem(e.List.Node, e.Item)}}
}

// ReplaceText writes another text in the place of the scalar at a span.
func ReplaceText(p *analysis.Pass, at text.Span, with string) []analysis.Fix {
	path := p.Path(at.Start)
	if len(path) == 0 || path[len(path)-1].Span() != at {
		return nil
	}
	return analysis.One("Replace with "+prose.QuoteTitle(with), false, at, yamledit.QuotedLike(with, path[len(path)-1]))
}

// ReplaceValue offers other values in the place of a scalar.
func ReplaceValue(values []string, firstIsSafe bool) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := ScalarIn(p, t)
		if old.IsZero() {
			return nil
		}
		var fixes []analysis.Fix
		for i, v := range values {
			fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(v), firstIsSafe && i == 0, old.Span(), yamledit.QuotedLike(v, old))...)
		}
		return fixes
	}
}

// ShiftLines indents all lines of a text but the first by more columns, or by fewer.
func ShiftLines(s string, by int) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		switch {
		case b.Len() == 0 || strings.TrimSpace(line) == "":
			b.WriteString(line)
		case by >= 0:
			b.WriteString(yamledit.Spaces(by) + line)
		default:
			indent := len(line) - len(strings.TrimLeft(line, " "))
			b.WriteString(line[min(-by, indent):])
		}
	}
	return b.String()
}

// AddTo makes a fix for each value that a new property of a map may have.
func AddTo(p *analysis.Pass, t analysis.Target, m syntax.Node, name string, s *schema.Schema) []analysis.Fix {
	var fixes []analysis.Fix
	for _, c := range Choices(p, t, name, s) {
		c.Field.Key = name
		fix := analysis.Fix{Title: "Add " + name}
		if c.Label != "" {
			fix.Title += ": " + c.Label
		}
		if name == "key" || name == "app" {
			fix.Edits = p.Edit().FieldsInFront(m, c.Field)
		} else {
			fix.Edits = p.Edit().FieldsBehind(m, BehindKey(p, m), c.Field)
		}
		if fix, ok := Offer(p, fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// BehindKey is the pair "key" of a map when it comes first: new properties are
// written behind it. Otherwise they go to the end.
func BehindKey(p *analysis.Pass, m syntax.Node) syntax.PairNode {
	for pair := range m.Pairs() {
		if pair.KeyText() == "key" && pair.Value().Kind().IsScalar() {
			return pair
		}
		break
	}
	return syntax.PairNode{}
}

// Offer completes a fix that writes a choice: what the choice names is declared, too. It
// is false where that cannot be done.
func Offer(p *analysis.Pass, fix analysis.Fix, c analysis.Choice) (analysis.Fix, bool) {
	if c.Also != nil {
		d, ok := c.Also(p)
		if !ok {
			return fix, false
		}
		fix.Title += ", and declare it"
		fix.Edits = append(fix.Edits, d.Edits...)
	}
	fix.Arbitrary = c.Arbitrary
	return Tidy(p, fix)
}

// KeepOne removes the others of properties that exclude each other.
func KeepOne(names []string) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, _ := t.PairAt(t.Place)
		var fixes []analysis.Fix
		for _, name := range names {
			if pair := m.Pair(name); !pair.IsZero() {
				fixes = append(fixes, RemovePair(p, m, pair))
			}
		}
		return OneOf(fixes)
	}
}

// Wrap puts marks around a value. Quotes around a number are safe: the text stays.
func Wrap(title string, n syntax.Node, before, after string) []analysis.Fix {
	span := n.Span()
	return []analysis.Fix{{Title: title, Preferred: before == `"`, Edits: []text.Edit{
		{Span: text.At(span.Start), New: before}, {Span: text.At(span.End), New: after},
	}}}
}

// MakeItem puts a dash in front of a block mapping and indents its other lines, unless the key
// of the mapping shows that it is no entry.
func MakeItem(p *analysis.Pass, m syntax.Node) []analysis.Fix {
	if key := m.Pair("key").Value(); key.Kind() == syntax.Sequence || key.Kind() == syntax.Mapping {
		return nil
	}
	span := m.Span()
	fix := analysis.Fix{Title: "Insert \"- \"", Edits: []text.Edit{{Span: text.At(span.Start), New: "- "}}}
	for line := p.Buf.LineAt(span.Start) + 1; line <= p.Buf.LineAt(span.End); line++ {
		if p.LineText(line) != "" {
			fix.Edits = append(fix.Edits, text.Edit{Span: text.At(p.Buf.Line(line).Start), New: "  "})
		}
	}
	return []analysis.Fix{fix}
}

// kindNamed returns the kind of what a schema's strings name. It is false where they name nothing
// that a manifest declares.
func kindNamed(s *schema.Schema) (manifest.Kind, bool) {
	if s == nil {
		return 0, false
	}
	for _, part := range s.Parts(nil) {
		if kind, ok := manifest.KindOf(part.Refers); ok {
			return kind, true
		}
	}
	return 0, false
}

// SharedKind returns the kind of what a schema's strings name, where modules of many types name
// such things ([manifest.Kind.IsShared]).
func SharedKind(s *schema.Schema) (manifest.Kind, bool) {
	kind, ok := kindNamed(s)
	return kind, ok && kind.IsShared()
}

// RemoveDuplicateItem removes a list entry that is there twice.
func RemoveDuplicateItem(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	path := t.Path(t.Place)
	for i := len(path) - 1; i > 0; i-- {
		if path[i].Kind() == syntax.Item {
			fix := analysis.Fix{Title: "Remove this entry", Edits: p.Edit().RemoveItem(path[i-1], syntax.ItemNode{Node: path[i]})}
			fix.Preferred = !LosesComment(p, fix) // the other one says the same
			return []analysis.Fix{fix}
		}
	}
	return nil
}
