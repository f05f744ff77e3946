package resources

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleResourcePathMissing = &analysis.Rule{
		ID: "resource-path-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingResource"},
		Doc: "There is a file or directory at the path of a resource.",
	}
	ruleResourceDirectoryEmpty = &analysis.Rule{
		ID: "resource-directory-empty", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.emptyDirectory"},
		Doc: "The directory of a resource is not empty.",
	}
	ruleResourceUIKitDirectory = &analysis.Rule{
		ID: "resource-uikit-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.wrongResourceType"},
		Doc: "With \"render: native\", a resource is a file, not a directory.",
	}
	ruleResourceIndexMissing = &analysis.Rule{
		ID: "resource-index-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntrypoint"},
		Doc: "Without \"render: native\", the directory of a resource has an index.html.",
	}
	ruleResourceNotDirectory = &analysis.Rule{
		ID: "resource-customui-not-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.nonDirectory"},
		Doc: "Without \"render: native\", a resource is a directory.",
	}
	ruleResourceEntryFileMissing = &analysis.Rule{
		ID: "resource-entry-file-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntryFile"},
		Doc: "The file of an entry that a module names is there.",
	}
	ruleResourceEntryFileDirectory = &analysis.Rule{
		ID: "resource-entry-file-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.directoryEntryFile"},
		Doc: "An entry that a module names is a file.",
	}
	ruleResourceInlineStyle = &analysis.Rule{
		ID: "resource-csp-inline-style", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.deprecatedCspPolicyDefinition"},
		Doc: "Inline styles that the policy of an index.html allows are allowed in the manifest, too.",
		Why: "Policies are set in the manifest, and no longer in HTML.",
	}
)

// isDirectory reports whether Forge takes the path for a directory: one behind a
// symbolic link is none.
func isDirectory(at doubt.ResourceFiles) bool {
	return at.Fact.Kind == files.Directory && !at.Fact.Link
}

// resourceFiles reports resources whose files are not what their use asks for.
func resourceFiles(p *analysis.Pass) {
	if p.Files == nil {
		return
	}
	for _, l := range p.File.Lists() {
		if l.Section != "resources" {
			continue
		}
		uses := doubt.UsesOf(p, l)
		for i, e := range l.Entries {
			h := doubt.ResourceOf.Of(e)
			if h == nil {
				continue
			}
			at := doubt.ResourceFiles{Resource: h, Entry: e, Span: h.Span.Shift(e.Base()), Fact: p.Files.Names(h.Path), Uses: uses[i]}
			if !p.BrokenIn(at.Span, 0) {
				resourcePlace(p, at)
			}
		}
	}
}

// resourcePlace reports what is wrong with one resource: that it is not there, or what
// one of its uses asks for.
func resourcePlace(p *analysis.Pass, at doubt.ResourceFiles) {
	switch {
	case at.Fact.Kind == files.Missing:
		missingResource(p, at)
		return
	case !at.Fact.Kind.Exists():
		return
	case isDirectory(at) && len(at.Fact.Names) == 0:
		p.Report(analysis.Diagnostic{
			Rule: ruleResourceDirectoryEmpty, Severity: doubt.NotBuilt(p), Span: at.Span,
			Message: fmt.Sprintf("the directory %q is empty: build the app, or name the directory that it is built to", at.Path),
		}, analysis.Always)
		return
	}
	native, html := at.Uses.Native, at.Uses.Other
	if at.Bundled && native != nil {
		if html == nil || native.Span.Start < html.Span.Start {
			html = native
		}
		native = nil
	}
	if native != nil && isDirectory(at) {
		directoryForUIKit(p, at, *native, html != nil)
	}
	if html != nil {
		withoutIndex(p, at, *html, native != nil)
	}
	if at.Path != "" && at.Uses.Any {
		inlineStyle(p, at)
	}
	if html != nil && isDirectory(at) {
		judgePage(p, at)
	}
}

// missingResource reports a path that leads nowhere.
func missingResource(p *analysis.Pass, at doubt.ResourceFiles) {
	d := analysis.Diagnostic{Rule: ruleResourcePathMissing, Span: at.Span}
	d.Message = fmt.Sprintf("there is nothing at %q, seen from the directory of the manifest", at.Path)
	isSource := manifest.IsSourceFile(at.Path)
	if meant := doubt.Guess(p, at.Path, func(names []string) []string { return names }); meant != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", meant)
		d.Mend = func() []analysis.Fix { return replacePath(p, at, meant, false) }
	} else {
		if !isSource {
			d.Message += ": if building the app makes it, build it first"
			d.Severity = doubt.NotBuilt(p)
		}
		d.Mend = func() []analysis.Fix { return existingPaths(p, at) }
	}
	p.Report(d, analysis.Always)
}

// maxNeighbours is in how many directories beside a path that leads nowhere a page is looked for, and
// in how many of each of these.
const maxNeighbours, maxInner = 50, 10

// existingPaths offers the directories in the place of a path that leads nowhere: those with an
// index.html, in the nearest directory around it that is there and one level below.
func existingPaths(p *analysis.Pass, at doubt.ResourceFiles) []analysis.Fix {
	dir := path.Dir(path.Clean(at.Path))
	for dir != "." && dir != "/" && !strings.HasSuffix(dir, "..") && p.Files.Kind(dir) != files.Directory {
		dir = path.Dir(dir)
	}
	var fixes []analysis.Fix
	names := p.Files.Names(dir).Names
	for _, name := range names[:min(len(names), maxNeighbours)] {
		for _, found := range foldersBelow(p, path.Join(dir, name)) {
			if p.Files.Kind(found+"/index.html") == files.Regular && len(fixes) < analysis.MaxChoices {
				fixes = append(fixes, replacePath(p, at, found, false)...)
			}
		}
	}
	return mend.OneOf(fixes)
}

// foldersBelow are a directory and what may be the directories in it, those that builds make first.
func foldersBelow(p *analysis.Pass, dir string) []string {
	if name := path.Base(dir); strings.HasPrefix(name, ".") || name == "node_modules" || p.Files.Kind(dir) != files.Directory {
		return nil
	}
	all := []string{dir, dir + "/dist", dir + "/build"}
	for _, inner := range p.Files.Names(dir).Names {
		if name := dir + "/" + inner; path.Ext(inner) == "" && !slices.Contains(all, name) && len(all) < maxInner {
			all = append(all, name)
		}
	}
	return all
}

// replacePath gives a resource another path.
func replacePath(p *analysis.Pass, at doubt.ResourceFiles, path string, sure bool) []analysis.Fix {
	n := at.Entry.Pair("path").Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return analysis.One("Replace with "+prose.QuoteTitle(path), sure, n.Span(), yamledit.QuotedLike(path, n))
}
