package lsp

import (
	"context"
	"fmt"
	"path"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/mirror"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// maxDiagnostics is the number of diagnostics of a document that are sent. Nobody
// reads more, and clients become slow.
const maxDiagnostics = 1000

// appendItems appends the diagnostics of a document, as a JSON array. There may be hundreds,
// on every keystroke, so each is encoded when it is converted.
func appendItems(ctx context.Context, out []byte, snap *state.Snapshot, d *state.Document, can state.DiagnosticCapabilities) ([]byte, error) {
	w := state.ItemWriter{Out: append(out, '[')}
	switch problem := unreadable(d); {
	case problem != "":
		w.Add(wholeDocument(d, snap.Encoding, problem))
	case d.Source:
		found := mirror.Of(ctx, snap)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		addMirrored(&w, snap, d, found, can)
	case d.File != nil:
		found := snap.Shown(ctx, d)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for i := range found[:min(len(found), maxDiagnostics)] {
			w.Add(state.DiagnosticToProtocol(&found[i], d, snap.Encoding, can))
		}
		for _, note := range settingsDiagnostics(snap, d) {
			w.Add(note)
		}
	}
	return append(w.Out, ']'), w.Err
}

// unreadable says why nothing can be said about a document, or returns "".
func unreadable(d *state.Document) string {
	switch {
	case d.Lost:
		return "A change of this file was not understood, so the server no longer knows its text. Close the file and open it again."
	case d.Failed != nil:
		return "This file cannot be checked because of an error in the server. Its log says more."
	case d.File == nil && !d.Source && looksForge(d):
		return fmt.Sprintf("This file is too large to be checked: manifests are read up to %d MiB.", state.MaxDocument>>20)
	default:
		return ""
	}
}

// looksForge guesses whether a file that is too large is meant to be a manifest.
func looksForge(d *state.Document) bool {
	switch path.Base(d.Key.Path()) {
	case "manifest.yml", "manifest.yaml":
		return true
	}
	head := d.Buf.Slice(text.Span{End: 64 << 10})
	return manifest.New(text.New(strings.Clone(head))).IsForge()
}

// wholeDocument is a diagnostic of the server itself, on the first line.
func wholeDocument(d *state.Document, enc text.Encoding, problem string) protocol.Diagnostic {
	line := d.Buf.Line(0)
	line.End = min(line.End, 200)
	return protocol.Diagnostic{
		Range:    state.SpanToRange(d.Buf, line, enc),
		Severity: protocol.DiagnosticSeverityWarning,
		Source:   protocol.NewOptional(state.ServerName),
		Message:  protocol.String(problem),
	}
}
