package analysis

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
)

var (
	ruleReferenceFunction = &Rule{
		ID: "reference-function", Severity: Error, Official: []string{"modules.wrongFunctionReference"},
		Doc: "A function that a module names is declared at \"modules.function\".", Why: schemaWhy,
		Bad:  head + "modules:\n  webtrigger:\n    - key: hook\n      function: mian\n" + functions,
		Good: head + webtrigger + functions,
	}
	ruleReferenceEndpoint = &Rule{
		ID: "reference-endpoint", Severity: Error, Official: []string{"modules.wrongEndpointReference"},
		Doc: "An endpoint that a module names is declared at \"modules.endpoint\".", Why: schemaWhy,
		Bad:  head + scriptModule + "      resource: main\n      resolver:\n        endpoint: sevrer\n" + endpoints + widget + resources + remotes,
		Good: head + scriptModule + "      resource: main\n      resolver:\n        endpoint: server\n" + endpoints + widget + resources + remotes,
	}
	ruleEndpointRemoteUnknown = &Rule{
		ID: "endpoint-remote-unknown", Severity: Error, Official: []string{"modules.endpoint.remote.notExists"},
		Doc: "The remote that an endpoint names is declared at \"remotes\".", Why: schemaWhy,
		Bad:  head + called + endpoints + productScopes + "remotes:\n  - key: backends\n    baseUrl: https://example.com\n",
		Good: head + called + endpoints + productScopes + remotes,
	}
	ruleEndpointServiceUnknown = &Rule{
		ID: "endpoint-service-unknown", Severity: Error, Official: []string{"modules.wrongServiceReference"},
		Doc: "The service that an endpoint names is declared at \"services\".", Why: schemaWhy,
		Bad:  head + called + "  endpoint:\n    - key: server\n      service: bakend\n      route:\n        path: /run\n" + productScopes + services,
		Good: head + called + "  endpoint:\n    - key: server\n      service: backend\n      route:\n        path: /run\n" + productScopes + services,
	}
	ruleReferenceResource = &Rule{
		ID: "reference-resource", Severity: Error, Official: []string{"modules.wrongResourceReference"},
		Doc:  "A resource that a module names is declared at \"resources\".",
		Why:  "Forge refuses the manifest. Only when it has no \"resources\" at all, nothing is checked, and the module stays empty.",
		Bad:  head + scriptModule + "      resource: mian\n" + widget + resources,
		Good: head + scriptModule + "      resource: main\n" + widget + resources,
	}
)

// Beginnings of samples with endpoints.
const (
	endpoints = `  endpoint:
    - key: server
      remote: backend
      route:
        path: /run
`
	remotes = `remotes:
  - key: backend
    baseUrl: https://example.com
`
	services = `services:
  - key: backend
    containers:
      - key: main
        tag: latest
        health:
          type: http
          route:
            path: /health
        resources:
          cpu: "1"
          memory: 1Gi
`
)

// references reports what an entry names and nothing declares.
func (p *pass) references(e *manifest.Entry) {
	for ref := range e.References() {
		if !ref.Unknown && (ref.HasPart || !p.file.Declares(ref.Kind, ref.Name)) {
			p.reference(e.List, ref)
		}
	}
}

// keyLike is a name that could be a key: where Forge does not look for references,
// other texts may stand.
var keyLike = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,23}$`)

// reference reports a reference whose name nothing declares.
func (p *pass) reference(l *manifest.List, ref manifest.Reference) {
	found := p.file.Lookup(ref.Kind, ref.Name)
	if len(found) > 0 || p.file.MayDeclare(ref.Kind, ref.Name) || p.brokenIn(ref.Value, 0) || p.isBadText(ref) {
		return
	}
	if p.mayHide(ref.Kind) || p.isAstray(ref.Name) {
		return
	}
	d := Diagnostic{Rule: referenceRule(ref), Span: ref.Span}
	if ref.Name == "" {
		d.Span = ref.Value
	}
	switch {
	case d.Rule == nil, !ref.Official && !(keyLike.MatchString(ref.Name) && p.isNamePlace(ref)):
		return
	case d.Rule == ruleDataResidencyRemote && len(l.Entries) > 1: // Forge asks for a single one first
		return
	}
	d.Message = unknownName(ref)
	if !ref.Official {
		d.Severity = Warning
		d.Message += ", and Forge does not check it here"
	}
	near := ""
	if p.maySearch(d.Rule) {
		near = p.meant(ref)
	}
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += p.misplaced(ref)
	}
	d.Mend = func() []Fix { return p.mendReference(ref, near) }
	p.report(d, always)
}

// unknownName says that what a reference names is not there.
func unknownName(ref manifest.Reference) string {
	at := homes[ref.Kind]
	if len(at) == 1 {
		return fmt.Sprintf("the %s %q is not declared at %q", ref.Kind, ref.Name, at[0])
	}
	var types []string
	for _, home := range at {
		types = append(types, strings.TrimPrefix(home, "modules."))
	}
	return fmt.Sprintf("%q is not the key of a %s", ref.Name, prose.Or(quoteAll(types)))
}

// looseReferences reports the remote that app.connect names. Those in permissions belong to the
// rules about what may be reached.
func looseReferences(p *pass) {
	for _, ref := range p.file.LooseReferences() {
		if ref.Path[0] == "app" && !ref.Unknown && !p.file.Declares(ref.Kind, ref.Name) {
			p.reference(nil, ref)
		}
	}
}

// isBadText reports whether the schema refuses the text of a reference, or what it is
// in, so that what it names does not matter yet.
func (p *pass) isBadText(ref manifest.Reference) bool {
	if ref.Entry == nil || !ref.Entry.List.IsModule() {
		return p.isRefused(ref)
	}
	base := ref.Entry.Base()
	for _, f := range p.judged(ref.Entry).findings {
		if f.Severity == Error && (f.Span.Shift(base) == ref.Value || f.covers.Len() > 0 && within(f.covers.Shift(base), ref.Value)) {
			return true
		}
	}
	return false
}

// isAstray reports whether a name is declared by a list whose own key is part of a
// mistake in the YAML: the list may belong to another section than it seems.
func (p *pass) isAstray(name string) bool {
	if len(p.broken) == 0 {
		return false
	}
	return slices.ContainsFunc(p.file.Lookup(manifest.Module, name), func(d manifest.Definition) bool {
		return p.brokenIn(ownerOf(d.Entry.List), 0)
	})
}
