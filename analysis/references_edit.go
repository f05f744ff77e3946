package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

// removeDefinition takes an entry out of its list, and the list out of the manifest with the last
// one.
func (p *pass) removeDefinition(d manifest.Definition) []Fix {
	l := d.Entry.List
	fix := Fix{Title: fmt.Sprintf("Remove the %s %q", d.Kind, d.Name)}
	switch {
	case d.Entry.Item.IsZero():
	case len(l.Entries) > 1:
		fix.Edits = p.edit().RemoveItem(l.Node, d.Entry.Item)
	case l.IsModule():
		if s, ok := p.file.Section(l.Section); ok {
			fix.Edits = p.edit().RemovePair(s.Pair.Value(), l.Pair)
		}
	case l.Section != "providers":
		fix.Edits = p.edit().RemovePair(p.tree.Root(), l.Pair)
	}
	if len(fix.Edits) == 0 {
		return nil
	}
	return []Fix{fix}
}
