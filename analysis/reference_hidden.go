package analysis

import (
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// mayHide reports whether a mistake that is reported already may hide the declaration of
// any name of a kind: the list of the declarations is none or has a misspelt name, or an
// entry of it has no key.
func (p *pass) mayHide(kind manifest.Kind) bool {
	if p.hidden == nil {
		p.hidden = map[manifest.Kind]bool{}
	}
	hidden, known := p.hidden[kind]
	if !known {
		hidden = p.hides(kind)
		p.hidden[kind] = hidden
	}
	return hidden
}

func (p *pass) hides(kind manifest.Kind) bool {
	name, isModule := strings.CutPrefix(sectionOf[kind], "modules.")
	root := p.tree.Root()
	if !isModule {
		return p.hidesAmong(root, name, false)
	}
	s, ok := p.file.Section("modules")
	return ok && p.hidesAmong(p.file.Value(s.Pair.Value()).Content(), name, true) || p.hidesAmong(root, name, false)
}

// hidesAmong reports whether a map has the list of a name, in which a declaration may be
// hidden, or something in its place.
func (p *pass) hidesAmong(in syntax.Node, name string, isModule bool) bool {
	for pair := range in.Pairs() {
		key := pair.KeyText()
		switch known := p.isKnownName(key, isModule); {
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

func (p *pass) isKnownName(name string, isModule bool) bool {
	known := false
	if isModule {
		_, known = p.file.Catalogue().Module(name)
	} else {
		_, known = p.file.Catalogue().Section(name)
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
