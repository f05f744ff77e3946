package refactor

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// stubOf returns the edit that adds the function of a handler at the end of its source file, in
// the form in which the file exports others; where there is no such file, that which makes it. Where
// the file has the function and only lacks the export, the edit adds that, and isThere is true. It is
// nil where the file may export the function already, has its name for something else, or cannot be told.
func (p *place) stubOf(handler string) (change *FileEdit, isThere bool) {
	stem, export, ok := manifest.SplitHandler(handler)
	dir, known := p.Sources()
	if !ok || !known || p.around == nil || !javascript.IsName(export) {
		return nil, false
	}
	fact := p.around.WithExtension(path.Join(dir, stem), manifest.HandlerExtensions)
	switch {
	case fact.Kind == files.Missing:
		return p.newSource(path.Join(dir, stem), export), false
	case fact.Content == nil:
		return nil, false
	}
	exports := javascript.ExportsIn(fact.Content)
	if _, has := exports.Find(export); has || exports.Open {
		return nil, false
	}
	source := string(fact.Content.Bytes())
	write := stubText
	switch javascript.TopNameIn(fact.Content, fact.Name, export) {
	case javascript.Exportable:
		write, isThere = exportText, true
	case javascript.AtTop:
		return nil, false
	}
	written := write(export, javascript.IsCommonJS(fact.Content), newlineOf(source))
	edit := text.Edit{Span: text.At(len(source)), New: gapBehind(source) + written}
	return &FileEdit{Path: p.around.Path(fact.Name), Buffer: text.New(source), Edits: []text.Edit{edit}}, isThere
}

// newlineOf is how the lines of a source end.
func newlineOf(source string) string {
	if strings.Contains(source, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// gapBehind is what parts code that is written behind a source from it: a blank line.
func gapBehind(source string) string {
	newline := newlineOf(source)
	switch {
	case source == "":
		return ""
	case strings.HasSuffix(source, "\n"):
		return newline
	}
	return newline + newline
}

// stubText is the code of a function that does nothing yet. Where a file gives "module.exports" a new
// object, Node knows nothing of what is given to "exports": what is given to "module.exports" is
// exported in any case.
func stubText(export string, isCommonJS bool, newline string) string {
	head := "export const "
	if isCommonJS {
		head = "module.exports."
	}
	return head + export + " = async (payload, context) => {" + newline + "};" + newline
}

// exportText is the code that exports what the file has.
func exportText(export string, isCommonJS bool, newline string) string {
	if isCommonJS {
		return "module.exports." + export + " = " + export + ";" + newline
	}
	return "export { " + export + " };" + newline
}
