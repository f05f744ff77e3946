package explain

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// anywhere is the place with what any alternative of the catalogue says of it, where the rest of
// the entry leaves less: nothing, or one of several values.
func (at Place) anywhere(c *schema.Catalogue) Place {
	if len(at.Names) < 3 {
		return at
	}
	all := declaredAt(c, at.Names)
	values, isClosed := outline{all}.values()
	few, isOne := outline{at.Schemas}.values()
	switch {
	case len(all) == 0:
	case len(at.Schemas) == 0 && !at.Internal:
		at.Schemas, at.stray = all, false
	case isOne && isClosed && len(few) == 1 && len(values) > 1:
		at.Schemas = all
	}
	return at
}

// declaredAt returns what the catalogue says of a place in any of its alternatives. Names lead
// there, steps into lists left out.
func declaredAt(c *schema.Catalogue, names []string) []*schema.Schema {
	var here []*schema.Schema
	switch names[0] {
	case "modules", "connectModules":
		name := names[1]
		if names[0] == "connectModules" {
			name = "connect-" + name
		}
		m, ok := c.Module(name)
		if !ok || m.Item == nil {
			return nil
		}
		here, names = []*schema.Schema{m.Item}, names[2:]
	default:
		s, ok := c.Section(names[0])
		if !ok {
			return nil
		}
		here, names = []*schema.Schema{s.Schema}, names[1:]
	}
	for _, name := range names {
		here = propertyOf(here, name)
	}
	return here
}

// propertyOf returns what schemas say of a property, in themselves and in the items of lists.
func propertyOf(of []*schema.Schema, name string) []*schema.Schema {
	var found []*schema.Schema
	seen := map[*schema.Schema]bool{}
	var visit func(of []*schema.Schema)
	visit = func(of []*schema.Schema) {
		for _, part := range schema.PartsOf(of, nil) {
			if seen[part] {
				continue
			}
			seen[part] = true
			if p := part.Property(name); p != nil && !slices.Contains(found, p.Schema) {
				found = append(found, p.Schema)
			}
			if part.Items != nil {
				visit([]*schema.Schema{part.Items})
			}
		}
	}
	visit(of)
	return found
}
