package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// unused are the rules about what nothing names, by kind.
var unused = map[manifest.Kind]*Rule{
	manifest.Function: ruleFunctionUnused, manifest.Endpoint: ruleEndpointUnused, manifest.Remote: ruleRemoteUnused,
	manifest.Resource: ruleResourceUnused, manifest.Service: ruleServiceUnused,
}

// unusedDefinitions tells of what is declared and nothing can use. It says nothing of what code
// may use, nor while mistakes may hide a use.
func unusedDefinitions(p *pass) {
	if slices.ContainsFunc(p.found, mayHideUse) || p.mayHideUse(nil) {
		return
	}
	for kind := manifest.Function; kind <= manifest.Service; kind++ {
		idle := p.file.Idle(kind)
		if len(idle) == 0 || p.codeMayUse(kind, len(idle)) {
			continue
		}
		for _, d := range idle {
			if kind == manifest.Remote && isForCode(d.Entry) {
				continue
			}
			p.report(Diagnostic{
				Rule: unused[kind], Span: d.Value, Tags: []Tag{Unnecessary},
				Message: fmt.Sprintf("nothing uses the %s %q", kind, d.Name),
				Mend:    func() []Fix { return p.removeDefinition(d) },
			}, always)
		}
	}
}

// codeMayUse reports whether code can use what the manifest does not: a front end can open any
// resource, functions can call any service, and Connect modules load any remote.
func (p *pass) codeMayUse(kind manifest.Kind, idle int) bool {
	switch kind {
	case manifest.Resource:
		return idle < len(p.file.Definitions(manifest.Resource))
	case manifest.Service:
		return len(p.file.Definitions(manifest.Function)) > 0
	case manifest.Remote:
		_, connect := p.file.Section("connectModules")
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
func mayHideUse(d Diagnostic) bool {
	return d.Severity == Error || d.Rule == rulePropertyUnknown || isReferenceRule(d.Rule)
}

// mayHideUse reports whether what is broken, unknown or wrong in modules of some types, or of
// all types when types is nil, may hide that they use something.
func (p *pass) mayHideUse(types map[string]bool) bool {
	if len(p.broken) > 0 {
		return true
	}
	for l := range p.file.ModuleLists() {
		m, known := p.file.Catalogue().Module(l.Type)
		switch {
		case !known || types == nil && !m.Described:
			return true
		case types != nil && !types[l.Type]:
			continue
		case l.Node.Kind() != syntax.Sequence:
			return true
		}
		if types != nil && p.isWrong(l) {
			return true
		}
	}
	return false
}

// isWrong reports whether an entry of a list has a mistake of its own.
func (p *pass) isWrong(l *manifest.List) bool {
	for _, c := range p.Groups.memo.conspicuous.Of(p.file, l) {
		for _, f := range p.judged(l.Entries[c.entry]).findings {
			if f.Severity == 0 {
				f.Severity = f.Rule.Severity
			}
			if mayHideUse(f.Diagnostic) && (f.when == nil || f.when(p)) {
				return true
			}
		}
	}
	return false
}

// isNearly reports whether a name is probably what a text means that names nothing.
func (p *pass) isNearly(name string) bool {
	return slices.ContainsFunc(p.found, func(d Diagnostic) bool {
		if d.Rule != ruleAgentActionUnknown && d.Rule != ruleSkillToolUnknown && d.Rule != ruleMCPToolUnknown && d.Rule != ruleAutomationActionUnknown {
			return false
		}
		_, near := schema.Nearest(p.buf.Slice(d.Span), []string{name})
		return near
	})
}
