package manifest

import "strings"

// place says what stands below a property that is known to name something, wherever in
// the entry of a module type it is.
type place struct {
	kind   Kind   // 0: names nothing itself
	naming naming // of the kind
	below  map[string]*place
}

// member is the step from a list to what is in it.
const member = "[]"

// places are the properties that the table kinds says name something, by module type or section.
var places = findPlaces()

// findPlaces works out places.
func findPlaces() map[string]*place {
	all := map[string]*place{}
	for kind := range Kinds() {
		for _, named := range kinds[kind].named {
			typ, rest, _ := strings.Cut(named.path, "/")
			if all[typ] == nil {
				all[typ] = &place{}
			}
			at := all[typ].down(rest)
			at.kind, at.naming = kind, named
		}
	}
	return all
}

// down returns the place at the end of a path, and makes what is missing on the way.
func (p *place) down(path string) *place {
	for step := range strings.SplitSeq(path, "/") {
		if p.below == nil {
			p.below = map[string]*place{}
		}
		if p.below[step] == nil {
			p.below[step] = &place{}
		}
		p = p.below[step]
	}
	return p
}

// into returns what is known of a property or of the members of a list; nil where that is
// nothing.
func (p *place) into(step string) *place {
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
