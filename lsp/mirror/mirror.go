// Package mirror says what the diagnostics of manifests mean for the source files that they speak of, for editors that
// show it there, too.
//
// What a manifest lacks is one diagnostic in the manifest, and one at each place in the source code that
// needs it. All are pure functions of a [state.Snapshot].
package mirror

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
)

// Diagnostic is a diagnostic of a manifest at one of the places in source files that it speaks of.
type Diagnostic struct {
	Manifest *state.Document
	Of       *analysis.Diagnostic
	Place    *analysis.Related
}

// Files are the diagnostics of source files by their paths, which are absolute and have slashes.
type Files map[string][]Diagnostic

// Of returns what the open manifests say of source files, where the settings ask for it. It is nothing when ctx is done.
func Of(ctx context.Context, snap *state.Snapshot) Files {
	all := Files{}
	for _, d := range snap.Open() {
		if !speaks(snap, d) {
			continue
		}
		found := snap.Shown(ctx, d)
		if ctx.Err() != nil {
			return nil
		}
		all.add(d, found)
	}
	return all
}

// IsWanted reports whether the settings of an open manifest ask for it.
func IsWanted(snap *state.Snapshot) bool {
	return slices.ContainsFunc(snap.Open(), func(d *state.Document) bool { return speaks(snap, d) })
}

// speaks reports whether a document is a manifest that is to speak of source files.
func speaks(snap *state.Snapshot, d *state.Document) bool {
	return snap.ManifestAt(d.Key) != nil && state.PlaceOf(d.Key) != "" && snap.SettingsOf(d.Key).InSources
}

// add adds what the diagnostics of a manifest say of source files.
func (f Files) add(d *state.Document, found []analysis.Diagnostic) {
	dir := filepath.ToSlash(state.PlaceOf(d.Key))
	for i := range found {
		for j := range found[i].Related {
			if place := &found[i].Related[j]; place.Wrong != "" {
				name := files.Join(dir, place.Source.Name)
				f[name] = append(f[name], Diagnostic{d, &found[i], place})
			}
		}
	}
}

// In returns the diagnostics of an open source file. Those whose lines are not in its text are left out: the file was another one
// when they were found, and those of the text that is open are about to be.
func (f Files) In(d *state.Document) (in []Diagnostic) {
	if d.Lost || !d.Key.IsFile() {
		return nil
	}
	for _, m := range f[state.Slashed(d.Key)] {
		if line := d.Buf.Line(m.Place.Source.Line); d.Buf.Slice(line) == m.Place.Source.Text {
			in = append(in, m)
		}
	}
	return in
}

// Closed returns the source files that open manifests speak of and that are not open: documents without a text.
func (f Files) Closed(snap *state.Snapshot) (closed []*state.Document) {
	for _, name := range slices.Sorted(maps.Keys(f)) {
		address := f[name][0].Manifest.Beside(name)
		d := &state.Document{Key: state.Canonical(string(address)), URI: address, Content: state.Content{Source: true}}
		if snap.Documents[d.Key] == nil {
			closed = append(closed, d)
		}
	}
	return closed
}

// Said returns the diagnostic in the words for the source file; what is related to it is the one of the manifest. Its span
// is that of the manifest.
func (m Diagnostic) Said() analysis.Diagnostic {
	said := *m.Of
	said.Message = m.Place.Wrong
	said.Related = []analysis.Related{{Span: m.Of.Span, Message: m.Of.Message}}
	return said
}

// Span is the place of the diagnostic, in bytes of the text of the source file.
func (m Diagnostic) Span(b *text.Buffer) text.Span {
	return m.Place.Span.Shift(b.Line(m.Place.Source.Line).Start)
}
