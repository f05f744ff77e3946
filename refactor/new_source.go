package refactor

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// newSource returns the edit that makes a source file with a function, as the other source files of the
// app are written. It is nil where these are not known yet, and where a build makes the files. Stem is
// the path of the file without its extension, as the manifest counts it.
func (p *place) newSource(stem, export string) *FileEdit {
	form, known := p.sourceForm()
	if !known || p.At("app", "package", "bundler").Exists() {
		return nil
	}
	return &FileEdit{
		Path:  p.around.Path(stem + form.extension),
		Edits: []text.Edit{{New: stubText(export, form.isCommonJS, "\n")}},
	}
}

// sourceForm is how the source files of an app are written.
type sourceForm struct {
	extension  string // with its dot
	isCommonJS bool
}

// maxSources is how many handlers are followed to see how source files are written.
const maxSources = 20

// sourceForm returns the form of the first source file that a handler names. Where there is none, it
// is TypeScript if the app is set up for it, else JavaScript. It is false where that is not known yet.
func (p *place) sourceForm() (form sourceForm, known bool) {
	handlers := p.handlers()
	for _, handler := range handlers[:min(len(handlers), maxSources)] {
		stem, _, ok := manifest.SplitHandler(handler)
		if !ok {
			continue
		}
		dir, _ := p.Sources()
		fact := p.around.WithExtension(path.Join(dir, stem), manifest.HandlerExtensions)
		if fact.Kind == files.Pending {
			return sourceForm{}, false
		}
		if fact.Content != nil {
			extension := strings.TrimSuffix(path.Ext(fact.Name), "x") // a function has no markup in it
			return sourceForm{extension, javascript.IsCommonJS(fact.Content)}, true
		}
	}
	switch p.around.Kind("tsconfig.json") {
	case files.Pending:
		return sourceForm{}, false
	case files.Regular:
		return sourceForm{extension: ".ts"}, true
	}
	return sourceForm{extension: ".js"}, true
}

// handlers are those of the functions of the manifest, in the order of the text.
func (p *place) handlers() (all []string) {
	for l := range p.ModuleLists() {
		if l.Type != "function" {
			continue
		}
		for _, e := range l.Entries {
			all = append(all, p.TextOf(e.Pair("handler").Value()))
		}
	}
	return all
}
