package resources

import (
	"fmt"
	"path"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/prose"
)

var (
	rulePageSource = &analysis.Rule{
		ID: "page-source", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "The directory of a resource holds a page that is built, not its source.",
		Why: "Forge hosts the directory as it is, and builds nothing in it: browsers do not run TypeScript and JSX, so that the page stays empty.",
	}
	rulePageAbsolutePath = &analysis.Rule{
		ID: "page-absolute-path", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "A page loads its scripts and styles by relative paths.",
		Why: "Forge hosts the directory of a resource below an address of its own, not at the root of a server: what a page loads from there is refused, " +
			"and the page stays empty after \"forge deploy\" though it works with \"forge tunnel\".",
	}
)

// judgePage reports what keeps the page of a directory from working.
func judgePage(p *analysis.Pass, at doubt.ResourceFiles) {
	content := p.Files.Content(at.Path + "/index.html").Content
	if content == nil || at.Bundled {
		return
	}
	found := pageOf.Of(content)
	switch {
	case found.source != "":
		sourcePage(p, at, found.source)
	case found.absolute != "":
		p.Report(analysis.Diagnostic{
			Rule: rulePageAbsolutePath, Span: at.Span,
			Message: fmt.Sprintf("%q loads %q from the root of the server, where it is not: build it with relative paths, in Vite by \"base: './'\"", strings.TrimSuffix(at.Path, "/")+"/index.html", prose.Shortened(found.absolute)),
		}, analysis.Always)
	}
	if found.source == "" {
		blockedByPermissions(p, at, found)
	}
}

// sourcePage reports a directory with the source of a page, and where it may be built to.
func sourcePage(p *analysis.Pass, at doubt.ResourceFiles, sign string) {
	d := analysis.Diagnostic{Rule: rulePageSource, Span: at.Span}
	d.Message = fmt.Sprintf("%q is the source of a page, which has to be built (it has %q)", strings.TrimSuffix(at.Path, "/")+"/index.html", prose.Shortened(sign))
	if built := builtBeside(p, strings.TrimSuffix(at.Path, "/")); built != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", built)
		d.Mend = func() []analysis.Fix { return replacePath(p, at, built, false) }
	} else {
		d.Message += ": name the directory that it is built to"
	}
	p.Report(d, analysis.Always)
}

// builtBeside returns the directory that a source is built to: below it, or beside it; "" where
// there is none yet.
func builtBeside(p *analysis.Pass, dir string) string {
	for _, around := range []string{dir, path.Dir(dir)} {
		for _, name := range []string{"dist", "build", "out"} {
			if built := around + "/" + name; built != dir && p.Files.Kind(built+"/index.html") == files.Regular {
				return built
			}
		}
	}
	return ""
}
