package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/files"
)

// usedAt reports at the path of a resource, or at one of its uses when others use it in
// a way that the path is right for.
func (at hosting) usedAt(d Diagnostic, u resourceUser, atUse bool) Diagnostic {
	d.Span, d.Related = at.span, []Related{{u.span, "used " + withNative(u.native) + " here"}}
	if atUse {
		d.Span, d.Related = u.span, []Related{{at.span, "the path of the resource"}}
	}
	return d
}

// directoryForUIKit reports a directory where a source file is needed.
func (p *pass) directoryForUIKit(at hosting, u resourceUser, mixed bool) {
	d := at.usedAt(Diagnostic{Rule: ruleResourceUIKitDirectory}, u, mixed)
	d.Message = fmt.Sprintf("%q is a directory, but with \"render: native\" a resource is a source file", at.path)
	for _, name := range []string{"index.jsx", "index.tsx", "index.js", "index.ts"} {
		if file := strings.TrimSuffix(at.path, "/") + "/" + name; slices.Contains(at.fact.Names, name) {
			d.Message += fmt.Sprintf(", such as %q", file)
			if !mixed {
				d.Mend = func() []Fix { return p.replacePath(at, file, false) }
			}
			break
		}
	}
	if d.Mend == nil && !mixed && slices.Contains(at.fact.Names, "index.html") {
		d.Message += ": for a page of HTML, remove \"render\""
		d.Mend = func() []Fix { return p.removeRender(at.name) }
	}
	p.report(d, always)
}

// withoutIndex reports what is no directory with an index.html.
func (p *pass) withoutIndex(at hosting, u resourceUser, mixed bool) {
	if at.isDirectory() {
		if p.Files.Kind(at.path+"/index.html") == files.Missing {
			p.missingIndex(at, u)
		}
		return
	}
	d := at.usedAt(Diagnostic{Rule: ruleResourceNotDirectory}, u, mixed)
	switch dir, ok := strings.CutSuffix(at.path, "/index.html"); {
	case at.fact.Kind == files.Directory:
		d.Message = fmt.Sprintf("%q is a symbolic link, which Forge does not take for a directory: name the directory itself", at.path)
	case ok && dir != "":
		d.Message = fmt.Sprintf("%q is a file: name the directory that holds it, %q", at.path, dir)
		if !mixed {
			d.Mend = func() []Fix { return p.replacePath(at, dir, true) }
		}
	case u.native:
		d.Message = fmt.Sprintf("%q is not a directory: with a \"bundler\", a resource is a directory with an index.html", at.path)
	case isSourceFile(at.path):
		d.Message = fmt.Sprintf("%q is a source file: add \"render: native\" for UI Kit, or name a directory with an index.html", at.path)
		if !mixed {
			d.Mend = func() []Fix { return p.addRender(at.name) }
		}
	default:
		d.Message = fmt.Sprintf("%q is not a directory: without \"render: native\", a resource is a directory with an index.html", at.path)
	}
	p.report(d, always)
}

// missingIndex reports a directory without an index.html.
func (p *pass) missingIndex(at hosting, u resourceUser) {
	d := at.usedAt(Diagnostic{Rule: ruleResourceIndexMissing, Severity: p.notBuilt()}, u, false)
	d.Message = fmt.Sprintf("the directory %q has no index.html", at.path)
	for _, name := range []string{"build", "dist", "out"} {
		if inner := strings.TrimSuffix(at.path, "/") + "/" + name; slices.Contains(at.fact.Names, name) && p.Files.Kind(inner+"/index.html") == files.Regular {
			d.Message += fmt.Sprintf(": did you mean %q?", inner)
			d.Severity = Error
			d.Mend = func() []Fix { return p.replacePath(at, inner, false) }
			p.report(d, always)
			return
		}
	}
	d.Message += ": if building the app makes it, build it first"
	p.report(d, always)
}
