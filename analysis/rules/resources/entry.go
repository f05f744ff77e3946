package resources

import (
	"fmt"
	"path"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/yamledit"
)

// resourceEntryFile reports the file of an entry that a module names: that it is not
// there, or is a directory. Files of the wrong kind are reported by [entryExtensions].
func resourceEntryFile(p *analysis.Pass, ref manifest.Reference, resource *manifest.Entry, u use) {
	id := ref.Name + "/" + ref.Part
	if p.Files == nil || usesIn.Of(p).looked[id] {
		return
	}
	usesIn.Of(p).looked[id] = true
	h := doubt.ResourceOf.Of(resource)
	if h == nil {
		return
	}
	found := usesIn.Of(p).filesOf(p, resource)
	for _, i := range found.byName[ref.Part] {
		part, name := found.all[i].Part, found.all[i].file
		if name == "" || strings.Contains(name, "..") || u.refuses(name) || p.BrokenIn(part.Value, 0) {
			continue
		}
		fact := p.Files.Look(h.Path + "/" + name)
		d := analysis.Diagnostic{Span: part.Value, Related: []analysis.Related{{Span: ref.Value, Message: "named here"}}}
		switch {
		case fact.Kind == files.Missing && p.Files.Kind(h.Path) == files.Directory:
			d.Rule = ruleResourceEntryFileMissing
			d.Message = fmt.Sprintf("there is no file %q in %q", name, h.Path)
			missingEntryFile(p, &d, resource, part, h.Path+"/"+name, u)
		case fact.Kind == files.Missing && p.Files.Kind(h.Path) == files.Regular:
			d.Rule = ruleResourceEntryFileMissing
			d.Message = fmt.Sprintf("there is no file %q in %q, which is a file itself: the files of entries lie in the directory of their resource", name, h.Path)
			entryBelowFile(p, &d, resource, path.Dir(h.Path), name)
		case fact.Kind == files.Directory && !fact.Link:
			d.Rule = ruleResourceEntryFileDirectory
			d.Message = fmt.Sprintf("%q in %q is a directory: an entry of a resource is a file", name, h.Path)
		default:
			continue
		}
		p.Report(d, analysis.Always)
	}
}

// entryBelowFile offers the directory in which a file lies as the path of its resource, where the file
// of the entry lies there, too.
func entryBelowFile(p *analysis.Pass, d *analysis.Diagnostic, resource *manifest.Entry, dir, name string) {
	at := resource.Pair("path").Value()
	if p.Files.Kind(dir+"/"+name) != files.Regular || !at.Kind().IsScalar() {
		return
	}
	d.Mend = func() []analysis.Fix {
		return analysis.One("Replace the path with "+prose.QuoteTitle(dir), false, at.Span(), yamledit.QuotedLike(dir, at))
	}
}

// missingEntryFile says which file may be meant, or that it has to be built.
func missingEntryFile(p *analysis.Pass, d *analysis.Diagnostic, resource *manifest.Entry, part manifest.Part, missing string, u use) {
	meant := doubt.Guess(p, missing, func(names []string) []string {
		var fit []string
		for _, name := range names {
			if !u.refuses(name) {
				fit = append(fit, name)
			}
		}
		return fit
	})
	if meant == "" {
		if !u.native || u.bundled {
			d.Message += ": if building the app makes it, build it first"
			d.Severity = doubt.NotBuilt(p)
		}
		return
	}
	file := meant[strings.LastIndexByte(meant, '/')+1:]
	d.Message += fmt.Sprintf(": did you mean %q?", file)
	if pair := resource.Pair("entry").Value().Pair(part.Name); pair.Value().Kind().IsScalar() {
		d.Mend = func() []analysis.Fix {
			return mend.Supposing(analysis.One("Replace with "+prose.QuoteTitle(file), false, part.Value, yamledit.QuotedLike(file, pair.Value())))
		}
	}
}

// refuses reports whether a file is not of the kind that the use of its resource asks
// for.
func (u use) refuses(name string) bool {
	isHTML := strings.HasSuffix(strings.ToLower(name), ".html")
	if u.native {
		return isHTML && !u.bundled
	}
	return !isHTML
}
