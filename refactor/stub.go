package refactor

import (
	"path"
	"regexp"
	"strings"

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
// the form in which the file exports others. It is nil where the file is not there or may have
// the function already.
func (p *place) stubOf(handler string) *FileEdit {
	stem, export, ok := strings.Cut(handler, ".")
	dir, known := p.Sources()
	if !ok || !known || p.around == nil || !javascript.IsName(export) {
		return nil
	}
	fact := p.around.WithExtension(path.Join(dir, stem), manifest.HandlerExtensions)
	if fact.Content == nil {
		return nil
	}
	exports := javascript.ExportsIn(fact.Content)
	if _, has := exports.Find(export); has || exports.Open {
		return nil
	}
	source := string(fact.Content.Bytes())
	return &FileEdit{
		Path: p.around.Path(fact.Name), Buffer: text.New(source),
		Edits: []text.Edit{{Span: text.At(len(source)), New: stubText(source, export)}},
	}
}

// stubText is the code of a function that does nothing yet, to be written behind a source. Where that
// gives "module.exports" a new object, Node knows nothing of what is given to "exports": what
// is given to "module.exports" is exported in any case.
func stubText(source, export string) string {
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
	head := "export const " + export + " = async (payload, context) => {"
	if commonJS.MatchString(source) && !esModule.MatchString(source) {
		head = "module.exports." + export + " = async (payload, context) => {"
	}
	return before + head + newline + "};" + newline
}
