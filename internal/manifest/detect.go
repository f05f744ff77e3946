package manifest

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// sectionNames are the words at the top of a Forge manifest. The true ones are so
// telling that a file with nothing else may well be one being started.
var sectionNames = map[string]bool{
	"app": true, "modules": true, "connectModules": true, "permissions": true,
	"resources": false, "remotes": false, "providers": false, "environment": false,
	"translations": false, "services": false, "overrides": false,
}

// IsName reports whether the name of a file, without its directory, is one under which Forge
// manifests are kept: manifest.yml, and names such as manifest.template.yml for files that are made
// into one.
func IsName(name string) bool {
	for _, pattern := range []string{"manifest.yml", "manifest.yaml", "manifest.*.yml", "manifest.*.yaml"} {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
	}
	return false
}

// IsForge reports whether the file looks like a Forge manifest or the beginning of
// one. Other tools' files carry the same name: for those it is false, and editors
// must be left in peace. Some of them have modules, too: among words that are not Forge's these need
// a second sign, such as a module type or an app. An empty file is not one yet: see [File.IsBlank]. A manifest in UTF-16 is one, though
// nothing of it can be read: somebody has to hear of it.
func (f *File) IsForge() bool {
	if f.buf.Encoding() != "" {
		narrow := strings.TrimLeft(strings.ReplaceAll(f.buf.String(), "\x00", ""), "\ufffd")
		return New(text.New(narrow)).IsForge()
	}
	var ours, telling, others int
	for s := range f.eachSection() {
		isTelling, known := sectionNames[s.Name]
		switch {
		case f.isForgeSection(s):
			return true
		case known && isTelling && !f.isForeign(s):
			telling++
		case known:
			ours++
		default:
			others++
		}
	}
	half := false
	for word := range f.halfWords() {
		switch {
		case isHalfSection(word):
			half = true
		case telling == 0: // else it may become any section
			others++
		}
	}
	return telling > 1 || (telling > 0 || half) && others == 0
}

// IsBlank reports whether the file holds nothing but blanks and comments: it may
// become a manifest.
func (f *File) IsBlank() bool {
	for root := range f.roots() {
		if root.Kind() != syntax.Empty {
			return false
		}
	}
	return true
}

// isForgeSection reports whether a section could only be Forge's.
func (f *File) isForgeSection(s Section) bool {
	n := f.content(s.Pair)
	switch s.Name {
	case "connectModules":
		return true
	case "modules":
		for key := range n.Pairs() {
			if _, ok := f.Catalogue().Module(key.KeyText()); ok {
				return true
			}
		}
	case "app":
		if strings.HasPrefix(f.get(n, "id").Scalar().Text, "ari:cloud:ecosystem") {
			return true
		}
		return strings.HasPrefix(f.get(n, "runtime", "name").Scalar().Text, "nodejs")
	case "permissions":
		return f.get(n, "scopes").Kind() == syntax.Sequence
	}
	return false
}

// isForeign reports whether a section has a form that Forge never gives it.
func (f *File) isForeign(s Section) bool {
	return s.Name == "modules" && f.content(s.Pair).Kind() == syntax.Sequence
}

// halfWords yields what stands at the top of the file without a colon.
func (f *File) halfWords() func(func(string) bool) {
	return func(yield func(string) bool) {
		for root := range f.roots() {
			switch {
			case root.Kind() == syntax.Mapping:
				for c := range root.Children() {
					p := syntax.PairNode{Node: c}
					if c.Kind() == syntax.Pair && f.isHalfTyped(p) && !yield(p.Key().Text()) {
						return
					}
				}
			case root.Kind() != syntax.Empty && !yield(root.Text()):
				return
			}
		}
	}
}

// isHalfSection reports whether a word may become a telling section: "ap", "mod".
func isHalfSection(word string) bool {
	if len(word) < 2 {
		return false
	}
	for name, telling := range sectionNames {
		if telling && strings.HasPrefix(name, word) {
			return true
		}
	}
	return false
}
