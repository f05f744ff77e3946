package sources

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/restapi"
	"forge-manifest-ls/internal/usage"
)

var ruleAPIScopeMissing = &analysis.Rule{
	ID: "source-api-scope-missing", Severity: analysis.Error, ReadsFiles: true,
	Doc: "An app asks for the scopes that the REST APIs need which its code calls.",
	Why: "Without the scope, the call is refused. Of an operation that is not known, nothing is said; of one that \"forge lint\" takes for another " +
		"one, nothing that it alone asks for.",
}

// apiScope is a scope that is missing for operations.
type apiScope struct {
	lack
	operations []*restapi.Operation // each once
	called     []*restapi.Operation // by the places that are kept
	// beta are the scopes that would do instead, as far as they are missing; nil where nothing else would do.
	beta []string
	sole bool // nothing but the scope would do
	// begun says that the app has one of the scopes that would do instead.
	begun bool
}

// apiScopes reports the scopes that are missing for calls of REST APIs.
func apiScopes(p *analysis.Pass, declared manifest.Scopes, has func(string) bool, said said) {
	at, ok := placeFor(p, "permissions", "scopes")
	if !ok {
		return
	}
	for _, kept := range requestsOf(usesOf.Of(p), declared, has) {
		s := *kept
		s.rule, s.at = ruleAPIScopeMissing, at
		if said.is(s.name, s.severity()) {
			continue
		}
		subject, verb := fmt.Sprintf("%q", operationName(s.operations[0])), "needs"
		if n := len(s.operations) - 1; n > 0 {
			subject, verb = fmt.Sprintf("%s, and %s,", subject, prose.Count(n, "other operation", "other operations")), "need"
		}
		s.message = fmt.Sprintf("%s %s the scope %q: add it to \"permissions.scopes\"", subject, verb, s.name)
		s.forgeMessage = fmt.Sprintf("\"forge lint\" takes the call in %s for %q, and refuses the app without the scope %q, which the call may not need", s.where(), operationName(s.operations[0]), s.name)
		switch n := len(s.beta); {
		case s.sole || n == 0:
			s.beta = nil
		case n == 1:
			s.message += fmt.Sprintf(", or the granular %q", s.beta[0])
		default:
			s.message += fmt.Sprintf(", or the %d granular scopes that the fix lists", n)
		}
		s.mend = func() []analysis.Fix { return s.fixes(p) }
		byForge := s.seen == usage.ByForge
		s.report(p, func(i int) (does, wrong string) {
			does = operationName(s.called[i])
			if byForge {
				return does, fmt.Sprintf("\"forge lint\" takes this for %q, which needs the scope %q", does, s.name)
			}
			return does, `"` + does + `" ` + needsScope(s.name)
		})
	}
}

// needsScope says what is wrong with what needs a scope that is missing.
func needsScope(name string) string {
	return "needs the scope \"" + name + "\", which the manifest does not ask for"
}

// operationName is how people call an operation: "GET /rest/api/3/myself".
func operationName(o *restapi.Operation) string { return o.Method + " " + o.Path }

// requests are the scopes that are missing for the requests of an app, with those that it has.
type requests struct {
	of      *usage.Places
	has     string // the scopes, quoted
	missing []*apiScope
}

// lastRequests keeps those that were asked for last: there may be thousands of requests, and few edits of a manifest are about its scopes.
var lastRequests atomic.Pointer[requests]

// requestsOf returns the scopes that are missing for requests. Nobody may change them.
func requestsOf(places *usage.Places, declared manifest.Scopes, has func(string) bool) []*apiScope {
	var names strings.Builder
	for _, s := range declared.All {
		names.WriteString(strconv.Quote(s.Name))
	}
	if kept := lastRequests.Load(); kept != nil && kept.of == places && kept.has == names.String() {
		return kept.missing
	}
	missing := missingForRequests(places, has)
	lastRequests.Store(&requests{places, names.String(), missing})
	return missing
}

// missingForRequests returns the scopes that are missing for requests, in the order of the places that need them.
func missingForRequests(places *usage.Places, has func(string) bool) []*apiScope {
	var all byName[apiScope]
	add := func(name string, o *restapi.Operation, at usage.Place, seen usage.Seen) {
		s := all.of(name, func() *apiScope { return &apiScope{lack: lack{name: name}} })
		s.need(o, has)
		if s.lack.add(at, seen); len(s.called) < len(s.places) {
			s.called = append(s.called, o)
		}
	}
	known := map[*restapi.Operation][]string{} // there may be thousands of calls, of a few operations
	missing := func(o *restapi.Operation) []string {
		names, ok := known[o]
		if !ok {
			names = o.Missing(has)
			known[o] = names
		}
		return names
	}
	for _, at := range places.Of(usage.Request) {
		var forge []string // what "forge lint" asks for
		if at.Official != nil && at.Seen != usage.ByUs {
			forge = missing(at.Official)
		}
		var us []string
		if at.Operation != nil && at.Seen != usage.ByForge {
			us = missing(at.Operation)
		}
		seen := usage.ByBoth
		if len(forge) == 0 {
			seen = usage.ByUs
		}
		for _, name := range us {
			add(name, at.Operation, at, seen)
		}
		for _, name := range forge {
			if len(us) == 0 { // else it is an error already, that goes away with what we ask for or another one
				add(name, at.Official, at, usage.ByForge)
			}
		}
	}
	return all.all
}

// need notes an operation that needs the scope.
func (s *apiScope) need(o *restapi.Operation, has func(string) bool) {
	if slices.Contains(s.operations, o) {
		return
	}
	s.operations = append(s.operations, o)
	s.sole = s.sole || len(o.Beta) == 0
	missing := o.MissingBeta(has)
	s.begun = s.begun || len(missing) < len(o.Beta)
	for _, name := range missing {
		if !slices.Contains(s.beta, name) {
			s.beta = append(s.beta, name)
		}
	}
}

// fixes are those that ask for the scope, or for those that would do instead: the group that the app has begun comes first.
func (s *apiScope) fixes(p *analysis.Pass) []analysis.Fix {
	fixes := offerScope(p, fmt.Sprintf("Add the scope %q", s.name), []string{s.name})
	switch n := len(s.beta); {
	case n == 1:
		fixes = append(fixes, offerScope(p, fmt.Sprintf("Add the granular scope %q instead", s.beta[0]), s.beta)...)
	case n > 1:
		fixes = append(fixes, offerScope(p, fmt.Sprintf("Add the %d granular scopes instead", n), s.beta)...)
	}
	if s.begun {
		slices.Reverse(fixes)
	}
	return fixes
}

// offerScope makes the fix that asks for scopes.
func offerScope(p *analysis.Pass, title string, names []string) []analysis.Fix {
	edits := p.Edit().Scopes(names)
	if len(edits) == 0 {
		return nil
	}
	return []analysis.Fix{{Title: title, Edits: edits}}
}
