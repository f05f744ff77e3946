package mutate

import (
	"strconv"

	"forge-manifest-ls/internal/schema"
)

// site is a place in a manifest: the value of a property, or an item of a list.
type site struct {
	in    *Node // the map or list around it
	pair  *Pair // nil for an item
	index int   // of the pair or item
	value *Node
	path  string
	outer any // what stands for in: the pair that it is the value of, or itself
}

// sites are the focus of a manifest and all places in it.
func (out *Manifest) sites() []site {
	in, path, outer := out.Root, "", any(out.Root)
	if in.pair(out.About) != out.Focus {
		in, path, outer = out.Root.at("modules"), "modules.", out.Root.pair("modules")
	}
	if in == nil {
		return nil
	}
	for i, p := range in.pairs {
		if p == out.Focus {
			return below(nil, site{in, p, i, p.Value, path + p.Key, outer})
		}
	}
	return nil
}

func below(all []site, s site) []site {
	all = append(all, s)
	for i, p := range s.value.pairs {
		all = below(all, site{s.value, p, i, p.Value, s.path + "." + p.Key, s.marked()})
	}
	for i, item := range s.value.items {
		all = below(all, site{s.value, nil, i, item, s.path + "[" + strconv.Itoa(i) + "]", s.marked()})
	}
	return all
}

// marked is what stands for the whole site: the pair or item.
func (s site) marked() any {
	if s.pair != nil {
		return s.pair
	}
	return s.value
}

// drop takes the site out of what is around it.
func (s site) drop() {
	if s.pair != nil {
		s.in.pairs = append(s.in.pairs[:s.index:s.index], s.in.pairs[s.index+1:]...)
		return
	}
	s.in.items = append(s.in.items[:s.index:s.index], s.in.items[s.index+1:]...)
}

// twin inserts a pair or item behind the site.
func (s site) twin(key string, value *Node) any {
	if s.pair != nil {
		p := &Pair{key, value}
		s.in.pairs = append(s.in.pairs[:s.index+1:s.index+1], append([]*Pair{p}, s.in.pairs[s.index+1:]...)...)
		return p
	}
	s.in.items = append(s.in.items[:s.index+1:s.index+1], append([]*Node{value}, s.in.items[s.index+1:]...)...)
	return value
}

// property is the name of the property that the site is the value or an item of.
func (s site) property() string {
	if s.pair != nil {
		return s.pair.Key
	}
	return ""
}

// offers are declared properties that a map does not have, with their schemas.
func offers(n *Node) []schema.Property {
	var out []schema.Property
	if n.from == nil || n.typ != schema.Map {
		return nil
	}
	seen := map[string]bool{}
	for _, part := range n.from.Parts(nil) {
		for _, p := range part.Properties {
			if n.pair(p.Name) == nil && !seen[p.Name] {
				seen[p.Name] = true
				out = append(out, p)
			}
		}
	}
	return out
}
