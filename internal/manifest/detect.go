package manifest

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/syntax"
)

// sectionNames are the words at the top of a Forge manifest. The true ones are so
// telling that a file with nothing else may well be one being started.
var sectionNames = map[string]bool{
	"app": true, "modules": true, "connectModules": true, "permissions": true,
	"resources": false, "remotes": false, "providers": false, "environment": false,
	"translations": false, "services": false, "overrides": false,
}

// IsFileName reports whether a file name, without its directory, is one under which manifests are
// kept: manifest.yml, and names such as manifest.template.yml for files that are made into one.
func IsFileName(base string) bool {
	for _, pattern := range []string{"manifest.yml", "manifest.yaml", "manifest.*.yml", "manifest.*.yaml"} {
		if ok, _ := path.Match(pattern, base); ok {
			return true
		}
	}
	return false
}

// IsForge reports whether the file looks like a Forge manifest or the beginning of
// one. Other tools' files carry the same name: for those it is false, and editors
// must be left in peace. An empty file is not one yet: see [File.IsBlank].
func (f *File) IsForge() bool {
	var ours, telling, others int
	for s := range f.eachSection() {
		isTelling, known := sectionNames[s.Name]
		switch {
		case s.Name == "modules" || s.Name == "connectModules":
			return true
		case f.isForgeSection(s):
			return true
		case known && isTelling:
			telling++
		case known:
			ours++
		default:
			others++
		}
	}
	for word := range f.halfWords() {
		if isHalfSection(word) {
			telling++
		} else {
			others++
		}
	}
	return telling > 0 && others == 0
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
