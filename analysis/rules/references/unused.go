package references

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var (
	ruleFunctionUnused = &analysis.Rule{
		ID: "function-unused", Severity: analysis.Hint,
		Doc: "A function is called by a module.",
		Why: "Forge starts functions only for the modules that name them: nothing else can call one.",
	}
	ruleEndpointUnused = &analysis.Rule{
		ID: "endpoint-unused", Severity: analysis.Hint,
		Doc: "An endpoint is called by a module.",
		Why: "Forge calls endpoints only for the modules that name them.",
	}
	ruleRemoteUnused = &analysis.Rule{
		ID: "remote-unused", Severity: analysis.Hint,
		Doc: "A remote is named by something, or has \"operations\" or \"auth\" for code that calls it.",
		Why: "Forge asks the administrators of a site to agree to every remote.",
	}
	ruleResourceUnused = &analysis.Rule{
		ID: "resource-unused", Severity: analysis.Hint,
		Doc: "A resource is shown by a module.",
		Why: "When no module has a resource, the app has no front end, and nothing can open one.",
	}
	ruleServiceUnused = &analysis.Rule{
		ID: "service-unused", Severity: analysis.Hint,
		Doc: "A service is reached by an endpoint, or by code in functions.",
		Why: "An app without functions reaches its services only through endpoints.",
	}
)

// unusedDefinitions tells of what is declared and nothing can use. It says nothing of what code
// may use, nor while mistakes may hide a use.
func unusedDefinitions(p *analysis.Pass) {
	if slices.ContainsFunc(p.Found, mayHideUse) || mayHideUseOf(p, nil) {
		return
	}
	for kind := range manifest.Kinds() {
		rule, unused := rulesOf[kind].unused, p.File.Unused(kind)
		if rule == nil || len(unused) == 0 || codeMayUse(p, kind, len(unused)) {
			continue
		}
		for _, d := range unused {
			if kind == manifest.Remote && isForCode(d.Entry) {
				continue
			}
			p.Report(analysis.Diagnostic{
				Rule: rule, Span: d.Value, Tags: []analysis.Tag{analysis.Unnecessary},
				Message: fmt.Sprintf("nothing uses the %s %q", kind, d.Name),
				Mend:    func() []analysis.Fix { return removeDefinition(p, d) },
			}, analysis.Always)
		}
	}
}

// codeMayUse reports whether code can use what the manifest does not: a front end can open any
// resource, functions can call any service, and Connect modules load any remote.
func codeMayUse(p *analysis.Pass, kind manifest.Kind, unused int) bool {
	switch kind {
	case manifest.Resource:
		return unused < len(p.File.Definitions(manifest.Resource))
	case manifest.Service:
		return len(p.File.Definitions(manifest.Function)) > 0
	case manifest.Remote:
		_, connect := p.File.Section("connectModules")
		return connect
	}
	return false
}

// isForCode reports whether a remote says how code may call it.
func isForCode(remote *manifest.Entry) bool {
	return slices.ContainsFunc([]string{"operations", "auth", "configurable"}, func(name string) bool {
		return !remote.Pair(name).IsZero()
	})
}

// mayHideUse reports whether a mistake may be in the place of the use of something: any error, or
// a name or property that nobody knows.
func mayHideUse(d analysis.Diagnostic) bool {
	return d.Severity == analysis.Error || d.Rule == shape.RulePropertyUnknown || isReferenceRule(d.Rule)
}

// mayHideUseOf reports whether what is broken, unknown or wrong in modules of some types, or of
// all types when types is nil, may hide that they use something.
func mayHideUseOf(p *analysis.Pass, types map[string][][]string) bool {
	if len(p.Broken) > 0 {
		return true
	}
	for l := range p.File.ModuleLists() {
		m, known := p.File.Catalogue().Module(l.Type)
		_, listed := types[l.Type]
		switch {
		case !known || types == nil && !m.Described:
			return true
		case types != nil && !listed:
			continue
		case l.Node.Kind() != syntax.Sequence:
			return true
		}
		if types != nil && isWrong(p, l) {
			return true
		}
	}
	return false
}

// isWrong reports whether an entry of a list has a mistake of its own.
func isWrong(p *analysis.Pass, l *manifest.List) bool {
	for _, c := range p.Groups.Memo.WithFindings.Of(p.File, l) {
		for _, f := range p.ResultsOf(l.Entries[c.Entry]).Findings {
			if f.Severity == 0 {
				f.Severity = f.Rule.Severity
			}
			if mayHideUse(f.Diagnostic) && (f.When == nil || f.When(p)) {
				return true
			}
		}
	}
	return false
}

// unknownActions returns the names of actions that are reported because nothing declares them.
func unknownActions(p *analysis.Pass) []string {
	rules := rulesOf[manifest.Action].all()
	var names []string
	for _, d := range p.Found {
		if slices.Contains(rules, d.Rule) {
			names = append(names, p.Buf.Slice(d.Span))
		}
	}
	return names
}

// isNearly reports whether a name is probably what one of the names means that nothing declares.
func isNearly(name string, unknown []string) bool {
	return slices.ContainsFunc(unknown, func(written string) bool {
		_, near := schema.Nearest(written, []string{name})
		return near
	})
}
