package resources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// use says how the entries of a resource are used.
type use struct {
	resource manifest.Definition
	first    manifest.Reference // the first that names an entry of the resource
	native   bool
	bundled  bool
	mixed    bool // others use them in the other way, or how cannot be told
}

// uses are the resources whose entries are used, in the order of the text.
type uses struct {
	byName map[string]*use
	order  []*use
	// looked are the entries, with their resources, whose files have been looked at.
	looked map[string]bool
	files  map[*manifest.Entry]*entryFiles
}

// entryFiles are the files of the entries of a resource.
type entryFiles struct {
	all    []entryFile // in the order of the text
	byName map[string][]int
}

// names returns the names of the entries.
func (e *entryFiles) names() []string {
	names := make([]string, len(e.all))
	for i := range e.all {
		names[i] = e.all[i].Name
	}
	return names
}

// entryFile is the file of an entry of a resource; its name is "" where it cannot be told.
type entryFile struct {
	manifest.Part
	file string
}

// filesOf returns the files of the entries of a resource.
func (u *uses) filesOf(p *analysis.Pass, resource *manifest.Entry) *entryFiles {
	found := u.files[resource]
	if found != nil {
		return found
	}
	found = &entryFiles{byName: map[string][]int{}}
	entries := resource.Pair("entry").Value()
	for part := range resource.Parts() {
		found.byName[part.Name] = append(found.byName[part.Name], len(found.all))
		found.all = append(found.all, entryFile{part, fileText(p, entries.Get(part.Name))})
	}
	u.files[resource] = found
	return found
}

// usesIn are the uses that a check has met.
var usesIn = &analysis.PerPass[*uses]{Fn: func(*analysis.Pass) *uses {
	return &uses{byName: map[string]*use{}, looked: map[string]bool{}, files: map[*manifest.Entry]*entryFiles{}}
}}

// add notes that a module names an entry of a resource, and reports it when others
// use the resource in the other way.
func (u *uses) add(p *analysis.Pass, ref manifest.Reference, resource manifest.Definition) use {
	native, doubtful := doubt.RendersNatively(ref.Entry)
	this := use{resource: resource, first: ref, native: native, bundled: !resource.Entry.Pair("bundler").IsZero(), mixed: doubtful}
	if doubtful {
		return this
	}
	first, ok := u.byName[resource.Name]
	if !ok {
		u.byName[resource.Name] = &this
		u.order = append(u.order, &this)
		return this
	}
	if first.native != native && !resource.Entry.Pair("entry").IsZero() {
		first.mixed = true
		p.Report(analysis.Diagnostic{
			Rule: ruleResourceEntryTypeConflict, Span: ref.Value,
			Message: fmt.Sprintf("the entries of the resource %q are used %s, and here %s: use a resource of its own",
				ref.Name, doubt.WithNative(first.native), doubt.WithNative(native)),
			Related: []analysis.Related{{Span: first.first.Value, Message: "used " + doubt.WithNative(first.native) + " here"}},
		}, analysis.Always)
	}
	return this
}

// entryExtensions reports files of resource entries that do not fit their use. Once
// one entry of a resource is used, Forge looks at all of them.
func entryExtensions(p *analysis.Pass) {
	for _, u := range usesIn.Of(p).order {
		if u.mixed { // what its files should be is not settled yet
			continue
		}
		for _, one := range usesIn.Of(p).filesOf(p, u.resource.Entry).all {
			if one.file != "" && u.refuses(one.file) && !p.BrokenIn(one.Value, 0) {
				p.Report(badExtension(p, *u, one.Part, one.file), analysis.Always)
			}
		}
	}
}

// badExtension says that the file of an entry has an extension that cannot be shown this way.
func badExtension(p *analysis.Pass, u use, part manifest.Part, name string) analysis.Diagnostic {
	d := analysis.Diagnostic{
		Rule: ruleResourceEntryExtension, Span: part.Value,
		Related: []analysis.Related{{Span: u.first.Value, Message: "used " + doubt.WithNative(u.native) + " here"}},
	}
	if u.native {
		d.Message = fmt.Sprintf("%q is an HTML file, but the resource is used with \"render: native\": name a source file such as %q", name, name[:len(name)-5]+".jsx")
		return d
	}
	d.Message = fmt.Sprintf("%q is not an HTML file: the entries of a resource that is used without \"render: native\" end in \".html\"", name)
	stem := name
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		stem = name[:i]
	}
	if pair := u.resource.Entry.Pair("entry").Value().Pair(part.Name); !pair.IsZero() {
		d.Mend = func() []analysis.Fix {
			return mend.Supposing(analysis.One("Replace with "+prose.QuoteTitle(stem+".html"), false, part.Value, yamledit.QuotedLike(stem+".html", pair.Value())))
		}
	}
	return d
}

// fileText is the file that the value of an entry names; "" where it cannot be told.
func fileText(p *analysis.Pass, n syntax.Node) string {
	if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || n.Scalar().Type != syntax.String {
		return ""
	}
	return p.File.Value(n).Text()
}
