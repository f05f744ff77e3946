package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
)

// removeDefinition takes an entry out of its list, and the list out of the manifest with the last
// one.
func removeDefinition(p *analysis.Pass, d manifest.Definition) []analysis.Fix {
	l := d.Entry.List
	fix := analysis.Fix{Title: fmt.Sprintf("Remove the %s %q", d.Kind, d.Name)}
	switch {
	case d.Entry.Item.IsZero():
	case len(l.Entries) > 1:
		fix.Edits = p.Edit().RemoveItem(l.Node, d.Entry.Item)
	case l.IsModule():
		if s, ok := p.File.Section(l.Section); ok {
			fix.Edits = p.Edit().RemovePair(s.Pair.Value(), l.Pair)
		}
	case l.Section != "providers":
		fix.Edits = p.Edit().RemovePair(p.Tree.Root(), l.Pair)
	}
	if len(fix.Edits) == 0 {
		return nil
	}
	return []analysis.Fix{fix}
}
