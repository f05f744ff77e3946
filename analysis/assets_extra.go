package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

var ruleExtraFiles = &Rule{
	ID: "extra-files-no-match", Severity: Error, ReadsFiles: true, Official: []string{"app.package.extraFiles.missing"},
	Doc: "Each pattern at \"app.package.extraFiles\" matches a file.", Why: schemaWhy,
	Bad:   extraHead("docs") + webtrigger + functions,
	Good:  extraHead("docs/**") + webtrigger + functions,
	Files: map[string]string{"docs/page.md": "# Page\n"},
}

// extraHead starts a sample with a file for the package.
func extraHead(pattern string) string {
	return head + "  package:\n    extraFiles:\n      - " + pattern + "\n"
}

// extraFiles reports patterns that match no file.
func (p *pass) extraFiles() {
	pack, known := p.appPackage()
	if !known || p.Files == nil || pack.Content().IsZero() {
		return
	}
	pair, _ := pack.Pair("extraFiles")
	for item := range p.file.Value(pair.Value()).Content().Items() {
		v := p.file.Value(item.Value())
		if v.Type() != schema.String || p.brokenIn(v.Node().Span(), 0) {
			continue
		}
		if found, known := p.Files.Match(v.Text()); !found && known {
			p.withoutExtraFile(v)
		}
	}
}

func (p *pass) withoutExtraFile(v manifest.Value) {
	pattern := v.Text()
	d := Diagnostic{Rule: ruleExtraFiles, Span: v.Node().Span(), Message: fmt.Sprintf("%q matches no file, seen from the directory of the manifest", pattern)}
	isPattern := strings.ContainsAny(pattern, "*?[{")
	dir := strings.TrimRight(pattern, "/")
	meant := ""
	switch {
	case isPattern:
	case p.Files.Kind(dir) == files.Directory:
		meant = dir + "/**"
		d.Message = fmt.Sprintf("%q is a directory, and no file: did you mean %q?", pattern, meant)
	default:
		if meant = p.guess(pattern, func(names []string) []string { return names }); meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant)
		}
	}
	if found, _ := p.Files.Match(meant); found {
		d.Mend = func() []Fix {
			if !v.Node().Kind().IsScalar() {
				return nil
			}
			return one("Replace by "+quoteTitle(meant), false, v.Node().Span(), edit.QuotedLike(meant, v.Node()))
		}
	}
	p.report(d, always)
}
