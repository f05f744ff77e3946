package environment

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var ruleEnvVariableMissing = &analysis.Rule{
	ID: "env-variable-missing", Severity: analysis.Error, Official: []string{"invalidManifest of schema.missingEnvironmentVariable"},
	Doc: "A variable that the manifest uses has a value in the environment, or a default.",
	Why: "Forge cannot load the manifest otherwise. The environment is that of the check: an editor does not report it.",
}

// variable is a declared variable of the environment.
type variable struct {
	name string
	at   manifest.Value
	item syntax.ItemNode
	// valued says that there is a default, or may be one.
	valued bool
}

// declaredVariables are the variables in their order: the first of a name counts. It
// is false where there may be more.
func declaredVariables(p *analysis.Pass) (vars []variable, complete bool) {
	s, ok := p.File.Section("environment")
	if !ok {
		return nil, true
	}
	list := p.File.At("environment", "variables").Value
	if list.Type() != schema.List {
		return nil, false
	}
	complete = !p.BrokenIn(s.Pair.Span(), 1)
	for item := range list.Content().Items() {
		v := p.File.Value(item.Value())
		one := variable{at: v, item: item}
		if v.Type() == schema.Map {
			one.at = v.At("key").Value
			one.valued = v.At("default").Exists() || v.MayHave("default")
		}
		if one.at.Type() != schema.String {
			complete = false
			continue
		}
		one.name = one.at.Text()
		vars = append(vars, one)
	}
	return vars, complete
}

// variables reports the use of variables that have no value.
func variables(p *analysis.Pass) {
	vars, _ := declaredVariables(p)
	if len(vars) == 0 {
		return
	}
	byName := map[string]variable{}
	for _, v := range vars {
		if _, again := byName[v.name]; !again {
			byName[v.name] = v
		}
	}
	reported := map[string]bool{}
	eachUseIn(p, func(name string, span text.Span) {
		if v, declared := byName[name]; declared && !v.valued && !reported[name] {
			reported[name] = unsetVariable(p, v, span)
		}
	})
}

// unsetVariable reports a variable without a value, at its first use.
func unsetVariable(p *analysis.Pass, v variable, use text.Span) bool {
	if set, known := p.File.IsSet(v.name); set || !known {
		return false
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleEnvVariableMissing, Span: use,
		Message: fmt.Sprintf("the environment variable %q is not set, and has no default: set it, or declare it with \"key\" and \"default\"", v.name),
		Related: []analysis.Related{{Span: v.at.Node().Span(), Message: "the declaration"}},
		Mend:    func() []analysis.Fix { return giveDefault(p, v) },
	}, analysis.UnlessErrorIn)
	return true
}

// giveDefault declares a variable with a default, which is no more than its name.
func giveDefault(p *analysis.Pass, v variable) []analysis.Fix {
	if v.at.Node() != v.at.Content() || p.File.Value(v.item.Value()) != v.at {
		return nil
	}
	n := v.at.Node()
	fields := []yamledit.Field{{Key: "key", Value: n.Text()}, {Key: "default", Value: yamledit.Quoted(v.name)}}
	written := p.Edit().Style.Block(fields, yamledit.Column(p.Buf, n.Span().Start))
	if v.item.Dash().Len() == 0 {
		written = "{" + yamledit.Flow(fields) + "}"
	}
	return analysis.One("Give it a default", false, n.Span(), written)
}
