package refactor

import (
	"strings"

	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

// extracted are the kinds of what an entry may name before it is declared.
var extracted = map[manifest.Kind]bool{manifest.Function: true, manifest.Resource: true, manifest.Endpoint: true}

// declare declares the function, resource or endpoint that the reference at the place names, and
// writes the code of a function into the source file that it will come from, or exports it there.
func (p *place) declare() []Action {
	ref, ok := p.reference()
	if !ok || !extracted[ref.Kind] || ref.Unknown || p.Declares(ref.Kind, ref.Name) || p.MayDeclare(ref.Kind, ref.Name) {
		return nil
	}
	d, ok := mend.DeclareReference(p.pass, ref)
	if !ok {
		return nil
	}
	action := Action{Title: "Declare the " + ref.Kind.String() + " " + prose.QuoteTitle(ref.Name), Kind: Extract, Edits: d.Edits}
	for _, field := range d.Item {
		if field.Key == "handler" {
			beside, isThere := p.stubOf(field.Value)
			if beside == nil {
				return nil // the quick fix declares it, too
			}
			if action.Beside = beside; isThere {
				action.Title += " and export it"
			} else {
				action.Title += " and write it" + p.into(beside)
			}
		}
	}
	return []Action{action}
}

// reference is the reference at the place.
func (p *place) reference() (manifest.Reference, bool) {
	e := p.entry()
	if e == nil {
		return manifest.Reference{}, false
	}
	for r := range e.References() {
		if p.touches(r.Value) {
			return r, true
		}
	}
	return manifest.Reference{}, false
}

// stub writes the function that the handler at the place names, if its source file lacks it or is not
// there, or exports it, if that is all that the file lacks. A function may be asked for at its key, too.
func (p *place) stub() []Action {
	e := p.entry()
	if e == nil || e.List.Type != "function" || !p.touches(e.Pair("handler").Span()) && !p.touches(e.Pair("key").Span()) {
		return nil
	}
	handler := p.TextOf(e.Pair("handler").Value())
	beside, isThere := p.stubOf(handler)
	if beside == nil {
		return nil
	}
	_, export, _ := strings.Cut(handler, ".")
	title := "Write the function " + prose.QuoteTitle(export) + p.into(beside)
	if isThere {
		title = "Export the function " + prose.QuoteTitle(export)
	}
	return []Action{{Title: title, Kind: Extract, Beside: beside}}
}

// into names the file that a change makes; it is "" where the file is there.
func (p *place) into(change *FileEdit) string {
	if change.Buffer != nil {
		return ""
	}
	name := strings.TrimPrefix(change.Path, p.around.Path("")+"/")
	return " in the new file " + prose.QuoteTitle(name)
}
