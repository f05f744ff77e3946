package queues

import (
	"cmp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/text"
)

// module is the package whose class makes queues.
const module = "@forge/events"

// Code is what the files of an app have to do with queues.
type Code struct {
	app    *code.App
	files  []*code.File // those that may run in the back end, in their order
	others []*code.File // those of the user interface

	makers  []maker
	targets map[importing]*code.File
	imports map[*code.File]map[string]binding
	// followed are the places where a name stands for that of a queue: of the name, seen from its file.
	followed map[spot]bool
	graph    *graph // nil before it is asked for
}

// Place is a place in a file.
type Place struct {
	File *code.File
	text.Span
}

// spot is a place of which the begin is enough.
type spot struct {
	file *code.File
	at   int // in bytes
}

// importing is an import by a file.
type importing struct {
	from   *code.File
	module string
}

// maker is a place where a queue is made.
type maker struct {
	Place              // of what is called
	names  []named     // those that it may have, as far as they are known
	shapes [][2]string // how names begin and end of which only that is known
	open   bool        // it may have other names, or those with the shapes
}

// named is a text that is the name of a queue.
type named struct {
	Place // without quotes
	name  string
	// constants are those on the way to the text.
	constants []constant
}

// constant is a constant of a file, or a property of one.
type constant struct {
	file    *code.File
	name    string
	members string // "a.b" of "name.a.b"; "" for the constant itself
}

// In looks at the code of an app. Besides are files that belong to it and are not among its own.
func In(app *code.App, besides ...*code.File) *Code {
	c := &Code{app: app, targets: map[importing]*code.File{}, imports: map[*code.File]map[string]binding{}, followed: map[spot]bool{}}
	for _, f := range slices.Concat(app.Files, besides) {
		switch {
		case f.Test || f.Facts == nil || f.Facts.Minified:
		case f.Side == code.FrontEnd:
			c.others = append(c.others, f)
		default: // also what nothing imports: it may be imported in a way that is not followed
			c.files = append(c.files, f)
		}
	}
	for _, f := range c.files {
		for i := range f.Facts.Calls {
			if call := &f.Facts.Calls[i]; c.makesQueue(f, call) {
				c.makers = append(c.makers, c.maker(f, call))
			}
		}
	}
	return c
}

// Named are the places of a queue's name, in the order of the files and of their texts.
func (c *Code) Named(name string) (places []Place) {
	for _, m := range c.makers {
		for _, n := range m.names {
			if n.name == name {
				places = append(places, n.Place)
			}
		}
	}
	slices.SortStableFunc(places, func(a, b Place) int {
		return cmp.Or(strings.Compare(a.File.Name, b.File.Name), cmp.Compare(a.Start, b.Start))
	})
	return slices.Compact(places)
}

// makesQueue reports whether a call makes a queue. A class that is not imported is taken for the one of the package: the
// import may not be written yet.
func (c *Code) makesQueue(f *code.File, call *javascript.Call) bool {
	target := call.Callee.Target
	if !call.New && call.Callee.Name() != "Queue" { // to follow each call would take long
		return false
	}
	if target.Module == "" {
		return !call.Callee.Own && len(call.Callee.Names) == 1 && call.Callee.Name() == "Queue"
	}
	return c.isQueue(f, target)
}

// isQueue reports whether what is imported is the class that makes queues, also through files that export it again.
func (c *Code) isQueue(f *code.File, target javascript.Target) bool {
	if target.Module != module {
		var from *code.File
		if from, target = c.follow(f, target); from != nil {
			return false
		}
	}
	n := len(target.Names)
	return target.Module == module && n > 0 && n <= 2 && target.Names[n-1] == "Queue" && (n == 1 || target.Names[0] == "*" || target.Names[0] == "default")
}

// maker reads a call that makes a queue.
func (c *Code) maker(f *code.File, call *javascript.Call) maker {
	m := maker{Place: Place{f, call.Callee.Span}}
	r := resolution{code: c, maker: &m}
	if len(call.Arguments) == 0 {
		m.open = true
	} else {
		r.value(f, call.Arguments[0], []string{"key"}, nil, maxSteps)
	}
	return m
}

// maxSteps is how many constants, imports and values within values are followed to a name.
const maxSteps = 12

// maxHops is how many files may hand an export on.
const maxHops = 10

// maxStars is how many files are looked at all of whose exports another one exports.
const maxStars = 100

// imported is the file of the app that a file means by an import.
func (c *Code) imported(from *code.File, module string) *code.File {
	k := importing{from, module}
	f, known := c.targets[k]
	if !known {
		f = c.app.Imported(from, module)
		c.targets[k] = f
	}
	return f
}

// follow goes from an import to where the thing comes from: a file, with its name there and what is taken of it. The file is
// nil where it is none of the app, or not seen; then the target is the last one.
func (c *Code) follow(f *code.File, target javascript.Target) (*code.File, javascript.Target) {
	for range maxHops {
		next := c.imported(f, target.Module)
		if next == nil || next.Facts == nil {
			return nil, target
		}
		names := target.Names
		if len(names) > 0 && names[0] == "*" {
			names = names[1:]
		}
		if len(names) == 0 {
			return nil, target
		}
		found, ok := next.Facts.Exports.Find(names[0])
		if !ok {
			if next, ok = c.starred(next, names[0]); !ok {
				return nil, target
			}
			found, _ = next.Facts.Exports.Find(names[0])
		}
		local, rest := found.Local, names[1:]
		if found.From == "" {
			b, isImported := c.bindings(next)[local]
			if !isImported {
				return next, javascript.Target{Names: slices.Concat([]string{local}, rest)}
			}
			found.From, local = b.module, b.name
		}
		f, target = next, javascript.Target{Module: found.From, Names: slices.Concat([]string{local}, rest)}
	}
	return nil, target
}

// starred is the file that has an export, among those of which a file exports all.
func (c *Code) starred(f *code.File, name string) (*code.File, bool) {
	for range maxHops {
		next := f
		stars := f.Facts.Exports.Stars
		for _, module := range stars[:min(len(stars), maxStars)] {
			at := c.imported(f, module)
			if at == nil || at.Facts == nil || at == f {
				continue
			}
			if _, ok := at.Facts.Exports.Find(name); ok {
				return at, true
			}
			if len(at.Facts.Exports.Stars) > 0 {
				next = at
			}
		}
		if next == f {
			return nil, false
		}
		f = next
	}
	return nil, false
}

// binding is a name that is imported, by what it is called in its module.
type binding struct{ module, name string }

// bindings are the names that a file imports; types are none.
func (c *Code) bindings(f *code.File) map[string]binding {
	all, known := c.imports[f]
	if known {
		return all
	}
	all = map[string]binding{}
	for i := range f.Facts.Imports {
		in := &f.Facts.Imports[i]
		for _, b := range in.Names {
			if _, again := all[b.Local]; !again && !b.TypeOnly {
				all[b.Local] = binding{in.Module.Text, b.Imported}
			}
		}
	}
	c.imports[f] = all
	return all
}
