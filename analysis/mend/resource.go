package mend

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// ShowResource puts a resource in the place of a function.
func ShowResource(p *analysis.Pass, function syntax.PairNode) []analysis.Fix {
	var fixes []analysis.Fix
	for _, c := range Names(p, manifest.Resource) {
		edits := []text.Edit{{Span: function.Span(), New: "resource: " + c.Field.Value}}
		if fix, ok := Offer(p, analysis.Fix{Title: "Replace function with resource: " + c.Label, Edits: edits}, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// DrawByUIKit puts a resource in the place of a function of UI Kit 1: sources that UI Kit draws, a
// new one where the app has none, or a directory of the app.
func DrawByUIKit(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, function := t.PairAt(t.Place)
	if function.IsZero() {
		return nil
	}
	var sources, directories []analysis.Choice
	for _, c := range Names(p, manifest.Resource) {
		switch {
		case c.Also != nil:
		case isOfOther(p, c.Label, true):
			directories = append(directories, c)
		default:
			sources = append(sources, c)
		}
	}
	if len(sources) == 0 {
		sources = newResource(p, "main", sourceForUIKit(p))
	}
	var fixes []analysis.Fix
	for i, c := range append(sources, directories...) {
		fields := []yamledit.Field{{Key: "resource", Value: c.Field.Value}}
		title := "Replace with \"resource: " + c.Label + "\""
		if i < len(sources) && m.Pair("render").IsZero() {
			fields = append(fields, yamledit.Field{Key: "render", Value: "native"})
			title += " and \"render: native\""
		}
		if fix, ok := Offer(p, analysis.Fix{Title: title, Edits: p.Edit().ReplacePair(m, function, fields...)}, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// sourceOfUIKit is where the sources of a front end with UI Kit begin, as Forge's templates have
// it.
const sourceOfUIKit = "src/frontend/index.jsx"

// frontEndsFor returns the resources that a module may name, or one that a fix declares: source
// files for a module that draws with UI Kit, directories for others. Those whose path cannot be
// told may be either.
func frontEndsFor(p *analysis.Pass, e *manifest.Entry) []analysis.Choice {
	native, doubtful := doubt.RendersNatively(e)
	all := Names(p, manifest.Resource)
	if doubtful || e.List.Type == "function" {
		return all
	}
	fits := slices.DeleteFunc(all, func(c analysis.Choice) bool { return c.Also == nil && isOfOther(p, c.Label, native) })
	switch {
	case len(fits) > 0 && fits[0].Also == nil:
		return alternatives(fits)
	case !native:
		return newResource(p, "main", "static/main")
	}
	return newResource(p, "main", sourceForUIKit(p))
}

// sourceForUIKit is where the sources of a front end with UI Kit begin: where there is a file,
// else where templates have it.
func sourceForUIKit(p *analysis.Pass) string {
	if p.Files == nil || p.Files.Kind(sourceOfUIKit).Exists() {
		return sourceOfUIKit
	}
	for _, dir := range []string{"src/frontend", "src"} {
		for _, name := range p.Files.Names(dir).Names {
			if strings.HasSuffix(name, ".jsx") || strings.HasSuffix(name, ".tsx") {
				return dir + "/" + name
			}
		}
	}
	return sourceOfUIKit
}

// newResource is a resource that a fix declares at a path, under a name that is free.
func newResource(p *analysis.Pass, name, path string) []analysis.Choice {
	if p.File.Declares(manifest.Resource, name) {
		name = yamledit.Unique(p.File, name)
	}
	also := func(p *analysis.Pass) (analysis.Declaration, bool) { return declareResource(p, name, path) }
	return []analysis.Choice{{Label: name, Field: yamledit.Field{Value: yamledit.Quoted(name)}, Also: also}}
}

// isOfOther reports whether a resource is a source file where a directory is needed, or the
// other way round, by its path.
func isOfOther(p *analysis.Pass, name string, native bool) bool {
	found := p.File.Lookup(manifest.Resource, name)
	if len(found) != 1 {
		return false
	}
	h := doubt.ResourceOf.Of(found[0].Entry)
	return h != nil && !h.Bundled && manifest.IsSourceFile(h.Path) != native
}
