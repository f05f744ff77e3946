package marker_test

import (
	"encoding/json"
	"strings"

	"forge-manifest-ls/internal/text"
)

// object of the capability textDocument.completion, and of hover: rich is an editor that
// knows everything, the other knows what the first versions of the protocol had.
func (e *editor) cursorCapabilities() (completion, hover object) {
	if !e.rich {
		return object{"completionItem": object{"documentationFormat": []string{"plaintext"}}}, object{"contentFormat": []string{"plaintext"}}
	}
	kinds := make([]int, 25)
	for i := range kinds {
		kinds[i] = i + 1
	}
	completion = object{
		"contextSupport": true,
		"completionItem": object{
			"snippetSupport": true, "commitCharactersSupport": true, "preselectSupport": true,
			"insertReplaceSupport": true, "labelDetailsSupport": true,
			"documentationFormat":   []string{"markdown", "plaintext"},
			"tagSupport":            object{"valueSet": []int{1}},
			"resolveSupport":        object{"properties": []string{"documentation"}},
			"insertTextModeSupport": object{"valueSet": []int{1, 2}},
		},
		"completionItemKind": object{"valueSet": kinds},
		"completionList":     object{"itemDefaults": []string{"commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"}},
		"insertTextMode":     2,
	}
	return completion, object{"contentFormat": []string{"markdown", "plaintext"}}
}

// editRange is one of the two forms of it.
type editRange struct {
	lspRange
	Insert, Replace *lspRange
}

// whole is the range of the whole word.
func (r editRange) whole() lspRange {
	if r.Replace != nil {
		return *r.Replace
	}
	return r.lspRange
}

type wireItem struct {
	Label            string
	FilterText       string
	SortText         string
	InsertTextFormat int
	InsertTextMode   int
	TextEdit         *struct {
		Range           lspRange
		Insert, Replace *lspRange
		NewText         string
	}
	TextEditText        *string
	AdditionalTextEdits []textEdit
	Documentation       any
	Data                json.RawMessage
}

func (d *document) complete(offset int, _ bool) []completionItem {
	var answer struct {
		ItemDefaults struct {
			EditRange        *editRange
			InsertTextFormat int
			Data             json.RawMessage
		}
		Items []json.RawMessage
	}
	d.client.call(d.t, "textDocument/completion", object{
		"textDocument": object{"uri": d.uri}, "position": d.position(offset), "context": object{"triggerKind": 1},
	}, &answer)
	var all []completionItem
	for i, raw := range answer.Items {
		in := wireItem{InsertTextFormat: answer.ItemDefaults.InsertTextFormat}
		if err := json.Unmarshal(raw, &in); err != nil {
			d.t.Fatalf("%v: %s", err, raw)
		}
		all = append(all, d.item(in, answer.ItemDefaults.EditRange))
		if i > 0 {
			continue
		}
		if in.Data == nil {
			in.Data = answer.ItemDefaults.Data
		}
		d.resolve(raw, in)
	}
	return all
}

// item reads an item; common is what the list says of the places of all.
func (d *document) item(in wireItem, common *editRange) completionItem {
	out := completionItem{label: in.Label, filter: in.FilterText, sort: in.SortText, snippet: in.InsertTextFormat == 2}
	if out.filter == "" {
		out.filter = in.Label
	}
	var at editRange
	switch {
	case in.TextEdit != nil:
		at, out.edit.New = editRange{in.TextEdit.Range, in.TextEdit.Insert, in.TextEdit.Replace}, in.TextEdit.NewText
	case common == nil:
		d.t.Errorf("the item %q says nothing about where it writes", in.Label)
		return out
	case in.TextEditText != nil:
		at, out.edit.New = *common, *in.TextEditText
	default:
		at, out.edit.New = *common, in.Label
	}
	out.edit.Span = d.span(at.whole())
	if at.Insert != nil {
		if insert := d.span(*at.Insert); insert.Start != out.edit.Span.Start || insert.End > out.edit.Span.End {
			d.t.Errorf("the item %q inserts at %v, which is not the beginning of %v", in.Label, insert, out.edit.Span)
		}
	}
	for _, e := range in.AdditionalTextEdits {
		out.also = append(out.also, text.Edit{Span: d.span(e.Range), New: e.NewText})
	}
	isLong := strings.Contains(out.edit.New, "\n")
	if d.rich && isLong != (in.InsertTextMode == 1) || !d.rich && (out.snippet || in.InsertTextMode != 0) {
		d.t.Errorf("the item %q has the format %d and the mode %d:\n%s", in.Label, in.InsertTextFormat, in.InsertTextMode, out.edit.New)
	}
	return out
}

// resolve asks for more about an item, as an editor does when it shows it.
func (d *document) resolve(raw json.RawMessage, in wireItem) {
	if !d.rich {
		return
	}
	var item object
	if err := json.Unmarshal(raw, &item); err != nil {
		d.t.Fatal(err)
	}
	item["data"] = in.Data
	var out wireItem
	d.client.call(d.t, "completionItem/resolve", item, &out)
	if in.Documentation != nil || out.Label != in.Label || out.SortText != in.SortText {
		d.t.Errorf("an item with documentation, or one that is another when it is resolved: %s", raw)
	}
}

func (d *document) hover(offset int) (shown, bool) {
	var answer *struct {
		Contents struct{ Kind, Value string }
		Range    lspRange
	}
	d.client.call(d.t, "textDocument/hover", object{"textDocument": object{"uri": d.uri}, "position": d.position(offset)}, &answer)
	if answer == nil {
		return shown{}, false
	}
	if want := map[bool]string{true: "markdown", false: "plaintext"}[d.rich]; answer.Contents.Kind != want {
		d.t.Errorf("a hover in %s: the editor wants %s", answer.Contents.Kind, want)
	}
	return shown{d.span(answer.Range), answer.Contents.Value}, true
}
