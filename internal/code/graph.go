package code

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/javascript"
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

// Origin follows a name that a file imports through the app's files, to the value of a constant there. It is false where
// that is none.
func (a *App) Origin(file *File, target javascript.Target) (javascript.Value, *File, bool) {
	for range maxHops {
		if file == nil || len(target.Names) == 0 {
			break
		}
		next := a.imported(file, target.Module)
		if next == nil {
			break
		}
		name := target.Names[0]
		if name == "*" && len(target.Names) > 1 {
			target.Names = target.Names[1:]
			name = target.Names[0]
		}
		full := strings.Join(append([]string{name}, target.Names[1:]...), ".")
		if v, ok := next.Facts.Constants[full]; ok {
			return v, next, true
		}
		if target.Module, target.Names[0] = reexported(next.Facts, name); target.Module == "" {
			break
		}
		file = next
	}
	return javascript.Value{}, nil, false
}

// maxHops is how many files may hand a name on.
const maxHops = 10

// imported returns the file of the app that an import of a file means; nil for none.
func (a *App) imported(file *File, module string) *File {
	s := search{found: a.byName, walked: nil}
	return a.byName[s.resolve(file.Name, module)]
}

// reexported returns the module and the name there of a name that a file exports from elsewhere.
func reexported(facts *javascript.Facts, name string) (module, imported string) {
	for _, r := range facts.Reexports {
		for _, b := range r.Names {
			if b.Local == name {
				return r.Module.Text, b.Imported
			}
		}
	}
	return "", ""
}
