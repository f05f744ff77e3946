package resources

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// maxResources is how many resources an app may have.
const maxResources = 50

var (
	ruleResourceLimit = &analysis.Rule{
		ID: "resource-limit", Severity: analysis.Error, Official: []string{"resources.tooManyResourcesError"},
		Doc: "A manifest has at most 50 resources.",
	}
	ruleResourceEntryMapMissing = &analysis.Rule{
		ID: "resource-entry-map-missing", Severity: analysis.Error, Official: []string{"resources.missingEntryMap"},
		Doc: "Only a resource with \"entry\" can be named with an entry.",
	}
	ruleResourceEntryUnknown = &analysis.Rule{
		ID: "resource-entry-unknown", Severity: analysis.Error, Official: []string{"resources.missingEntryKey"},
		Doc: "An entry that a module names stands in the \"entry\" of its resource.",
	}
	ruleResourceEntryExtension = &analysis.Rule{
		ID: "resource-entry-extension", Severity: analysis.Error, Official: []string{"resources.invalidCustomUiEntryFileType", "resources.invalidCustomUiResourceEntryFileType", "resources.invalidUiKitEntryFileType", "resources.invalidUiKitResourceEntryFileType"},
		Doc: "The entries of a resource are HTML files, except for modules with \"render: native\".",
	}
	ruleResourceEntryTypeConflict = &analysis.Rule{
		ID: "resource-entry-type-conflict", Severity: analysis.Error, Official: []string{"resources.resourceTypeConflict"},
		Doc: "The entries of one resource are used all with \"render: native\", or all without.",
	}
)

// resourceLimit reports a manifest with too many resources, at the first too many.
func resourceLimit(p *analysis.Pass) {
	for _, l := range p.File.Lists() {
		if l.Section == "resources" && len(l.Entries) > maxResources {
			p.Report(analysis.Diagnostic{
				Rule: ruleResourceLimit, Span: analysis.OwnerOf(l),
				Message: fmt.Sprintf("the manifest has %d resources: at most %d are allowed", len(l.Entries), maxResources),
			}, analysis.Always)
		}
	}
}

// resourceEntry checks the part of a reference behind the slash. Forge looks only
// at what an entry of a module itself names, not below.
func resourceEntry(p *analysis.Pass, ref manifest.Reference, resource manifest.Definition) {
	if !ref.HasPart || len(ref.Path) != 1 || doubt.IsBadText(p, ref) || p.BrokenIn(resource.Entry.Span(), 1) {
		return
	}
	use := usesIn.Of(p).add(p, ref, resource)
	entries := usesIn.Of(p).filesOf(p, resource.Entry)
	pair := resource.Entry.Pair("entry")
	d := analysis.Diagnostic{Span: ref.PartSpan, Related: []analysis.Related{{Span: resource.Value, Message: "the resource"}}}
	switch {
	case pair.IsZero():
		d.Rule = ruleResourceEntryMapMissing
		d.Message = fmt.Sprintf("the resource %q has no \"entry\": write %q, or declare the entry %q", ref.Name, ref.Name, ref.Part)
		d.Mend = func() []analysis.Fix { return mendMissingEntries(p, ref, resource, use) }
	case p.File.Value(pair.Value()).Type() != schema.Map:
		return
	case len(entries.byName[ref.Part]) > 0:
		resourceEntryFile(p, ref, resource.Entry, use)
		return
	default:
		d.Rule = ruleResourceEntryUnknown
		d.Message = fmt.Sprintf("the resource %q has no entry %q", ref.Name, ref.Part)
		parts := entries.names()
		near := ""
		if p.MaySearch(d.Rule) {
			near, _ = schema.Nearest(ref.Part, parts)
		}
		switch {
		case near != "":
			d.Message += fmt.Sprintf(": did you mean %q?", near)
		case len(parts) > 0 && len(parts) <= 6:
			d.Message += ": it has " + prose.And(prose.QuoteAll(parts))
		}
		d.Mend = func() []analysis.Fix { return mendUnknownEntry(p, ref, pair, use, near) }
	}
	p.Report(d, analysis.Always)
}

// mendMissingEntries drops the entry from a reference, or gives the resource entries.
func mendMissingEntries(p *analysis.Pass, ref manifest.Reference, resource manifest.Definition, u use) []analysis.Fix {
	span := ref.PartSpan
	span.Start--
	fixes := analysis.One("Remove "+prose.QuoteTitle("/"+ref.Part), false, span, "")
	edits := p.Edit().Fields(resource.Entry.Node(), yamledit.Field{Key: "entry", Fields: []yamledit.Field{mend.NewPart(ref.Part, u.native && !u.bundled)}})
	return append(fixes, analysis.Fix{Title: fmt.Sprintf("Declare the entry %q", ref.Part), Edits: edits})
}

// mendUnknownEntry names another entry, or gives the resource the one that is named.
func mendUnknownEntry(p *analysis.Pass, ref manifest.Reference, entry syntax.PairNode, u use, near string) []analysis.Fix {
	var fixes []analysis.Fix
	if near != "" {
		fixes = analysis.One("Replace with "+prose.QuoteTitle(near), false, ref.PartSpan, near)
	}
	if edits := p.Edit().Fields(entry.Value(), mend.NewPart(ref.Part, u.native && !u.bundled)); len(edits) > 0 {
		fixes = append(fixes, analysis.Fix{Title: fmt.Sprintf("Declare the entry %q", ref.Part), Edits: edits})
	}
	return fixes
}

// resourceEntries checks the parts of resources that an entry names.
func resourceEntries(p *analysis.Pass, e *manifest.Entry) {
	for ref := range e.References() {
		if ref.Unknown || ref.Kind != manifest.Resource || !ref.HasPart {
			continue
		}
		if found := p.File.Lookup(ref.Kind, ref.Name); len(found) > 0 {
			resourceEntry(p, ref, found[0])
		}
	}
}
