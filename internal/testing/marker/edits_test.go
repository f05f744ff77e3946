package marker_test

import (
	"forge-manifest-ls/format"
	"forge-manifest-ls/internal/text"
)

func (d direct) edits(verb string, about text.Span) []text.Edit {
	if !d.file.IsForge() {
		return nil
	}
	switch verb {
	case "format":
		return format.Edits(d.file)
	case "formatrange":
		return format.EditsIn(d.file, about)
	case "enter":
		return format.AfterEnter(d.file, about.Start)
	}
	return nil
}

func (d *document) edits(verb string, about text.Span) (all []text.Edit) {
	var answer []textEdit
	options := object{"tabSize": 8, "insertSpaces": false}
	switch verb {
	case "format":
		d.about("textDocument/formatting", object{"options": options}, &answer)
	case "formatrange":
		d.about("textDocument/rangeFormatting", object{"options": options, "range": d.ranged(about)}, &answer)
	case "enter":
		d.about("textDocument/onTypeFormatting", object{"options": options, "position": d.position(about.Start), "ch": "\n"}, &answer)
	}
	for _, e := range answer {
		all = append(all, text.Edit{Span: d.span(e.Range), New: e.NewText})
	}
	return all
}
