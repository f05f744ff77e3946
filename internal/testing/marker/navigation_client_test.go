package marker_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// navigationCapabilities are the capabilities of the methods about the name at a cursor.
func (e *editor) navigationCapabilities() object {
	links := object{"linkSupport": e.rich}
	return object{
		"definition": links, "declaration": links, "implementation": links, "typeDefinition": links,
		"rename": object{"prepareSupport": e.rich},
	}
}

// sectionAt is the section that an address is of, and its text.
func (d *document) sectionAt(uri string) (string, *text.Buffer) {
	name, ok := strings.CutPrefix(uri, strings.TrimSuffix(d.uri, marker.Manifest))
	section := d.file.Section(name)
	if !ok || section == nil {
		d.t.Fatalf("an address that is not of the app: %s", uri)
	}
	if name == marker.Manifest {
		return name, d.sent
	}
	return name, text.New(section.Text)
}

// located converts a range of one of the app's files.
func (d *document) located(uri string, r lspRange) located {
	name, buf := d.sectionAt(uri)
	if name == marker.Manifest {
		return located{name, d.span(r)}
	}
	at := func(p lspPosition) int {
		offset := buf.OffsetAt(text.Position(p), d.units())
		if buf.PositionAt(offset, d.units()) != text.Position(p) {
			d.t.Errorf("there is no position %+v in %s", p, name)
		}
		return offset
	}
	return located{name, text.Span{Start: at(r.Start), End: at(r.End)}}
}

// cursor is the parameters of a request about a byte offset.
func (d *document) cursor(offset int) object {
	return object{"textDocument": object{"uri": d.uri}, "position": d.position(offset)}
}

// location is a location, or a link to one.
type location struct {
	URI   string
	Range lspRange

	OriginSelectionRange *lspRange
	TargetURI            string
	TargetRange          lspRange
	TargetSelectionRange lspRange
}

// locations asks for places and converts them.
func (d *document) locations(method string, params object) (out definitions) {
	var answer []location
	d.client.call(d.t, method, params, &answer)
	for _, l := range answer {
		if (l.TargetURI != "") != (d.rich && method != "textDocument/references") {
			d.t.Errorf("%s: a link to an editor without links, or the other way round: %+v", method, l)
		}
		if l.TargetURI == "" {
			out.places = append(out.places, d.located(l.URI, l.Range))
			continue
		}
		out.linked, out.origin = true, d.span(*l.OriginSelectionRange)
		whole, name := d.located(l.TargetURI, l.TargetRange), d.located(l.TargetURI, l.TargetSelectionRange)
		if name.span.Start < whole.span.Start || name.span.End > whole.span.End {
			d.t.Errorf("%s: the name is not in the whole: %+v", method, l)
		}
		out.places = append(out.places, name)
	}
	return out
}

// definitions asks for the definitions, and holds the declarations against them.
func (d *document) definitions(offset int) definitions {
	out := d.locations("textDocument/definition", d.cursor(offset))
	same := d.locations("textDocument/declaration", d.cursor(offset))
	if fmt.Sprint(out) != fmt.Sprint(same) {
		d.t.Errorf("definitions %v, declarations %v", out, same)
	}
	return out
}

// implementations asks for what makes the thing at an offset.
func (d *document) implementations(offset int) definitions {
	return d.locations("textDocument/implementation", d.cursor(offset))
}

// references asks for all places of a name.
func (d *document) references(offset int) []located {
	params := d.cursor(offset)
	params["context"] = object{"includeDeclaration": true}
	return d.locations("textDocument/references", params).places
}

// highlights asks for the places that are highlighted.
func (d *document) highlights(offset int) (all []highlight) {
	var answer []struct {
		Range lspRange
		Kind  int
	}
	d.client.call(d.t, "textDocument/documentHighlight", d.cursor(offset), &answer)
	for _, h := range answer {
		if h.Kind != 2 && h.Kind != 3 {
			d.t.Errorf("a highlight of kind %d", h.Kind)
		}
		all = append(all, highlight{d.span(h.Range), h.Kind == 3})
	}
	return all
}

// workspaceEdit is what a rename answers.
type workspaceEdit struct {
	Changes         map[string][]textEdit
	DocumentChanges []struct {
		TextDocument struct {
			URI     string
			Version *int
		}
		Edits []textEdit
	}
	ChangeAnnotations map[string]struct {
		Label             string
		NeedsConfirmation bool
	}
}

