package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

// references reports what an entry names and nothing declares.
func references(p *analysis.Pass, e *manifest.Entry) {
	for ref := range e.References() {
		if !ref.Unknown && (ref.HasPart || !p.File.Declares(ref.Kind, ref.Name)) {
			reference(p, e.List, ref)
		}
	}
}

// reference reports a reference whose name nothing declares.
func reference(p *analysis.Pass, l *manifest.List, ref manifest.Reference) {
	found := p.File.Lookup(ref.Kind, ref.Name)
	if len(found) > 0 || p.File.MayDeclare(ref.Kind, ref.Name) || p.BrokenIn(ref.Value, 0) || doubt.IsBadText(p, ref) {
		return
	}
	if doubt.MayHide(p, ref.Kind) || doubt.IsInBrokenList(p, ref.Name) {
		return
	}
	d := analysis.Diagnostic{Rule: referenceRule(ref), Span: ref.Span}
	if ref.Name == "" {
		d.Span = ref.Value
	}
	switch {
	case d.Rule == nil, !ref.Official && !(doubt.KeyLike.MatchString(ref.Name) && isNamePlace(p, ref)):
		return
	case d.Rule == ruleDataResidencyRemote && len(l.Entries) > 1: // Forge asks for a single one first
		return
	}
	d.Message = unknownName(ref)
	if !ref.Official {
		d.Severity = analysis.Warning
		d.Message += ", and Forge does not check it here"
	}
	near := ""
	if p.MaySearch(d.Rule) {
		near = mend.SuggestName(p, ref)
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += mend.DeclaredElsewhere(p, ref)
	}
	d.Mend = func() []analysis.Fix { return mend.MendReference(p, ref, near) }
	p.Report(d, analysis.Always)
}

// unknownName says that what a reference names is not there.
func unknownName(ref manifest.Reference) string {
	at := ref.Kind.Homes()
	if len(at) == 1 {
		return fmt.Sprintf("the %s %q is not declared at %q", ref.Kind, ref.Name, at[0])
	}
	var types []string
	for _, home := range at {
		types = append(types, strings.TrimPrefix(home, "modules."))
	}
	return fmt.Sprintf("%q is not the key of a %s", ref.Name, prose.Or(prose.QuoteAll(types)))
}

// looseReferences reports the remote that app.connect names. Those in permissions belong to the
// rules about what may be reached.
func looseReferences(p *analysis.Pass) {
	for _, ref := range p.File.LooseReferences() {
		if ref.Path[0] == "app" && !ref.Unknown && !p.File.Declares(ref.Kind, ref.Name) {
			reference(p, nil, ref)
		}
	}
}
