package navigation

import (
	"slices"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
)

// ImplementationsAt returns where the thing at a byte offset is made: of a function, or of what
// runs one, the function in the source file; of a resource, or of what shows one, its page; of an
// endpoint, the remote or service behind it; of a scope, the places that need it. It is false where nothing is known to make it.
func ImplementationsAt(f *manifest.File, offset int, around *files.View) (Places, bool) {
	p, ok := PlacesAt(f, offset, around)
	if ok && p.Kind == ScopeName && len(p.Uses) > 0 { // what makes use of the scope
		p.Definitions, p.Uses = p.Uses, nil
		return p, true
	}
	if !ok || p.Kind != KeyName {
		return p, ok
	}
	m := maker{file: f, around: around}
	for _, d := range f.Lookup(p.Declares, p.Name) {
		m.entry(d.Entry)
	}
	p.Definitions, p.Uses, p.Pending = m.found, nil, m.pending
	p.settle()
	return p, len(p.Definitions) > 0 || p.Pending
}

// maker follows entries to what makes them.
type maker struct {
	file    *manifest.File
	around  *files.View
	seen    []*manifest.Entry
	found   []Place
	pending bool
}

// maxSteps is how many entries lie between a thing and what makes it, at most.
const maxSteps = 50

// entry follows one entry, unless it was followed already.
func (m *maker) entry(e *manifest.Entry) {
	if slices.Contains(m.seen, e) || len(m.seen) > maxSteps {
		return
	}
	m.seen = append(m.seen, e)
	switch {
	case e.List.Section == "resources":
		m.take(pathPlaces(m.file.TextOf(e.Pair("path").Value()), m.around))
	case e.List.Type == "function":
		m.take(handlerPlaces(m.file, m.file.TextOf(e.Pair("handler").Value()), m.around))
	case e.List.Section == "remotes" || e.List.Section == "services":
		if d, ok := e.Key(); ok {
			m.found = append(m.found, Place{Span: d.Span, Whole: e.Span()})
		}
	case e.List.IsModule():
		m.references(e)
	}
}

// references follows what an entry names.
func (m *maker) references(e *manifest.Entry) {
	type target struct {
		name
		part string
	}
	followed := map[target]bool{}
	for ref := range e.References() {
		to := target{name{ref.Kind, ref.Name}, ref.Part}
		if ref.Unknown || followed[to] {
			continue
		}
		followed[to] = true
		all := m.file.Lookup(ref.Kind, ref.Name)
		for _, d := range all[:min(len(all), maxSteps)] {
			if ref.HasPart || ref.IsAsset {
				m.take(pathPlaces(partPath(d.Entry, ref), m.around))
				continue
			}
			m.entry(d.Entry)
		}
	}
}

// take adds the places that were found for something.
func (m *maker) take(p Places) {
	m.found = append(m.found, p.Definitions...)
	m.pending = m.pending || p.Pending
}

// partPath is the path of the part of a resource that a reference names.
func partPath(resource *manifest.Entry, ref manifest.Reference) string {
	part := ref.Part
	if ref.HasPart {
		part = resource.File.TextOf(resource.File.Value(resource.Pair("entry").Value()).Content().Get(ref.Part))
	}
	return explain.FileOf(resource, part)
}
