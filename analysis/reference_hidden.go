package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// mayHide reports whether a mistake that is reported already may hide the declaration of
// any name of a kind: the list of the declarations is none or has a misspelt name, or an
// entry of it has no key.
func (p *pass) mayHide(kind manifest.Kind) bool {
	kinds := hiddenKinds.of(p)
	hidden, known := kinds[kind]
	if !known {
		hidden = p.hides(kind)
		kinds[kind] = hidden
	}
	return hidden
}

// hiddenKinds are what [pass.mayHide] has been asked, and answered.
var hiddenKinds = &perPass[map[manifest.Kind]bool]{func(*pass) map[manifest.Kind]bool { return map[manifest.Kind]bool{} }}

func (p *pass) hides(kind manifest.Kind) bool {
	return slices.ContainsFunc(homes[kind], p.hidesAt)
}

// hidesAt is hides for one of the homes of a kind: "resources", "modules.function".
func (p *pass) hidesAt(home string) bool {
	root := p.tree.Root()
	section, name, below := strings.Cut(home, ".")
	if !below {
		return p.hidesAmong(root, section, "") || p.isOutOfPlace(section)
	}
	if s, ok := p.file.Section(section); ok {
		in := p.file.Value(s.Pair.Value())
		if section != "modules" && in.Type() != schema.Map || p.hidesAmong(in.Content(), name, section) {
			return true
		}
	}
	if section != "modules" {
		return p.isMissingNear(root, section)
	}
	return p.hidesAmong(root, name, "")
}

// isOutOfPlace reports whether a section stands in another one, which has no such property.
func (p *pass) isOutOfPlace(name string) bool {
	for _, section := range []string{"modules", "app", "permissions"} {
		s, ok := p.file.Section(section)
		if !ok || p.isKnownName(name, section) {
			continue
		}
		if !p.file.Value(s.Pair.Value()).Content().Pair(name).IsZero() {
			return true
		}
	}
	return false
}

// isMissingNear reports whether the manifest has a section with a misspelt name.
func (p *pass) isMissingNear(root syntax.Node, section string) bool {
	for pair := range root.Pairs() {
		if _, near := schema.Nearest(pair.KeyText(), []string{section}); near && !p.isKnownName(pair.KeyText(), "") {
			return true
		}
	}
	return false
}

// hidesAmong reports whether a map has the list of a name, in which a declaration may be
// hidden, or something in its place. The map is the manifest, or that of a section.
func (p *pass) hidesAmong(in syntax.Node, name, section string) bool {
	for pair := range in.Pairs() {
		key := pair.KeyText()
		switch known := p.isKnownName(key, section); {
		case key == name && known:
			if p.hidesIn(pair.Value()) {
				return true
			}
		case !known:
			if _, near := schema.Nearest(key, []string{name}); near || key == name {
				return true
			}
		}
	}
	return false
}

func (p *pass) isKnownName(name, section string) bool {
	c := p.file.Catalogue()
	known := false
	switch section {
	case "":
		_, known = c.Section(name)
	case "modules":
		_, known = c.Module(name)
	default:
		if s, ok := c.Section(section); ok {
			known = propertySchema(s.Schema, nil, name) != nil
		}
	}
	return known
}

// hidesIn reports whether a list is none, or has an entry whose key cannot be told.
func (p *pass) hidesIn(list syntax.Node) bool {
	value := p.file.Value(list)
	if value.Type() != schema.List {
		return true
	}
	for item := range value.Content().Items() {
		entry := p.file.Value(item.Value())
		key, ok := entry.Pair("key")
		if entry.Type() != schema.Map || !ok || p.file.Value(key.Value()).Type() != schema.String {
			return true
		}
	}
	return false
}
