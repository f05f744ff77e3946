package conform

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// itemsAt is what the items of a list must be that stands in the place of a node; nil where that
// is not said. The schema of a list of modules does not say it: see ItemSchema.
func itemsAt(p *analysis.Pass, t analysis.Target, n syntax.Node, s *schema.Schema) *schema.Schema {
	if n.Span() != t.Node.Span() {
		return itemsOf(s)
	}
	if module, ok := p.File.Catalogue().Module(t.TypeName); ok {
		return module.Item
	}
	if section, ok := p.File.Catalogue().Section(t.TypeName); ok {
		return section.Item
	}
	return nil
}

// makeEntries makes a list of entries of a map of them: a name becomes the key of an entry
// that has none. It makes no fix where an entry has another key than its name: one of the two
// would be lost.
func makeEntries(p *analysis.Pass, m syntax.Node) []analysis.Fix {
	var edits []text.Edit
	for pair := range m.Pairs() {
		e, ok := entryOf(p, pair)
		if !ok {
			return nil
		}
		edits = append(edits, e)
	}
	return []analysis.Fix{{Title: "Make it a list of entries", Edits: edits}}
}

// isOfEntries reports whether a map holds entries by their names: blocks of maps, where items
// have a key, and none of the names is a property of an item.
func isOfEntries(m syntax.Node, items *schema.Schema) bool {
	if items == nil || analysis.PropertySchema(items, nil, "key") == nil || m.IsFlow() || mend.HasAnchors(m) {
		return false
	}
	n := 0
	for pair := range m.Pairs() {
		if pair.Value().Kind() != syntax.Mapping || pair.Value().IsFlow() || analysis.PropertySchema(items, nil, pair.KeyText()) != nil {
			return false
		}
		n++
	}
	return n > 0
}

// entryOf makes an entry of a pair whose value is a map. Its dash stands where its name stood.
func entryOf(p *analysis.Pass, pair syntax.PairNode) (text.Edit, bool) {
	entry, key := pair.Value(), pair.Key()
	indent := yamledit.Column(p.Buf, entry.Span().Start) - yamledit.Column(p.Buf, key.Span().Start)
	head := text.Span{Start: key.Span().Start, End: pair.Colon().End}
	own := entry.Pair("key")
	switch line := p.Buf.LineAt(head.Start); {
	case indent < 2 || p.Buf.LineAt(entry.Span().Start) == line:
		return text.Edit{}, false
	case own.IsZero():
		return text.Edit{Span: head, New: "-" + yamledit.Spaces(indent-1) + "key: " + key.Text()}, true
	case own.Value().Scalar().Text != pair.KeyText():
		return text.Edit{}, false
	}
	head.End = entry.Span().Start
	between := p.Buf.Slice(text.Span{Start: pair.Colon().End, End: head.End})
	return text.Edit{Span: head, New: "-" + yamledit.Spaces(indent-1)}, strings.TrimSpace(between) == ""
}
