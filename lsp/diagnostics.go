package lsp

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// source names the server in its diagnostics.
const source = "forge-manifest-ls"

// maxDiagnostics is the number of diagnostics of a document that are sent. Nobody
// reads more, and clients become slow.
const maxDiagnostics = 1000

// appendItems appends the diagnostics of a document, as a JSON array. There may be hundreds,
// on every keystroke, so each is encoded when it is converted.
func appendItems(ctx context.Context, out []byte, snap *state.Snapshot, d *state.Document, can state.DiagnosticCapabilities) ([]byte, error) {
	w := itemWriter{out: append(out, '[')}
	switch problem := unreadable(d); {
	case problem != "":
		w.add(wholeDocument(d, snap.Encoding, problem))
	case d.File != nil:
		found := snap.Shown(ctx, d)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for i := range found[:min(len(found), maxDiagnostics)] {
			w.add(diagnosticToProtocol(&found[i], d, snap.Encoding, can))
		}
		for _, note := range settingsDiagnostics(snap, d) {
			w.add(note)
		}
	}
	return append(w.out, ']'), w.err
}

// itemWriter writes the items of an array.
type itemWriter struct {
	out   []byte
	item  protocol.Diagnostic // in one place: to encode it lets it escape
	count int
	err   error // the first
}

func (w *itemWriter) add(item protocol.Diagnostic) {
	if w.err != nil {
		return
	}
	if w.count++; w.count > 1 {
		w.out = append(w.out, ',')
	}
	w.item = item
	w.out, w.err = protocol.AppendMarshal(w.out, &w.item)
}

// diagnosticToProtocol converts a diagnostic of a document as far as a client
// understands it.
func diagnosticToProtocol(f *analysis.Diagnostic, in *state.Document, enc text.Encoding, can state.DiagnosticCapabilities) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    state.SpanToRange(in.Buf, f.Span, enc),
		Severity: protocol.DiagnosticSeverity(f.Severity),
		Code:     protocol.String(f.Rule.ID),
		Source:   protocol.NewOptional(source),
		Message:  protocol.String(f.Message),
	}
	if page := f.Rule.URL(); can.Link && page != "" {
		out.CodeDescription = protocol.CodeDescription{Href: uri.URI(page)}
	}
	for _, tag := range can.Tags {
		for _, has := range f.Tags {
			if tag == has {
				out.Tags.Set(append(out.Tags.Slice(), protocol.DiagnosticTag(tag)))
			}
		}
	}
	if can.Related {
		for _, r := range f.Related {
			out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: relatedLocation(&r, in, enc),
				Message:  r.Message,
			})
		}
	}
	return out
}

// relatedLocation converts the place of what is related to a diagnostic of a document.
func relatedLocation(r *analysis.Related, in *state.Document, enc text.Encoding) protocol.Location {
	if r.Source == (analysis.SourceLine{}) {
		return protocol.Location{URI: in.URI, Range: state.SpanToRange(in.Buf, r.Span, enc)}
	}
	at := state.SpanToRange(text.New(r.Source.Text), r.Span, enc)
	at.Start.Line, at.End.Line = uint32(r.Source.Line), uint32(r.Source.Line)
	dir := filepath.ToSlash(state.PlaceOf(in.Key))
	return protocol.Location{URI: besideOf(in, path.Join(dir, r.Source.Name)), Range: at}
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
		Source:   protocol.NewOptional(source),
		Message:  protocol.String(problem),
	}
}
