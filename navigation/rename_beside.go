package navigation

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Follow adds the edits of another manifest, at an absolute path, which names what the renaming changes in files
// around both: a handler, a text or a queue. Refusal says in words why that manifest cannot follow; it is "" where it can, and
// where there is nothing to follow.
func (r *Renaming) Follow(f *manifest.File, name string, around *files.View) (refusal string) {
	var edits []text.Edit
	known := map[int]bool{} // the byte offsets at which places begin that were found with another one of them
	for _, at := range r.namesIn(f, around) {
		if known[at] || slices.ContainsFunc(edits, func(e text.Edit) bool { return e.Span.Contains(at) }) {
			continue
		}
		p, ok := PlacesAt(f, at, around)
		if !ok || p.Kind != r.places.Kind || p.Name != r.places.Name {
			continue
		}
		for _, span := range p.meant {
			known[span.Start] = true
		}
		if !p.shares(r.places) {
			continue
		}
		there, refusal, _ := RenameAt(f, at, r.fresh, around)
		if r.Pending = r.Pending || there.Pending; refusal != "" {
			return path.Base(name) + ": " + refusal
		}
		edits = append(edits, there.Edits...)
		r.add(there.Others)
	}
	if len(r.places.way) > 0 {
		there := renamer{file: f, around: around, places: r.places, fresh: r.fresh}
		refusal := there.inImports(r.places.way[0].at.Name, r.places.Name)
		if r.Pending = r.Pending || there.out.Pending; refusal != "" {
			return path.Base(name) + ": " + refusal
		}
		r.add(there.out.Others)
	}
	if len(edits) > 0 {
		r.Others = append(r.Others, SourceEdits{&Source{Path: name, Buffer: f.Buffer()}, edits})
	}
	return ""
}

// MayBeShared reports whether other manifests beside the file may name what is renamed, too.
func (r *Renaming) MayBeShared() bool { return r.places.Kind == QueueName || len(r.Others) > 0 }

// namesIn are byte offsets at which a manifest may have the name: to look at each is a look at the files around.
func (r *Renaming) namesIn(f *manifest.File, around *files.View) (offsets []int) {
	switch r.places.Kind {
	case HandlerName:
		for _, n := range functionHandlers(f) {
			stem, export, _ := strings.Cut(f.TextOf(n), ".")
			if export == r.places.Name && len(r.places.way) > 0 && handlerFile(f, stem, around).Name == r.places.way[0].at.Name {
				offsets = append(offsets, handlerSpan(f, n).Start)
			}
		}
	case QueueName:
		for _, n := range queueNames(f) {
			if f.TextOf(n) == r.places.Name {
				offsets = append(offsets, manifest.ContentSpan(n).Start)
			}
		}
	case TranslationName:
		for use := range f.I18n() {
			if use.Key == r.places.Name && !use.Unknown {
				offsets = append(offsets, use.Span.Start)
			}
		}
	}
	return offsets
}

// add adds the edits of files that have none yet: what changes in a file is the same, whichever manifest leads to it.
func (r *Renaming) add(others []SourceEdits) {
	for _, other := range others {
		if !slices.ContainsFunc(r.Others, func(o SourceEdits) bool { return o.Source.Path == other.Source.Path }) {
			r.Others = append(r.Others, other)
		}
	}
}

// shares reports whether names have a place in common in a file beside their manifests. Queues that no file makes are one
// if the same files could make them.
func (p Places) shares(other Places) bool {
	theirs := slices.Concat(other.Definitions, other.Uses)
	isBeside := func(place Place) bool { return place.Source != nil }
	if p.Kind == QueueName && !slices.ContainsFunc(p.Uses, isBeside) && !slices.ContainsFunc(other.Uses, isBeside) {
		return slices.ContainsFunc(p.sources, func(path string) bool { return slices.Contains(other.sources, path) })
	}
	return slices.ContainsFunc(slices.Concat(p.Definitions, p.Uses), func(a Place) bool {
		return a.Source != nil && slices.ContainsFunc(theirs, func(b Place) bool { return a.path() == b.path() && a.Span == b.Span })
	})
}
