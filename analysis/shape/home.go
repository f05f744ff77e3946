package shape

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// home is where a property belongs that has no place in its map.
type home struct {
	words string   // to continue "x is not a property of y: "
	title string   // of the fix that moves it there
	start homeBase // where the path begins
	path  []string // the way to the property there, with its name at the end
}

// homeBase is where the path to a home begins.
type homeBase uint8

const (
	inMap    homeBase = iota // in the map that has the property now
	aroundIt                 // in the map around that one
	atTop                    // at the top of the manifest
)

func (h home) isKnown() bool { return len(h.path) > 0 }

// home says where a property belongs that has no place in its map, when it is known one
// level higher or lower, or in another section.
func (t Trouble) home() home {
	c, m := t.File.Catalogue(), t.in().Content()
	if t.isTop() {
		return homeInManifest(c, t.Name)
	}
	if isGeneral(t.Name) {
		return home{}
	}
	if under := HomesBelow(t.partsOf(m), t.Name); len(under) == 1 {
		return homeUnder(inMap, under[0], t.Name)
	}
	if m.Span() == t.Node.Span() {
		return t.homeInSections()
	}
	pair := t.Holder(m.Span().Start)
	if pair.IsZero() || pair.Value().Span() != m.Span() {
		return home{}
	}
	around, _ := t.PairAt(pair.Key().Span().Start)
	if around.IsZero() || !around.Pair(t.Name).IsZero() {
		return home{}
	}
	for _, part := range t.partsOf(around) {
		if p := part.Property(t.Name); p != nil && !p.Hidden && !slices.Contains(part.Internal, t.Name) {
			return home{
				words: fmt.Sprintf("it belongs one level up, beside %q", pair.KeyText()),
				title: "Move it one level up", start: aroundIt, path: []string{t.Name},
			}
		}
	}
	return home{}
}

// generalNames are properties that maps of many kinds have, each with a meaning of its own: that
// another map has one is no sign that it was meant.
var generalNames = []string{
	"description", "header", "height", "icon", "id", "key", "label", "name", "text", "title", "tooltip", "type", "url", "value",
	"viewportSize", "width",
}

func isGeneral(name string) bool { return slices.Contains(generalNames, name) }

// isProven reports whether it is known what was meant by a property that no schema declares.
func (t Trouble) isProven() bool {
	return t.Missing != "" || t.Near != "" || t.under != "" || t.above || len(t.lost) > 0 || t.home().isKnown()
}

// homeInSections says where a property of a section or an entry belongs: at the top of the
// manifest, or in another section where its value is right.
func (t Trouble) homeInSections() home {
	c := t.File.Catalogue()
	if _, ok := c.Section(t.Name); ok {
		return home{words: "it belongs at the top of the manifest", title: "Move it to the top of the manifest", start: atTop, path: []string{t.Name}}
	}
	if t.Entry != nil || t.Kind != schema.UnknownProperty {
		return home{}
	}
	under := HomesBelow(c.Root().Parts(nil), t.Name)
	if len(under) != 1 || under[0] == t.TypeName {
		return home{}
	}
	section, _ := c.Section(under[0])
	if prop := analysis.PropertySchema(section.Schema, nil, t.Name); prop == nil || !prop.Accepts(t.At) {
		return home{}
	}
	return homeUnder(atTop, under[0], t.Name)
}

// homeInManifest says where a name at the top of the manifest belongs: a module type
// under "modules", in the plural too, and what sections have under them.
func homeInManifest(c *schema.Catalogue, name string) home {
	if module, ok := moduleOf(c, name); ok {
		return home{
			words: fmt.Sprintf("it belongs under \"modules\", as %q", module),
			title: "Move it to the modules", start: atTop, path: []string{"modules", module},
		}
	}
	if under := HomesBelow(c.Root().Parts(nil), name); len(under) == 1 {
		return homeUnder(atTop, under[0], name)
	}
	return home{}
}

// homeUnder is the home of a property in the map that is the value of another one.
func homeUnder(start homeBase, under, name string) home {
	return home{
		words: fmt.Sprintf("it belongs under %q", under), title: "Move it into " + under,
		start: start, path: []string{under, name},
	}
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
func (t Trouble) isTop() bool { return t.Entry == nil && t.TypeName == "" }

// HomesBelow returns the properties of a map whose values are maps that may have a property.
func HomesBelow(parts []*schema.Schema, name string) []string {
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
func (t Trouble) partsOf(n syntax.Node) []*schema.Schema {
	if t.by == nil {
		return nil
	}
	parts := t.by.Parts(nil)
	for _, step := range t.Path(n.Span().Start) {
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

// isEnvVariables reports whether a problem is one of those that [environment.environmentVariables]
// reports.
func (t Trouble) isEnvVariables() bool {
	if t.TypeName != "environment" || t.Entry != nil {
		return false
	}
	list := t.File.Value(t.Node).Content().Get("variables")
	if list.IsZero() {
		return false
	}
	v := t.File.Value(list)
	if t.spanOf() == v {
		return v.Type() != schema.List
	}
	for item := range v.Content().Items() {
		if item.Value().Span() == t.spanOf().Node().Span() {
			return t.At.Type() == schema.Null
		}
	}
	return false
}
