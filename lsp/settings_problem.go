package lsp

import (
	"path"
	"path/filepath"

	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// settingsDiagnostics returns what there is to say of settings in a document.
func settingsDiagnostics(snap *state.Snapshot, d *state.Document) []protocol.Diagnostic {
	switch {
	case isSettings(d):
		return settingsProblems(snap, d)
	case d.File.IsForge():
		return settingsNotes(snap, d)
	default:
		return nil
	}
}

// settingsNotes returns diagnostics of a manifest that say what is wrong in the files of settings that count
// for it.
func settingsNotes(snap *state.Snapshot, d *state.Document) (notes []protocol.Diagnostic) {
	for _, f := range snap.SettingsAround(d.Key) {
		name, err := filepath.Rel(state.PlaceOf(d.Key), filepath.FromSlash(f.Dir))
		if err != nil {
			name = f.Dir
		}
		for _, p := range f.Problems {
			notes = append(notes, wholeDocument(d, snap.Encoding, p.In(path.Join(filepath.ToSlash(name), f.Name))))
		}
	}
	return notes
}

// settingsProblems returns diagnostics of a file of settings.
func settingsProblems(snap *state.Snapshot, d *state.Document) (all []protocol.Diagnostic) {
	_, problems := settings.Parse([]byte(d.Buf.String()))
	for _, p := range problems {
		one := wholeDocument(d, snap.Encoding, p.Message)
		if p.Line > 0 {
			one.Range = state.SpanToRange(d.Buf, p.Span, snap.Encoding)
		}
		all = append(all, one)
	}
	return all
}
