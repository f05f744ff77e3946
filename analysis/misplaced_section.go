package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// typeOf maps what people write at the top of a manifest to the module type that
// they mean. Module types themselves are not in it.
var typeOf = map[string]string{"functions": "function", "endpoints": "endpoint"}

// misplacedType returns the module type whose list stands at the top of the file.
func misplacedType(section string) (string, bool) {
	if typ := typeOf[section]; typ != "" {
		return typ, true
	}
	_, ok := catalogue.Module(section)
	return section, ok
}

// explainTop says of module types at the top of the file where they belong, and of
// a merge key what it does.
func (s scope) explainTop(found []finding) []finding {
	for i := range found {
		f := &found[i]
		_, pair := s.pairAt(f.Span.Start)
		typ, ok := misplacedType(pair.KeyText())
		if f.Rule != ruleSchemaAdditionalProperty || !ok {
			continue
		}
		f.Message = fmt.Sprintf("%q has no place at the top of the manifest: its entries belong in \"modules.%s\"", pair.KeyText(), typ)
		f.fix = func(p *pass, t target) []Fix {
			_, pair := t.pairAt(t.place)
			return append(p.moveToModules(pair, typ), removeProperty(false)(p, t)...)
		}
	}
	if pair := s.node.Pair(mergeKey); !pair.IsZero() {
		found = s.mergeKey(found, s.node, pair)
	}
	return found
}

// moveToModules moves a list from the top of the file to its module type.
func (p *pass) moveToModules(pair syntax.PairNode, typ string) []Fix {
	modules, ok := p.file.Section("modules")
	in, list := modules.Pair.Value(), pair.Value()
	if !ok || in.Kind() != syntax.Mapping || in.IsFlow() || list.Kind() != syntax.Sequence || list.IsFlow() {
		return nil
	}
	var last syntax.Node
	for other := range in.Pairs() {
		last = other.Node
	}
	col := column(p.buf, last.Span().Start)
	dash := col + p.style().dash
	written := p.style().newline + spaces(col) + typ + ":"
	if there := in.Pair(typ); !there.IsZero() {
		items := there.Value()
		if items.Kind() != syntax.Sequence || items.IsFlow() {
			return nil
		}
		last, dash, written = items, column(p.buf, items.Span().Start), ""
	}
	written += p.style().newline + spaces(dash) + shiftLines(list.Text(), dash-column(p.buf, list.Span().Start))
	edits := []text.Edit{{Span: text.At(p.lineEnd(last)), New: written}}
	fix, ok := p.tidy(Fix{
		Title: fmt.Sprintf("Move its entries to \"modules.%s\"", typ),
		Edits: append(edits, p.removePair(p.tree.Root(), pair)...),
	})
	if !ok {
		return nil
	}
	return []Fix{fix}
}

// isMisplaced reports whether a name is declared by a list at the top of the file
// that belongs to the modules: that is reported there.
func (p *pass) isMisplaced(kind manifest.Kind, name string) bool {
	for _, s := range p.file.Sections() {
		if typ, _ := misplacedType(s.Name); typ != kind.String() {
			continue
		}
		for item := range s.Pair.Value().Items() {
			if item.Value().Get("key").Scalar().Text == name {
				return true
			}
		}
	}
	return false
}
