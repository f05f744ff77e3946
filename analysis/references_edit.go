package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// appendText adds an item, which is rendered YAML, to the end of the list that is the value of a
// pair. It makes nothing of a value that is no list.
func (p *pass) appendText(pair syntax.PairNode, item string) []text.Edit {
	list := pair.Value()
	if list.Kind() != syntax.Sequence {
		return nil
	}
	var last syntax.ItemNode
	for item := range list.Items() {
		last = item
	}
	switch {
	case list.IsFlow() && last.IsZero():
		return []text.Edit{{Span: text.At(list.Span().Start + 1), New: item}}
	case list.IsFlow():
		return []text.Edit{{Span: text.At(last.Span().End), New: ", " + item}}
	}
	dash := column(p.buf, last.Dash().Start)
	return []text.Edit{{Span: text.At(p.lineEnd(last.Node)), New: p.style().newline + spaces(dash) + "- " + item}}
}

// removeDefinition takes an entry out of its list, and the list out of the manifest with the last
// one.
func (p *pass) removeDefinition(d manifest.Definition) []Fix {
	l := d.Entry.List
	fix := Fix{Title: fmt.Sprintf("Remove the %s %q", d.Kind, d.Name)}
	switch {
	case d.Entry.Item.IsZero():
	case len(l.Entries) > 1:
		fix.Edits = p.removeItem(l.Node, d.Entry.Item)
	case l.IsModule():
		if s, ok := p.file.Section(l.Section); ok {
			fix.Edits = p.removePair(s.Pair.Value(), l.Pair)
		}
	case l.Section != "providers":
		fix.Edits = p.removePair(p.tree.Root(), l.Pair)
	}
	if len(fix.Edits) == 0 {
		return nil
	}
	return []Fix{fix}
}
