package resources

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
)

// usedAt reports at the path of a resource, or at one of its uses when others use it in
// a way that the path is right for.
func usedAt(at doubt.ResourceFiles, d analysis.Diagnostic, u doubt.ResourceUser, atUse bool) analysis.Diagnostic {
	d.Span, d.Related = at.Span, []analysis.Related{{Span: u.Span, Message: "used " + doubt.WithNative(u.Native) + " here"}}
	if atUse {
		d.Span, d.Related = u.Span, []analysis.Related{{Span: at.Span, Message: "the path of the resource"}}
	}
	return d
}

// directoryForUIKit reports a directory where a source file is needed.
func directoryForUIKit(p *analysis.Pass, at doubt.ResourceFiles, u doubt.ResourceUser, mixed bool) {
	d := usedAt(at, analysis.Diagnostic{Rule: ruleResourceUIKitDirectory}, u, mixed)
	d.Message = fmt.Sprintf("%q is a directory, but with \"render: native\" a resource is a source file", at.Path)
	for _, name := range []string{"index.jsx", "index.tsx", "index.js", "index.ts"} {
		if file := strings.TrimSuffix(at.Path, "/") + "/" + name; slices.Contains(at.Fact.Names, name) {
			d.Message += fmt.Sprintf(", such as %q", file)
			if !mixed {
				d.Mend = func() []analysis.Fix { return replacePath(p, at, file, false) }
			}
			break
		}
	}
	if d.Mend == nil && !mixed && slices.Contains(at.Fact.Names, "index.html") {
		d.Message += ": for a page of HTML, remove \"render\""
		d.Mend = func() []analysis.Fix { return removeRender(p, at.Name) }
	}
	p.Report(d, analysis.Always)
}

// withoutIndex reports what is no directory with an index.html.
func withoutIndex(p *analysis.Pass, at doubt.ResourceFiles, u doubt.ResourceUser, mixed bool) {
	if isDirectory(at) {
		if p.Files.Kind(at.Path+"/index.html") == files.Missing {
			missingIndex(p, at, u)
		}
		return
	}
	d := usedAt(at, analysis.Diagnostic{Rule: ruleResourceNotDirectory}, u, mixed)
	switch dir, ok := strings.CutSuffix(at.Path, "/index.html"); {
	case at.Fact.Kind == files.Directory:
		d.Message = fmt.Sprintf("%q is a symbolic link, which Forge does not take for a directory: name the directory itself", at.Path)
	case ok && dir != "":
		d.Message = fmt.Sprintf("%q is a file: name the directory that holds it, %q", at.Path, dir)
		if !mixed {
			d.Mend = func() []analysis.Fix { return replacePath(p, at, dir, true) }
		}
	case u.Native:
		d.Message = fmt.Sprintf("%q is not a directory: with a \"bundler\", a resource is a directory with an index.html", at.Path)
	case manifest.IsSourceFile(at.Path):
		d.Message = fmt.Sprintf("%q is a source file: add \"render: native\" for UI Kit, or name a directory with an index.html", at.Path)
		if !mixed {
			d.Mend = func() []analysis.Fix { return addRender(p, at.Name) }
		}
	default:
		d.Message = fmt.Sprintf("%q is not a directory: without \"render: native\", a resource is a directory with an index.html", at.Path)
	}
	p.Report(d, analysis.Always)
}

// missingIndex reports a directory without an index.html.
func missingIndex(p *analysis.Pass, at doubt.ResourceFiles, u doubt.ResourceUser) {
	d := usedAt(at, analysis.Diagnostic{Rule: ruleResourceIndexMissing, Severity: doubt.NotBuilt(p)}, u, false)
	d.Message = fmt.Sprintf("the directory %q has no index.html", at.Path)
	for _, name := range []string{"build", "dist", "out"} {
		if inner := strings.TrimSuffix(at.Path, "/") + "/" + name; slices.Contains(at.Fact.Names, name) && p.Files.Kind(inner+"/index.html") == files.Regular {
			d.Message += fmt.Sprintf(": did you mean %q?", inner)
			d.Severity = analysis.Error
			d.Mend = func() []analysis.Fix { return replacePath(p, at, inner, false) }
			p.Report(d, analysis.Always)
			return
		}
	}
	d.Message += ": if building the app makes it, build it first"
	p.Report(d, analysis.Always)
}
