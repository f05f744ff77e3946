package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// home says where a property belongs that has no place in its map, when it is known one
// level higher or lower; "" when it is not.
func (t trouble) home() string {
	c := t.file.Catalogue()
	if t.isTop() {
		return homeInManifest(c, t.Name)
	}
	if under := homesBelow(t.partsOf(t.in().Content()), t.Name); len(under) == 1 {
		return fmt.Sprintf("it belongs under %q", under[0])
	}
	m := t.in().Content()
	if m.Span() == t.node.Span() {
		if _, ok := c.Section(t.Name); ok {
			return "it belongs at the top of the manifest"
		}
		return ""
	}
	pair := t.holder(m.Span().Start)
	if pair.IsZero() || pair.Value().Span() != m.Span() {
		return ""
	}
	around, _ := t.pairAt(pair.Key().Span().Start)
	if around.IsZero() || !around.Pair(t.Name).IsZero() {
		return ""
	}
	for _, part := range t.partsOf(around) {
		if p := part.Property(t.Name); p != nil && !p.Hidden && !slices.Contains(part.Internal, t.Name) {
			return fmt.Sprintf("it belongs one level up, beside %q", pair.KeyText())
		}
	}
	return ""
}

// homeInManifest says where a name at the top of the manifest belongs: a module type
// under "modules", in the plural too, and what sections have under them.
func homeInManifest(c *schema.Catalogue, name string) string {
	if module, ok := moduleOf(c, name); ok {
		return fmt.Sprintf("it belongs under \"modules\", as %q", module)
	}
	if under := homesBelow(c.Root().Parts(nil), name); len(under) == 1 {
		return fmt.Sprintf("it belongs under %q", under[0])
	}
	return ""
}

// moduleOf returns the module type that a name is, or is the plural of.
func moduleOf(c *schema.Catalogue, name string) (string, bool) {
	for _, module := range []string{name, strings.TrimSuffix(name, "s")} {
		if _, ok := c.Module(module); ok {
			return module, true
		}
	}
	return "", false
}

// isTop reports whether the problem is one of the manifest's own properties.
func (t trouble) isTop() bool { return t.entry == nil && t.name == "" }

// homesBelow returns the properties of a map whose values are maps that may have a property.
func homesBelow(parts []*schema.Schema, name string) []string {
	var under []string
	for _, part := range parts {
		for _, p := range part.Properties {
			if p.Hidden || slices.Contains(under, p.Name) {
				continue
			}
			for _, inner := range p.Schema.Parts(nil) {
				if found := inner.Property(name); found != nil && !found.Hidden {
					under = append(under, p.Name)
					break
				}
			}
		}
	}
	return under
}

// partsOf returns all that may hold of a node of the scope.
func (t trouble) partsOf(n syntax.Node) []*schema.Schema {
	if t.by == nil {
		return nil
	}
	parts := t.by.Parts(nil)
	for _, step := range t.path(n.Span().Start) {
		if step.Kind() == n.Kind() && step.Span() == n.Span() {
			return parts
		}
		var next []*schema.Schema
		for _, part := range parts {
			switch step.Kind() {
			case syntax.Pair:
				if p := part.Property((syntax.PairNode{Node: step}).KeyText()); p != nil {
					next = append(next, p.Schema.Parts(nil)...)
				}
			case syntax.Item:
				if part.Items != nil {
					next = append(next, part.Items.Parts(nil)...)
				}
			default:
				next = append(next, part)
			}
		}
		parts = next
	}
	return nil
}
