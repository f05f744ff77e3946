package example

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// maxVariants is how many combinations of alternatives are looked at.
const maxVariants = 6

// variants are the sets of schemas that together apply to a map, one for each way to
// choose from the alternatives.
func variants(s *schema.Schema) [][]*schema.Schema {
	out := [][]*schema.Schema{{s}}
	cross := func(choices [][]*schema.Schema) {
		var next [][]*schema.Schema
		for _, chosen := range out {
			for _, choice := range choices {
				if len(next) < maxVariants {
					next = append(next, append(slices.Clone(chosen), choice...))
				}
			}
		}
		out = next
	}
	for _, part := range s.AllOf {
		cross(variants(part))
	}
	for _, alternatives := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		var choices [][]*schema.Schema
		for _, alternative := range alternatives {
			if alternative.Types.Has(schema.Map) {
				choices = append(choices, variants(alternative)...)
			}
		}
		if len(choices) > 0 {
			cross(choices)
		}
	}
	return out
}

// required are the names that schemas ask for, with some more, in the order to write them in: what
// says which thing it is comes first.
func required(parts []*schema.Schema, more []string) []string {
	var names []string
	add := func(name string) {
		isNeeded := slices.Contains(more, name) || slices.ContainsFunc(parts, func(s *schema.Schema) bool { return slices.Contains(s.Required, name) })
		if isNeeded && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	add("key")
	add("name")
	for _, part := range parts {
		for _, p := range part.Properties {
			add(p.Name)
		}
	}
	for _, part := range parts {
		for _, name := range part.Required {
			add(name)
		}
	}
	return names
}

// Property is what the first of some schemas says of a property; nil where none says anything.
func Property(parts []*schema.Schema, name string) *schema.Schema {
	for _, part := range parts {
		if p := part.Property(name); p != nil {
			return p.Schema
		}
	}
	for _, part := range parts {
		for _, p := range part.Patterns {
			if p.Name.Match(name) {
				return p.Schema
			}
		}
	}
	for _, part := range parts {
		if part.Additional != nil && len(part.Properties) == 0 {
			return part.Additional
		}
	}
	return nil
}

// forbidden reports whether one of some schemas says that a property must not be there.
func forbidden(parts []*schema.Schema, name string) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return slices.Contains(s.Forbidden, name) })
}
