package state

import (
	"encoding/json"
	"path/filepath"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// ServerName names the server, and in diagnostics their source.
const ServerName = "forge-manifest-ls"

// DiagnosticToProtocol converts a diagnostic of a document as far as a client
// understands it.
func DiagnosticToProtocol(f *analysis.Diagnostic, in *Document, enc text.Encoding, can DiagnosticCapabilities) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    SpanToRange(in.Buf, f.Span, enc),
		Severity: protocol.DiagnosticSeverity(f.Severity),
		Code:     protocol.String(f.Rule.ID),
		Source:   protocol.NewOptional(ServerName),
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
				Location: RelatedLocation(&r, in, enc),
				Message:  r.Message,
			})
		}
	}
	return out
}

// RelatedLocation converts the place of what is related to a diagnostic of a document.
func RelatedLocation(r *analysis.Related, in *Document, enc text.Encoding) protocol.Location {
	if r.Source == (analysis.SourceLine{}) {
		return protocol.Location{URI: in.URI, Range: SpanToRange(in.Buf, r.Span, enc)}
	}
	at := SpanToRange(text.New(r.Source.Text), r.Span, enc)
	at.Start.Line, at.End.Line = uint32(r.Source.Line), uint32(r.Source.Line)
	dir := filepath.ToSlash(PlaceOf(in.Key))
	return protocol.Location{URI: in.Beside(files.Join(dir, r.Source.Name)), Range: at}
}

// ItemWriter writes diagnostics as the items of a JSON array.
type ItemWriter struct {
	Out   []byte
	item  protocol.Diagnostic // in one place: to encode it lets it escape
	Count int
	Err   error // the first
}

// Add adds a diagnostic.
func (w *ItemWriter) Add(item protocol.Diagnostic) {
	if w.Err != nil {
		return
	}
	if w.Count++; w.Count > 1 {
		w.Out = append(w.Out, ',')
	}
	w.item = item
	w.Out, w.Err = protocol.AppendMarshal(w.Out, &w.item)
}

// NamedDiagnostic is what a diagnostic is recognised by when a client sends it back.
type NamedDiagnostic struct {
	Range   protocol.Range
	Code    protocol.String
	Message protocol.String
}

// NamedDiagnostics reads the diagnostics that may be ours.
func NamedDiagnostics(list []json.RawMessage) []NamedDiagnostic {
	var named []NamedDiagnostic
	for _, raw := range list {
		var d NamedDiagnostic
		if json.Unmarshal(raw, &d) == nil {
			named = append(named, d)
		}
	}
	return named
}

// NameOf returns what a diagnostic is recognised by.
func NameOf(d *protocol.Diagnostic) NamedDiagnostic {
	code, _ := d.Code.(protocol.String)
	message, _ := d.Message.(protocol.String)
	return NamedDiagnostic{d.Range, code, message}
}
