package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
)

// resourceEntryFile reports the file of an entry that a module names: that it is not
// there, or is a directory. Files of the wrong kind are reported by [entryExtensions].
func (p *pass) resourceEntryFile(ref manifest.Reference, resource *manifest.Entry, u use) {
	id := ref.Name + "/" + ref.Part
	if p.Files == nil || usesIn.of(p).looked[id] {
		return
	}
	usesIn.of(p).looked[id] = true
	h := hostedOf.Of(resource)
	for part := range resource.Parts() {
		name := p.partFile(resource, part)
		if part.Name != ref.Part || h == nil || name == "" || strings.Contains(name, "..") || u.refuses(name) || p.brokenIn(part.Value, 0) {
			continue
		}
		fact := p.Files.Look(h.path + "/" + name)
		d := Diagnostic{Span: part.Value, Related: []Related{{ref.Value, "named here"}}}
		switch {
		case fact.Kind == files.Missing && p.Files.Kind(h.path) == files.Directory:
			d.Rule = ruleResourceEntryFileMissing
			d.Message = fmt.Sprintf("there is no file %q in %q", name, h.path)
			p.missingEntryFile(&d, resource, part, h.path+"/"+name, u)
		case fact.Kind == files.Directory && !fact.Link:
			d.Rule = ruleResourceEntryFileDirectory
			d.Message = fmt.Sprintf("%q in %q is a directory: an entry of a resource is a file", name, h.path)
		default:
			continue
		}
		p.report(d, always)
	}
}

// missingEntryFile says which file may be meant, or that it has to be built.
func (p *pass) missingEntryFile(d *Diagnostic, resource *manifest.Entry, part manifest.Part, path string, u use) {
	meant := p.guess(path, func(names []string) []string {
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
			d.Severity = p.notBuilt()
		}
		return
	}
	file := meant[strings.LastIndexByte(meant, '/')+1:]
	d.Message += fmt.Sprintf(": did you mean %q?", file)
	if pair := resource.Pair("entry").Value().Pair(part.Name); pair.Value().Kind().IsScalar() {
		d.Mend = func() []Fix {
			return one("Replace by "+quoteTitle(file), false, part.Value, edit.QuotedLike(file, pair.Value()))
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