// rename prepares a renaming and makes it, as an editor does.
func (d *document) rename(offset int, fresh string) renamed {
	out := renamed{files: map[string]string{}}
	prepared := d.client.answer(d.t, "textDocument/prepareRename", d.cursor(offset))
	if prepared.Error != nil {
		out.why = reasonOf(prepared.Error)
	}
	var name *struct {
		Range       lspRange
		Placeholder string
	}
	if prepared.Error == nil && json.Unmarshal(prepared.Result, &name) == nil && name != nil {
		out.origin = d.span(name.Range)
	}
	params := d.cursor(offset)
	params["newName"] = fresh
	answer := d.client.answer(d.t, "textDocument/rename", params)
	switch {
	case answer.Error != nil && out.why != "" && out.why != reasonOf(answer.Error):
		d.t.Errorf("the reasons are %q and %q", out.why, reasonOf(answer.Error))
	case answer.Error != nil:
		out.why = reasonOf(answer.Error)
		return out
	case out.why != "":
		d.t.Errorf("renamed, though %q", out.why)
	case name == nil:
		out.why = "there is no name"
		return out
	}
	var edit workspaceEdit
	if err := json.Unmarshal(answer.Result, &edit); err != nil {
		d.t.Fatal(err)
	}
	d.apply(edit, out.files)
	return out
}

// reasonOf is what an error says.
func reasonOf(raw json.RawMessage) string {
	var e struct{ Message string }
	if json.Unmarshal(raw, &e) != nil {
		return string(raw)
	}
	return e.Message
}

// apply makes the edits of several files.
func (d *document) apply(edit workspaceEdit, into map[string]string) {
	for _, a := range edit.ChangeAnnotations {
		if a.NeedsConfirmation || a.Label == "" {
			d.t.Errorf("an annotation %+v", a)
		}
	}
	edits := edit.Changes
	if d.pull {
		edits = map[string][]textEdit{}
		for _, c := range edit.DocumentChanges {
			if (c.TextDocument.URI == d.uri) != (c.TextDocument.Version != nil && *c.TextDocument.Version == d.version) {
				d.t.Errorf("the edit is for %+v, not for version %d of %s", c.TextDocument, d.version, d.uri)
			}
			edits[c.TextDocument.URI] = c.Edits
		}
	}
	for uri, list := range edits {
		var converted []text.Edit
		name, buf := d.sectionAt(uri)
		for _, e := range list {
			converted = append(converted, text.Edit{Span: d.located(uri, e.Range).span, New: e.NewText})
		}
		if name == marker.Manifest {
			buf = d.buf
		}
		into[name] = applyEdits(d.t, buf.String(), slices.Clone(converted))
	}
}

// callItem is an item of a call hierarchy.
type callItem struct {
	Name, Detail, URI     string
	Range, SelectionRange lspRange
}

// calls asks for the calls of the thing at an offset, both ways.
func (d *document) calls(offset int) (all []string) {
	var items []json.RawMessage
	d.client.call(d.t, "textDocument/prepareCallHierarchy", d.cursor(offset), &items)
	for _, item := range items {
		var calls []struct {
			From, To   *callItem
			FromRanges []lspRange
		}
		d.client.call(d.t, "callHierarchy/incomingCalls", object{"item": item}, &calls)
		for _, c := range calls {
			all = append(all, "<- "+d.callee(*c.From, c.From.URI, c.FromRanges))
		}
		calls = nil
		var self callItem
		if err := json.Unmarshal(item, &self); err != nil {
			d.t.Fatal(err)
		}
		d.client.call(d.t, "callHierarchy/outgoingCalls", object{"item": item}, &calls)
		for _, c := range calls {
			all = append(all, "-> "+d.callee(*c.To, self.URI, c.FromRanges))
		}
	}
	return all
}

// callee writes an item as a mark does, and looks whether it and the places of its calls are in
// their files.
func (d *document) callee(c callItem, caller string, from []lspRange) string {
	whole, name := d.located(c.URI, c.Range), d.located(c.URI, c.SelectionRange)
	if name.span.Start < whole.span.Start || name.span.End > whole.span.End || len(from) == 0 {
		d.t.Errorf("the item %+v is called from %v", c, from)
	}
	for _, r := range from {
		d.located(caller, r)
	}
	return c.Name + " (" + c.Detail + ")"
}
