package completion

import (
	"slices"

	"forge-manifest-ls/description"
	"forge-manifest-ls/schema"
)

// sections completes the name of a section.
func (p *place) sections(column int) {
	catalogue := p.file.Catalogue()
	root := catalogue.Skeleton()
	var required, rest []schema.Property
	for _, prop := range root.Properties {
		switch {
		case prop.Hidden || slices.Contains(p.ctx.Keys, prop.Name) || slices.Contains(root.Forbidden, prop.Name):
		case slices.Contains(root.Required, prop.Name):
			required = append(required, prop)
		default:
			rest = append(rest, prop)
		}
	}
	for i, prop := range append(required, rest...) {
		item := Item{Label: prop.Name, Kind: Property, Deprecated: prop.Deprecated != nil}
		c := candidate{name: prop.Name, required: i < len(required)}
		s := &shape{typ: schema.Map}
		if section, ok := catalogue.Section(prop.Name); ok && prop.Name != "modules" {
			c.schemas = []*schema.Schema{section.Schema}
			s = shapesOf(catalogue).of(prop.Name, section.Schema, false)
			if section.Item != nil {
				s = &shape{typ: schema.List, item: shapesOf(catalogue).of(prop.Name, section.Item, true)}
			}
		}
		item.Detail = describe(c)
		item.document = func() string {
			return description.Property(catalogue, description.In([]string{prop.Name}, []*schema.Schema{root}, c.schemas))
		}
		p.writeSection(item, s, column)
	}
}

// writeSection is writeKey for a section.
func (p *place) writeSection(item Item, s *shape, column int) {
	p.section = item.Label
	p.writeKey(item, s, column)
	p.section = ""
}
