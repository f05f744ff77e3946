package refactor

import (
	"slices"

	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// addresses makes maps with "address" of the plain strings in the list of addresses at the
// place, where Forge takes such maps there.
func (p *place) addresses() []Action {
	c := p.ContextAt(p.span.Start)
	path := c.Path
	for len(path) > 0 && path[len(path)-1].Index >= 0 {
		path = path[:len(path)-1]
	}
	if len(path) < 3 || path[0].Key != "permissions" || path[1].Key != "external" || !p.takesAddress(path) {
		return nil
	}
	list := p.At("permissions", keysOf(path[1:])...)
	if !p.isSound(list.Pair.Node) {
		return nil
	}
	var edits []text.Edit
	for item := range list.Pair.Value().Items() {
		if item.Value().Kind().IsScalar() {
			edits = append(edits, mend.MakeAddress(p.Buffer(), item)...)
		}
	}
	if len(edits) == 0 {
		return nil
	}
	return []Action{{Title: "Make the addresses of this list maps", Edits: edits}}
}

func keysOf(path manifest.Path) (keys []string) {
	for _, step := range path {
		keys = append(keys, step.Key)
	}
	return keys
}

// takesAddress reports whether the members of the list at a path may be maps with "address".
func (p *place) takesAddress(path manifest.Path) bool {
	member := append(slices.Clip(path), manifest.Step{Index: 0})
	return slices.ContainsFunc(p.SchemasAt(member), func(s *schema.Schema) bool {
		return slices.ContainsFunc(s.Parts(nil), func(part *schema.Schema) bool { return part.Property("address") != nil })
	})
}
