package resources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var ruleExtraFiles = &analysis.Rule{
	ID: "extra-files-no-match", Severity: analysis.Error, ReadsFiles: true, Official: []string{"app.package.extraFiles.missing"},
	Doc: "Each pattern at \"app.package.extraFiles\" matches a file.",
}

// extraFiles reports patterns that match no file.
func extraFiles(p *analysis.Pass) {
	pack, known := mend.AppPackage(p)
	if !known || p.Files == nil || pack.Content().IsZero() {
		return
	}
	for item := range pack.At("extraFiles").Value.Content().Items() {
		v := p.File.Value(item.Value())
		if v.Type() != schema.String || p.BrokenIn(v.Node().Span(), 0) {
			continue
		}
		if found, known := p.Files.Match(v.Text()); !found && known {
			withoutExtraFile(p, v)
		}
	}
}

// withoutExtraFile reports a pattern that matches no file.
func withoutExtraFile(p *analysis.Pass, v manifest.Value) {
	pattern := v.Text()
	d := analysis.Diagnostic{Rule: ruleExtraFiles, Span: v.Node().Span(), Message: fmt.Sprintf("%q matches no file, seen from the directory of the manifest", pattern)}
	isPattern := strings.ContainsAny(pattern, "*?[{")
	dir := strings.TrimRight(pattern, "/")
	meant := ""
	switch {
	case isPattern:
	case p.Files.Kind(dir) == files.Directory:
		meant = dir + "/**"
		d.Message = fmt.Sprintf("%q is a directory, and no file: did you mean %q?", pattern, meant)
	default:
		if meant = doubt.Guess(p, pattern, func(names []string) []string { return names }); meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant)
		}
	}
	if found, _ := p.Files.Match(meant); found {
		d.Mend = func() []analysis.Fix {
			if !v.Node().Kind().IsScalar() {
				return nil
			}
			return analysis.One("Replace with "+prose.QuoteTitle(meant), false, v.Node().Span(), yamledit.QuotedLike(meant, v.Node()))
		}
	}
	p.Report(d, analysis.Always)
}
