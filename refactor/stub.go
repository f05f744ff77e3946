package refactor

import (
	"path"
	"regexp"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// commonJS is how a file exports that has no statements with "export", which are those of esModule.
var (
	commonJS = regexp.MustCompile(`(?m)^\s*(?:module\.)?exports\b`)
	esModule = regexp.MustCompile(`(?m)^\s*export\b`)
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
	edit := text.Edit{Span: text.At(len(source)), New: writtenBehind(source, export, write)}
	return &FileEdit{Path: p.around.Path(fact.Name), Buffer: text.New(source), Edits: []text.Edit{edit}}, isThere
}

// writtenBehind is code that exports a function, to be written behind a source.
func writtenBehind(source, export string, write func(export string, isCommonJS bool, newline string) string) string {
	newline := "\n"
	if strings.Contains(source, "\r\n") {
		newline = "\r\n"
	}
	before := ""
	if source != "" {
		before = newline
		if !strings.HasSuffix(source, "\n") {
			before += newline
		}
	}
	return before + write(export, isCommonJS(source), newline)
}

// isCommonJS reports whether a source exports by assignments, and not by statements.
func isCommonJS(source string) bool {
	return commonJS.MatchString(source) && !esModule.MatchString(source)
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
