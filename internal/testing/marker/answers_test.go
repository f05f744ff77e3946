package marker_test

import (
	"encoding/json"

	"forge-manifest-ls/internal/text"
)

type lspPosition struct{ Line, Character int }

type lspRange struct{ Start, End lspPosition }

func position(p text.Position) object {
	return object{"line": p.Line, "character": p.Character}
}

// span converts a range of the protocol; one outside the text is a mistake of the
// server, which a client would have to guess about.
func (d *document) span(r lspRange) text.Span {
	s := text.Span{Start: d.offset(r.Start), End: d.offset(r.End)}
	if s.End < s.Start {
		d.t.Errorf("a range that ends before it starts: %+v", r)
	}
	return s
}

func (d *document) offset(p lspPosition) int {
	offset := d.sent.OffsetAt(text.Position(p), d.units())
	if d.sent.PositionAt(offset, d.units()) != text.Position(p) {
		d.t.Errorf("there is no position %+v in the text", p)
	}
	return d.buf.OffsetAt(d.sent.PositionAt(offset, text.UTF32), text.UTF32)
}

// ranged is the inverse of span.
func (d *document) ranged(s text.Span) object {
	return object{"start": d.position(s.Start), "end": d.position(s.End)}
}

func (d *document) position(offset int) object {
	sent := d.sent.OffsetAt(d.buf.PositionAt(offset, text.UTF32), text.UTF32)
	return position(d.sent.PositionAt(sent, d.units()))
}

type textEdit struct {
	Range   lspRange
	NewText string
}

type codeAction struct {
	Title       string
	Kind        string
	Diagnostics []json.RawMessage
	Edit        *struct {
		Changes         map[string][]textEdit
		DocumentChanges []struct {
			TextDocument struct {
				URI     string
				Version *int
			}
			Edits []textEdit
		}
	}
}

func (d *document) fixes(span text.Span) []fix {
	about := []json.RawMessage{}
	for _, r := range d.reports() {
		if r.span == span {
			about = append(about, r.raw)
		}
	}
	var actions []codeAction
	d.client.call(d.t, "textDocument/codeAction", object{
		"textDocument": object{"uri": d.uri},
		"range":        d.ranged(span),
		"context":      object{"diagnostics": about, "only": []string{"quickfix"}},
	}, &actions)
	var all []fix
	for _, a := range actions {
		if a.Kind == "quickfix.ignore" {
			continue
		}
		if a.Kind != "quickfix" || len(a.Diagnostics) == 0 || a.Edit == nil {
			d.t.Errorf("a quick fix needs its kind, its diagnostics and an edit: %+v", a)
		} else if d.decode(a.Diagnostics[0]).span == span {
			all = append(all, fix{a.Title, d.fixed(a)})
		}
	}
	return all
}

// fixed is the text with the action's edit made.
func (d *document) fixed(a codeAction) string {
	edits := a.Edit.Changes[d.uri]
	for _, c := range a.Edit.DocumentChanges {
		if c.TextDocument.URI != d.uri || c.TextDocument.Version == nil || *c.TextDocument.Version != d.version {
			d.t.Errorf("the edit is for %+v, not for version %d of %s", c.TextDocument, d.version, d.uri)
		}
		edits = append(edits, c.Edits...)
	}
	var converted []text.Edit
	for _, e := range edits {
		converted = append(converted, text.Edit{Span: d.span(e.Range), New: e.NewText})
	}
	return applyEdits(d.t, d.buf.String(), converted)
}

type documentSymbol struct {
	Name, Detail          string
	Range, SelectionRange lspRange
	Children              []documentSymbol
}

func (d *document) outline() []symbol {
	var answer []documentSymbol
	d.client.call(d.t, "textDocument/documentSymbol", object{"textDocument": object{"uri": d.uri}}, &answer)
	return d.symbols(answer)
}

func (d *document) symbols(from []documentSymbol) (all []symbol) {
	for _, s := range from {
		all = append(all, symbol{s.Name, s.Detail, d.span(s.Range), d.span(s.SelectionRange), d.symbols(s.Children)})
	}
	return all
}
