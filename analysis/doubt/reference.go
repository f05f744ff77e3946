package doubt

import (
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// MayHide reports whether a mistake that is reported already may hide the declaration of
// any name of a kind: the list of the declarations is none or has a misspelt name, or an
// entry of it has no key.
func MayHide(p *analysis.Pass, kind manifest.Kind) bool {
	kinds := hiddenKinds.Of(p)
	hidden, known := kinds[kind]
	if !known {
		hidden = hides(p, kind)
		kinds[kind] = hidden
	}
	return hidden
}

// hiddenKinds are what [MayHide] has been asked, and answered.
var hiddenKinds = &analysis.PerPass[map[manifest.Kind]bool]{Fn: func(*analysis.Pass) map[manifest.Kind]bool { return map[manifest.Kind]bool{} }}

// hides reports whether a list that declares names of a kind may hold names that cannot be seen.
func hides(p *analysis.Pass, kind manifest.Kind) bool {
	return slices.ContainsFunc(kind.Homes(), func(home string) bool { return hidesAt(p, home) })
}

// hidesAt is hides for one of the homes of a kind: "resources", "modules.function".
func hidesAt(p *analysis.Pass, home string) bool {
	root := p.Tree.Root()
	section, name, below := strings.Cut(home, ".")
	if !below {
		return hidesAmong(p, root, section, "") || isOutOfPlace(p, section)
	}
	if s, ok := p.File.Section(section); ok {
		in := p.File.Value(s.Pair.Value())
		if section != "modules" && in.Type() != schema.Map || hidesAmong(p, in.Content(), name, section) {
			return true
		}
	}
	if section != "modules" {
		return IsMissingNear(p, root, section)
	}
	return hidesAmong(p, root, name, "")
}

// isOutOfPlace reports whether a section stands in another one, which has no such property.
func isOutOfPlace(p *analysis.Pass, name string) bool {
	for _, section := range []string{"modules", "app", "permissions"} {
		s, ok := p.File.Section(section)
		if !ok || isKnownName(p, name, section) {
			continue
		}
		if !p.File.Value(s.Pair.Value()).Content().Pair(name).IsZero() {
			return true
		}
	}
	return false
}

// IsMissingNear reports whether the manifest has a section with a misspelt name.
func IsMissingNear(p *analysis.Pass, root syntax.Node, section string) bool {
	for pair := range root.Pairs() {
		if _, near := schema.Nearest(pair.KeyText(), []string{section}); near && !isKnownName(p, pair.KeyText(), "") {
			return true
		}
	}
	return false
}

// hidesAmong reports whether a map has the list of a name, in which a declaration may be
// hidden, or something in its place. The map is the manifest, or that of a section.
func hidesAmong(p *analysis.Pass, in syntax.Node, name, section string) bool {
	for pair := range in.Pairs() {
		key := pair.KeyText()
		switch known := isKnownName(p, key, section); {
		case key == name && known:
			if hidesIn(p, pair.Value()) {
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

// isKnownName reports whether the catalogue has a property with a name in a section; "" stands for
// the top of the file.
func isKnownName(p *analysis.Pass, name, section string) bool {
	c := p.File.Catalogue()
	known := false
	switch section {
	case "":
		_, known = c.Section(name)
	case "modules":
		_, known = c.Module(name)
	default:
		if s, ok := c.Section(section); ok {
			known = analysis.PropertySchema(s.Schema, nil, name) != nil
		}
	}
	return known
}

// hidesIn reports whether a list is none, or has an entry whose key cannot be told.
func hidesIn(p *analysis.Pass, list syntax.Node) bool {
	value := p.File.Value(list)
	if value.Type() != schema.List {
		return true
	}
	for item := range value.Content().Items() {
		if p.File.Value(item.Value()).At("key").Value.Type() != schema.String {
			return true
		}
	}
	return false
}

// KeyLike is a name that could be a key: where Forge does not look for references,
// other texts may stand.
var KeyLike = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,23}$`)

// IsBadText reports whether the schema refuses the text of a reference, or what it is
// in, so that what it names does not matter yet.
func IsBadText(p *analysis.Pass, ref manifest.Reference) bool {
	if ref.Entry == nil || !ref.Entry.List.IsModule() {
		return isRefused(p, ref)
	}
	base := ref.Entry.Base()
	for _, f := range p.ResultsOf(ref.Entry).Findings {
		if f.Severity == analysis.Error && (f.Span.Shift(base) == ref.Value || f.Covers.Len() > 0 && text.Within(f.Covers.Shift(base), ref.Value)) {
			return true
		}
	}
	return false
}

// IsInBrokenList reports whether a name is declared by a list whose own key is part of a
// mistake in the YAML: the list may belong to another section than it seems.
func IsInBrokenList(p *analysis.Pass, name string) bool {
	if len(p.Broken) == 0 {
		return false
	}
	return slices.ContainsFunc(p.File.Lookup(manifest.Module, name), func(d manifest.Definition) bool {
		return p.BrokenIn(analysis.OwnerOf(d.Entry.List), 0)
	})
}

// SchemasOf is what the catalogue says may stand where a reference does: nothing where it knows
// no such property.
func SchemasOf(p *analysis.Pass, ref manifest.Reference) []*schema.Schema {
	var at []*schema.Schema
	path := ref.Path
	c := p.File.Catalogue()
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

// isRefused reports whether the schema refuses the text of a reference, so that what it names
// does not matter yet. It is for what is not an entry that was judged by itself.
func isRefused(p *analysis.Pass, ref manifest.Reference) bool {
	if ref.Type != syntax.String {
		return true
	}
	all := SchemasOf(p, ref)
	fits := func(s *schema.Schema) bool { return s.Accepts(schema.StringLiteral(ref.Name)) }
	return len(all) > 0 && !slices.ContainsFunc(all, fits)
}
