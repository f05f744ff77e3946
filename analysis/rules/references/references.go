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

var (
	ruleReferenceFunction = &analysis.Rule{
		ID: "reference-function", Severity: analysis.Error, Official: []string{"modules.wrongFunctionReference"},
		Doc: "A function that a module names is declared at \"modules.function\".",
	}
	ruleReferenceEndpoint = &analysis.Rule{
		ID: "reference-endpoint", Severity: analysis.Error, Official: []string{"modules.wrongEndpointReference"},
		Doc: "An endpoint that a module names is declared at \"modules.endpoint\".",
	}
	ruleEndpointRemoteUnknown = &analysis.Rule{
		ID: "endpoint-remote-unknown", Severity: analysis.Error, Official: []string{"modules.endpoint.remote.notExists"},
		Doc: "The remote that an endpoint names is declared at \"remotes\".",
	}
	ruleEndpointServiceUnknown = &analysis.Rule{
		ID: "endpoint-service-unknown", Severity: analysis.Error, Official: []string{"modules.wrongServiceReference"},
		Doc: "The service that an endpoint names is declared at \"services\".",
	}
	ruleReferenceResource = &analysis.Rule{
		ID: "reference-resource", Severity: analysis.Error, Official: []string{"modules.wrongResourceReference"},
		Doc: "A resource that a module names is declared at \"resources\".",
		Why: "A module whose resource is not there has nothing to show. Only when the manifest has no \"resources\" at all, Forge does not check it, and the module stays empty.",
	}
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
	if doubt.MayHide(p, ref.Kind) || doubt.IsAstray(p, ref.Name) {
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
		near = mend.Meant(p, ref)
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += mend.Misplaced(p, ref)
	}
	d.Mend = func() []analysis.Fix { return mend.MendReference(p, ref, near) }
	p.Report(d, analysis.Always)
}

// unknownName says that what a reference names is not there.
func unknownName(ref manifest.Reference) string {
	at := doubt.Homes[ref.Kind]
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
