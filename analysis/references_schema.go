package analysis

import (
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// schemasOf is what the catalogue says may stand where a reference does: nothing where it knows
// no such property.
func (p *pass) schemasOf(ref manifest.Reference) []*schema.Schema {
	var at []*schema.Schema
	path := ref.Path
	c := p.file.Catalogue()
	switch {
	case ref.Entry == nil || !ref.Entry.List.IsModule():
		name := path[0]
		if ref.Entry != nil {
			name, path = "providers", append([]string{"auth", "0"}, path...)
		} else {
			path = path[1:]
		}
		if s, ok := c.Section(name); ok {
			at = s.Schema.Parts(nil)
		}
	default:
		if m, ok := c.Module(ref.Entry.List.Type); ok && m.Described {
			at = m.Item.Parts(nil)
		}
	}
	for _, step := range path {
		var next []*schema.Schema
		for _, s := range at {
			if prop := s.Property(step); prop != nil {
				next = append(next, prop.Schema.Parts(nil)...)
			}
			if s.Items != nil && step != "" && step[0] >= '0' && step[0] <= '9' {
				next = append(next, s.Items.Parts(nil)...)
			}
			if s.Additional != nil && s.Property(step) == nil {
				next = append(next, s.Additional.Parts(nil)...)
			}
		}
		at = next
	}
	return at
}

// isNamePlace reports whether a reference that Forge does not look at stands where the catalogue
// says that something is named. Deep down, a property may be called "function" and mean another
// thing.
func (p *pass) isNamePlace(ref manifest.Reference) bool {
	if len(ref.Path) <= 2 || ref.IsAsset {
		return true
	}
	for _, s := range p.schemasOf(ref) {
		if s.Refers != "" {
			return true
		}
	}
	return false
}

// isRefused reports whether the schema refuses the text of a reference, so that what it names
// does not matter yet. It is for what is not an entry that was judged by itself.
func (p *pass) isRefused(ref manifest.Reference) bool {
	if ref.Type != syntax.String {
		return true
	}
	all := p.schemasOf(ref)
	fits := func(s *schema.Schema) bool { return s.Accepts(schema.StringLiteral(ref.Name)) }
	return len(all) > 0 && !slices.ContainsFunc(all, fits)
}
