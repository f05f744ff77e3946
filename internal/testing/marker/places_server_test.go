package marker_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

func (d *document) places(verb string, about text.Span) []shown {
	switch verb {
	case "fold":
		return d.folds()
	case "select":
		return d.selections(about.Start)
	case "linked":
		return d.linked(about.Start)
	case "link":
		return d.links()
	case "lens":
		return d.lenses()
	case "hint":
		return d.hints(about)
	case "token":
		return d.tokens(about)
	}
	return nil
}

// resolved are the items of a list, such as "codeLens", each with what the server says when it is asked for the rest of it.
func resolved[T any](d *document, list string) (all []T) {
	d.t.Helper()
	var answer []json.RawMessage
	d.about("textDocument/"+list, object{}, &answer)
	for _, raw := range answer {
		var item T
		var back object
		if err := errors.Join(json.Unmarshal(raw, &item), json.Unmarshal(raw, &back)); err != nil {
			d.t.Errorf("%s: %s: %v", list, raw, err)
		}
		if back["data"] != nil {
			d.client.call(d.t, list+"/resolve", back, &item)
		}
		all = append(all, item)
	}
	return all
}

func (d *document) links() (all []shown) {
	type link struct {
		Range           lspRange
		Target, Tooltip string
	}
	for _, l := range resolved[link](d, "documentLink") {
		if l.Target == "" || (l.Tooltip == "") == d.rich {
			d.t.Errorf("the link %+v", l)
		}
		all = append(all, shown{d.span(l.Range), strings.TrimPrefix(l.Target, strings.TrimSuffix(d.uri, marker.Manifest))})
	}
	return all
}

func (d *document) lenses() (all []shown) {
	type lens struct {
		Range   lspRange
		Data    json.RawMessage
		Command struct {
			Title, Command string
			Arguments      []json.RawMessage
		}
	}
	for _, l := range resolved[lens](d, "codeLens") {
		if isPage := l.Command.Title == "Documentation"; (l.Data != nil) != (d.rich && !isPage) {
			d.t.Errorf("the lens %+v", l)
		}
		all = append(all, shown{d.span(l.Range), l.Command.Title})
		var locations []struct{ Range lspRange }
		if len(l.Command.Arguments) != 3 {
			continue
		}
		if err := json.Unmarshal(l.Command.Arguments[2], &locations); err != nil || !strings.HasPrefix(l.Command.Title, strconv.Itoa(len(locations))) {
			d.t.Errorf("the lens %q has the arguments %s", l.Command.Title, l.Command.Arguments)
		}
	}
	return all
}

func (d *document) hints(about text.Span) (all []shown) {
	var answer []struct {
		Position lspPosition
		Label    string
	}
	d.about("textDocument/inlayHint", object{"range": d.ranged(about)}, &answer)
	for _, h := range answer {
		all = append(all, shown{text.At(d.offset(h.Position)), h.Label})
	}
	return all
}

func (d *document) tokens(about text.Span) (all []shown) {
	var whole, part struct{ Data []int }
	d.about("textDocument/semanticTokens/full", object{}, &whole)
	d.about("textDocument/semanticTokens/range", object{"range": d.ranged(about)}, &part)
	if !slices.Equal(whole.Data, part.Data) {
		d.t.Errorf("tokens of the whole and of all of it differ: %v, %v", whole.Data, part.Data)
	}
	at := lspPosition{}
	for x := range slices.Chunk(whole.Data, 5) {
		if x[0] > 0 {
			at = lspPosition{at.Line + x[0], 0}
		}
		at.Character += x[1]
		span := d.span(lspRange{at, lspPosition{at.Line, at.Character + x[2]}})
		all = append(all, shown{span, named(d.legend.TokenTypes, d.legend.TokenModifiers, x[3], x[4])})
	}
	return all
}

func (d *document) names(query string) (all []shown) {
	var answer []struct {
		Name, ContainerName string
		Location            struct {
			URI   string
			Range lspRange
		}
	}
	d.client.call(d.t, "workspace/symbol", object{"query": query}, &answer)
	for _, n := range answer {
		if n.Location.URI != d.uri || n.ContainerName == "" {
			d.t.Errorf("a symbol of another file, or in nothing: %+v", n)
			continue
		}
		all = append(all, shown{d.span(n.Location.Range), n.Name})
	}
	return all
}

// about asks the server about the document, or about a place in it.
func (d *document) about(method string, params object, result any) {
	params["textDocument"] = object{"uri": d.uri}
	d.client.call(d.t, method, params, result)
}

func (d *document) folds() (all []shown) {
	var answer []struct {
		StartLine, StartCharacter, EndLine, EndCharacter int
		Kind                                             string
	}
	d.about("textDocument/foldingRange", object{}, &answer)
	for _, f := range answer {
		all = append(all, shown{d.span(lspRange{lspPosition{f.StartLine, f.StartCharacter}, lspPosition{f.EndLine, f.EndCharacter}}), f.Kind})
	}
	return all
}

// selectionRange is a range, and the next wider one.
type selectionRange struct {
	Range  lspRange
	Parent *selectionRange
}

func (d *document) selections(offset int) (all []shown) {
	var answer []selectionRange
	d.about("textDocument/selectionRange", object{"positions": []object{d.position(offset)}}, &answer)
	if len(answer) == 0 {
		return nil
	}
	for r := &answer[0]; r != nil; r = r.Parent {
		all = append(all, shown{span: d.span(r.Range)})
	}
	return all
}

func (d *document) linked(offset int) (all []shown) {
	var answer *struct{ Ranges []lspRange }
	d.about("textDocument/linkedEditingRange", object{"position": d.position(offset)}, &answer)
	if answer == nil {
		return nil
	}
	for _, r := range answer.Ranges {
		all = append(all, shown{span: d.span(r)})
	}
	return all
}
