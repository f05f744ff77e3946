package completion

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// candidate is a property that a map may get.
type candidate struct {
	name       string
	schemas    []*schema.Schema // of its value, by alternative
	required   bool
	deprecated bool
	rank       int
}

// candidates are the properties that a map may get, in the order to offer them.
func (p *place) candidates(at manifest.Declared) []candidate {
	parts := schema.PartsOf(at.Schemas, nil)
	var all []candidate
	index := map[string]int{}
	for _, part := range parts {
		for i, prop := range part.Properties {
			n, again := index[prop.Name]
			if !again {
				n = len(all)
				index[prop.Name] = n
				all = append(all, candidate{name: prop.Name, rank: i})
			}
			c := &all[n]
			c.schemas = append(c.schemas, prop.Schema)
			c.deprecated = c.deprecated || prop.Deprecated != nil
			if prop.Hidden || slices.Contains(part.Internal, prop.Name) {
				c.rank = -1
			}
		}
		all = append(all, fixedNames(part, index, len(all))...)
	}
	t := p.trial(at)
	all = slices.DeleteFunc(all, func(c candidate) bool {
		return c.rank < 0 || slices.Contains(p.ctx.Keys, c.name) || !p.mayGet(t, c)
	})
	for i := range all {
		all[i].required = t.needs(all[i].name)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return a.order() - b.order() })
	return all
}

// mayGet reports whether a map may get a property.
func (p *place) mayGet(t *trial, c candidate) bool {
	if len(c.schemas) == 0 {
		return t.allows(c.name, unknown{})
	}
	return slices.ContainsFunc(c.schemas, func(s *schema.Schema) bool {
		return t.allows(c.name, model{shape: shapesOf(p.file.Catalogue()).of(c.name, s, false)})
	})
}

// order puts what is required first, then what people write most, and what is deprecated last.
func (c candidate) order() int {
	switch {
	case c.deprecated:
		return 2000 + c.rank
	case c.required:
		return c.rank
	}
	return 1000 + c.rank
}

// fixedNames are properties that are not declared one by one, but whose names are listed.
func fixedNames(s *schema.Schema, index map[string]int, after int) []candidate {
	if s.Names == nil {
		return nil
	}
	var out []candidate
	for _, part := range s.Names.Parts(nil) {
		for _, v := range part.Enum {
			if _, again := index[v.Text()]; again || v.Type() != schema.String {
				continue
			}
			index[v.Text()] = after + len(out)
			c := candidate{name: v.Text(), rank: 500 + len(out)}
			for _, named := range s.Patterns {
				if named.Name.Match(v.Text()) {
					c.schemas = append(c.schemas, named.Schema)
				}
			}
			if s.Additional != nil && c.schemas == nil {
				c.schemas = append(c.schemas, s.Additional)
			}
			out = append(out, c)
		}
	}
	return out
}
