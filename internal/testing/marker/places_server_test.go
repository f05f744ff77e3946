package marker_test

import "forge-manifest-ls/internal/text"

func (d *document) places(verb string, about text.Span) []shown {
	switch verb {
	case "fold":
		return d.folds()
	case "select":
		return d.selections(about.Start)
	case "linked":
		return d.linked(about.Start)
	}
	return nil
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
