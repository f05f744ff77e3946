package mutate

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

func (b *builder) mapping(parts []*schema.Schema, depth int) (*Node, bool) {
	n := mapping()
	for _, name := range b.names(parts) {
		s := propertyOf(parts, name)
		if s == nil {
			s = &schema.Schema{}
		}
		value, ok := b.value(name, s, depth+1)
		switch {
		case ok:
			n.set(name, value)
		case isRequired(parts, name):
			return nil, false
		}
	}
	b.free(n, parts, depth)
	return n, true
}

// names are the properties to set, in the order in which people write them.
func (b *builder) names(parts []*schema.Schema) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if isRequired(parts, "key") {
		add("key")
	}
	for _, part := range parts {
		for _, p := range part.Properties {
			wanted := b.rich > 0 && b.r.Float64() < b.rich && !p.Hidden && p.Deprecated == nil && !isRefused(parts, p.Name) &&
				!strings.HasSuffix(p.Name, "__i18n") // which Forge writes itself
			if wanted || isRequired(parts, p.Name) {
				add(p.Name)
			}
		}
	}
	least := 0
	for _, part := range parts {
		least = max(least, part.Size.Min)
		for _, name := range part.Required {
			add(name)
		}
	}
	for _, part := range parts {
		for _, p := range part.Properties {
			if len(names) < least && !p.Hidden && p.Deprecated == nil {
				add(p.Name)
			}
		}
	}
	return names
}

// free adds a property whose name is the author's where there must be one, or might be.
func (b *builder) free(n *Node, parts []*schema.Schema, depth int) {
	least := 0
	for _, part := range parts {
		least = max(least, part.Size.Min)
	}
	for _, part := range parts {
		wanted := len(n.pairs) < least || b.rich > 0 && b.r.Float64() < b.rich
		switch {
		case !wanted:
		case len(part.Patterns) > 0:
			for _, name := range append([]string{"name", "en-US", "main"}, instances(part.Patterns[0].Name.Source)...) {
				if name != "" && part.Patterns[0].Name.Match(name) {
					b.setFree(n, name, part.Patterns[0].Schema, depth)
					break
				}
			}
		case part.Additional != nil:
			b.setFree(n, b.freeName(parts), part.Additional, depth)
		}
	}
}

func (b *builder) setFree(n *Node, name string, s *schema.Schema, depth int) {
	if value, ok := b.value(name, s, depth+1); ok {
		n.set(name, value)
	}
}

// freeName is a name that the schema of names accepts.
func (b *builder) freeName(parts []*schema.Schema) string {
	for _, part := range parts {
		if part.Names != nil {
			if n, ok := b.value("name", part.Names, maxDepth); ok {
				return n.text
			}
		}
	}
	return "name"
}

// repaired adds the properties whose absence the schema still complains of, such as
// those of a condition.
func (b *builder) repaired(n *Node, s *schema.Schema, depth int) *Node {
	for range 4 {
		changed := false
		for _, p := range schema.Evaluate(s, n) {
			names := []string{p.Name}
			switch p.Kind {
			case schema.Choice:
				names = p.Names[:1]
			case schema.Required:
			case schema.Exclusive:
				n.remove(p.Name)
				changed = true
				continue
			default:
				continue
			}
			in, ok := p.Map.(*Node)
			if prop := propertyOf(s.Parts(nil), names[0]); ok && in == n && prop != nil {
				if value, ok := b.value(names[0], prop, depth+1); ok {
					n.set(names[0], value)
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return n
}

func propertyOf(parts []*schema.Schema, name string) *schema.Schema {
	var found *schema.Schema
	for _, part := range parts {
		// A later part may say more: the first one with a content counts.
		if p := part.Property(name); p != nil && (found == nil || isEmpty(found)) {
			found = p.Schema
		}
		for _, p := range part.Patterns {
			if found == nil && p.Name.Match(name) {
				found = p.Schema
			}
		}
	}
	return found
}

func isEmpty(s *schema.Schema) bool {
	return s.Types == 0 && s.Enum == nil && s.Const == nil && s.OneOf == nil && s.AnyOf == nil && s.AllOf == nil
}

func isRequired(parts []*schema.Schema, name string) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return slices.Contains(s.Required, name) })
}

// isRefused reports whether a declared property is refused all the same.
func isRefused(parts []*schema.Schema, name string) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool {
		return slices.Contains(s.Forbidden, name) || slices.Contains(s.Internal, name)
	})
}
