package code

import (
	"path"
	"slices"
	"strings"
)

// graph follows the imports between the files of an app.
type graph struct {
	search *search
	queue  []*File // whose imports are to be followed
}

// enter notes that a file runs on a side, and has its imports followed if that is new.
func (g *graph) enter(name string, side Side) {
	file := g.search.found[path.Clean(name)]
	if file == nil || file.Side&side == side {
		return
	}
	file.Side |= side
	g.queue = append(g.queue, file)
}

// follow hands the sides of files on to those that they import.
func (g *graph) follow() {
	for len(g.queue) > 0 {
		file := g.queue[0]
		g.queue = g.queue[1:]
		if file.Imports == nil {
			file.Imports = g.imports(file)
		}
		for _, name := range file.Imports {
			g.enter(name, file.Side)
		}
	}
	for i := 0; i < len(g.search.order); i++ { // what nothing reaches; there may come others
		if file := g.search.order[i]; file.Imports == nil {
			file.Imports = g.imports(file)
		}
	}
}

// imports returns the files of the app that a file imports.
func (g *graph) imports(file *File) []string {
	if file.Facts == nil {
		file.readFacts()
	}
	names := []string{}
	add := func(module string, typeOnly bool) {
		if name := g.search.resolve(file.Name, module); name != "" && !typeOnly {
			names = append(names, name)
		}
	}
	for _, i := range file.Facts.Imports {
		add(i.Module.Text, i.TypeOnly)
	}
	for _, r := range file.Facts.Reexports {
		add(r.Module.Text, r.TypeOnly)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// resolve returns the file of the app that a relative import means, "" for none.
func (s *search) resolve(from, module string) string {
	if module != "." && module != ".." && !strings.HasPrefix(module, "./") && !strings.HasPrefix(module, "../") {
		return ""
	}
	name := path.Join(path.Dir(from), module)
	if leaves(name) {
		return ""
	}
	if IsSource(name) {
		if s.found[name] != nil {
			return name
		}
		if found := s.withExtension(strings.TrimSuffix(name, path.Ext(name)), Extensions); found != "" { // "./a.js" for a.ts
			return found
		}
	}
	if found := s.withExtension(name, Extensions); found != "" {
		return found
	}
	if s.walked[path.Dir(name)] && !s.walked[name] { // there is no such directory
		return ""
	}
	return s.withExtension(path.Join(name, "index"), Extensions)
}

// Imported returns the file of the app that a file means by a relative import; nil where it is none, or not known.
func (a *App) Imported(from *File, module string) *File {
	if !strings.HasPrefix(module, ".") {
		return nil
	}
	at := path.Join(path.Dir(from.Name), module)
	stems := []string{at, path.Join(at, "index")}
	if IsSource(at) {
		if from.imports(at) {
			return a.File(at)
		}
		stems = slices.Insert(stems, 0, strings.TrimSuffix(at, path.Ext(at)))
	}
	for _, stem := range stems { // as it was resolved: what it imports is found already
		for extension := range strings.FieldsSeq(Extensions) {
			if from.imports(stem + extension) {
				return a.File(stem + extension)
			}
		}
	}
	return nil
}

// imports reports whether a file imports the one of a name.
func (f *File) imports(name string) bool {
	_, ok := slices.BinarySearch(f.Imports, name)
	return ok
}

// File returns the file of a name; nil for none.
func (a *App) File(name string) *File {
	if i, ok := slices.BinarySearchFunc(a.Files, name, func(f *File, name string) int { return strings.Compare(f.Name, name) }); ok {
		return a.Files[i]
	}
	return nil
}
