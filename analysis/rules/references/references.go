package references

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var (
	ruleProviderRemoteUnknown = &analysis.Rule{
		ID: "provider-remote-unknown", Severity: analysis.Error, Official: []string{"providers.missingRemote"},
		Doc: "The remotes that an authentication provider names are declared at \"remotes\".", Why: analysis.SchemaWhy,
	}
	ruleProviderFunctionUnknown = &analysis.Rule{
		ID: "provider-function-unknown", Severity: analysis.Error, Official: []string{"providers.missingProfileFunction"},
		Doc: "The function that retrieves the profile for an authentication provider is declared at \"modules.function\".", Why: analysis.SchemaWhy,
	}
	ruleReferenceProvider = &analysis.Rule{
		ID: "reference-provider", Severity: analysis.Warning,
		Doc: "An authentication provider that a function names is declared at \"providers.auth\".",
		Why: "Forge accepts the manifest, but the function cannot use the provider.",
	}
	ruleGraphConnectorAuthProvider = &analysis.Rule{
		ID: "graph-connector-auth-provider", Severity: analysis.Error, Official: []string{"modules.graphConnector.invalidAuthProvider"},
		Doc: "The authentication provider that a connector names is declared at \"providers.auth\".", Why: analysis.SchemaWhy,
	}
	ruleDataResidencyRemote = &analysis.Rule{
		ID: "data-residency-remote", Severity: analysis.Error, Official: []string{"modules.migration:dataResidency.remoteNotFound"},
		Doc: "The remote of a data residency migration is declared at \"remotes\".", Why: analysis.SchemaWhy,
	}
	ruleConnectRemoteUnknown = &analysis.Rule{
		ID: "connect-remote-unknown", Severity: analysis.Error, Official: []string{"app.missingRemoteForConnect"},
		Doc: "The remote that serves Connect modules is declared at \"remotes\".",
		Why: "Forge refuses the manifest. Without \"connectModules\" it does not look.",
	}
	ruleCommandPageReference = &analysis.Rule{
		ID: "command-page-reference", Severity: analysis.Error,
		Doc: "The page that a command opens is a global page, project page, project settings page or admin page of the app.", Why: analysis.SchemaWhy,
	}
	ruleTimeTrackingAdminPageReference = &analysis.Rule{
		ID: "time-tracking-admin-page-reference", Severity: analysis.Error,
		Doc: "The admin page that a time tracking provider names is a \"jira:adminPage\" of the app.", Why: analysis.SchemaWhy,
	}
)

var (
	ruleReferenceFunction = &analysis.Rule{
		ID: "reference-function", Severity: analysis.Error, Official: []string{"modules.wrongFunctionReference"},
		Doc: "A function that a module names is declared at \"modules.function\".", Why: analysis.SchemaWhy,
	}
	ruleReferenceEndpoint = &analysis.Rule{
		ID: "reference-endpoint", Severity: analysis.Error, Official: []string{"modules.wrongEndpointReference"},
		Doc: "An endpoint that a module names is declared at \"modules.endpoint\".", Why: analysis.SchemaWhy,
	}
	ruleEndpointRemoteUnknown = &analysis.Rule{
		ID: "endpoint-remote-unknown", Severity: analysis.Error, Official: []string{"modules.endpoint.remote.notExists"},
		Doc: "The remote that an endpoint names is declared at \"remotes\".", Why: analysis.SchemaWhy,
	}
	ruleEndpointServiceUnknown = &analysis.Rule{
		ID: "endpoint-service-unknown", Severity: analysis.Error, Official: []string{"modules.wrongServiceReference"},
		Doc: "The service that an endpoint names is declared at \"services\".", Why: analysis.SchemaWhy,
	}
	ruleReferenceResource = &analysis.Rule{
		ID: "reference-resource", Severity: analysis.Error, Official: []string{"modules.wrongResourceReference"},
		Doc: "A resource that a module names is declared at \"resources\".",
		Why: "Forge refuses the manifest. Only when it has no \"resources\" at all, nothing is checked, and the module stays empty.",
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

// isNamePlace reports whether a reference that Forge does not look at stands where the catalogue
// says that something is named. Deep down, a property may be called "function" and mean another
// thing.
func isNamePlace(p *analysis.Pass, ref manifest.Reference) bool {
	if len(ref.Path) <= 2 || ref.IsAsset {
		return true
	}
	for _, s := range doubt.SchemasOf(p, ref) {
		if s.Refers != "" {
			return true
		}
	}
	return false
}

// shapeless are the properties of a module, and of the maps in it, that Forge takes for the key of
// something, whatever they hold.
var shapeless = map[string]manifest.Kind{"function": manifest.Function, "endpoint": manifest.Endpoint}

// textlessNames reports maps and lists in the place of the key of a function or endpoint, where
// the schema does not.
func textlessNames(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
	if !s.Entry.List.IsModule() || s.TypeName == "function" || s.TypeName == "endpoint" {
		return found
	}
	for pair := range s.Node.Pairs() {
		found = textlessName(s, found, pair, pair)
		inner := s.File.Value(pair.Value()).Content()
		if inner.Kind() != syntax.Mapping {
			continue
		}
		for below := range inner.Pairs() {
			found = textlessName(s, found, below, pair)
		}
	}
	return found
}

// textlessName looks at one property; outer is the one of the module that it is, or that it is in.
func textlessName(s analysis.Scope, found []analysis.Finding, pair, outer syntax.PairNode) []analysis.Finding {
	name := pair.KeyText()
	kind, ok := shapeless[name]
	typ := s.File.Value(pair.Value()).Type()
	if !ok || typ != schema.Map && typ != schema.List {
		return found
	}
	span, key, around := pair.Span(), pair.Key().Span(), outer.Key().Span()
	for i := range found {
		f := &found[i]
		switch {
		case f.Rule == shape.RulePropertyUnknown && (f.Span == key || f.Span == around): // the graver mistake stands
			f.When = analysis.Never
		case f.Severity == analysis.Error && (text.Within(span, f.Span) || f.Covers.Len() > 0 && text.Within(f.Covers, span)):
			return found
		}
	}
	rule := simpleRules[kind]
	return append(found, analysis.Finding{
		Diagnostic: analysis.Diagnostic{
			Rule: rule, Severity: analysis.Error, Span: key,
			Message: fmt.Sprintf("Forge takes every %q of a module for the key of %s, and this is %s: write a key, or use another name", name, mend.WithIndefinite(kind.String()), mend.WithArticle(typ)),
		},
		Place: key.Start, Fix: mend.RemoveProperty,
	})
}
