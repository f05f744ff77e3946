package manifest

import "strings"

// namingNode says what stands below a property that is known to name something, wherever in
// the entry of a module type it is.
type namingNode struct {
	kind   Kind   // 0: names nothing itself
	naming naming // of the kind
	below  map[string]*namingNode
}

// member is the step from a list to what is in it.
const member = "[]"

// namings are the properties that the table kinds says name something, by module type or section.
var namings = findNamings()

// findNamings works out namings.
func findNamings() map[string]*namingNode {
	all := map[string]*namingNode{}
	for kind := range Kinds() {
		for _, named := range kinds[kind].named {
			typ, rest, _ := strings.Cut(named.path, "/")
			if all[typ] == nil {
				all[typ] = &namingNode{}
			}
			at := all[typ].down(rest)
			at.kind, at.naming = kind, named
		}
	}
	return all
}

// down returns the node at the end of a path, and makes what is missing on the way.
func (p *namingNode) down(path string) *namingNode {
	for step := range strings.SplitSeq(path, "/") {
		if p.below == nil {
			p.below = map[string]*namingNode{}
		}
		if p.below[step] == nil {
			p.below[step] = &namingNode{}
		}
		p = p.below[step]
	}
	return p
}

// into returns what is known of a property or of the members of a list; nil where that is
// nothing.
func (p *namingNode) into(step string) *namingNode {
	if p == nil {
		return nil
	}
	if next := p.below[step]; next != nil {
		return next
	}
	if step == member {
		return nil
	}
	return p.below["*"]
}
