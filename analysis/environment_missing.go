package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var (
	ruleEnvVariableMissing = &Rule{
		ID: "env-variable-missing", Severity: Error, Official: []string{"invalidManifest of schema.missingEnvironmentVariable"},
		Doc:  "A variable that the manifest uses has a value in the environment, or a default.",
		Why:  "Forge cannot load the manifest otherwise. The environment is that of the check: an editor does not report it.",
		Bad:  head + variablePage + resources + "environment:\n  variables:\n    - PAGE_TITLE\n",
		Good: head + variablePage + resources + "environment:\n  variables:\n    - key: PAGE_TITLE\n      default: Page\n",
	}
	ruleEnvVariableUndeclared = &Rule{
		ID: "env-variable-undeclared", Severity: Warning,
		Doc:  "A variable of the environment is declared before it is used.",
		Why:  "Forge leaves the text as it is, \"${\" and all, when the variable is not declared.",
		Bad:  head + variablePage + resources + "environment:\n  variables:\n    - key: PAGE_TITEL\n      default: Page\n",
		Good: head + variablePage + resources + "environment:\n  variables:\n    - key: PAGE_TITLE\n      default: Page\n",
	}
)

const variablePage = `modules:
  jira:projectPage:
    - key: page
      title: ${PAGE_TITLE}
      resource: main
`

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
func (p *pass) declaredVariables() (vars []variable, complete bool) {
	s, ok := p.file.Section("environment")
	if !ok {
		return nil, true
	}
	list, ok := p.property(p.file.Value(s.Pair.Value()), "variables")
	if !ok || list.Type() != schema.List {
		return nil, false
	}
	complete = !p.brokenIn(s.Pair.Span(), 1)
	for item := range list.Content().Items() {
		v := p.file.Value(item.Value())
		one := variable{at: v, item: item}
		if v.Type() == schema.Map {
			one.at, _ = p.property(v, "key")
			_, one.valued = p.property(v, "default")
			one.valued = one.valued || v.MayHave("default")
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

// variables reports the use of variables that have no value, and of those that are
// probably misspelt.
func variables(p *pass) {
	vars, complete := p.declaredVariables()
	if len(vars) == 0 {
		return
	}
	byName := map[string]variable{}
	var names []string
	for _, v := range vars {
		if _, again := byName[v.name]; !again {
			byName[v.name] = v
			names = append(names, v.name)
		}
	}
	reported := map[string]bool{}
	use := func(name string, span text.Span) {
		v, declared := byName[name]
		switch {
		case !declared && complete:
			p.undeclaredVariable(name, span, names)
		case declared && !v.valued && !reported[name]:
			reported[name] = p.unsetVariable(v, span)
		}
	}
	for _, f := range p.facts(topicVariable) {
		use(f.name, f.span)
	}
	for _, s := range p.file.Sections() {
		if !isModules(s.Name) && p.listOf(s) == nil {
			eachUse(s.Pair.Value(), use)
		}
	}
}

// unsetVariable reports a variable without a value, at its first use.
func (p *pass) unsetVariable(v variable, use text.Span) bool {
	if set, known := p.file.IsSet(v.name); set || !known {
		return false
	}
	p.report(Diagnostic{
		Rule: ruleEnvVariableMissing, Span: use,
		Message: fmt.Sprintf("the environment variable %q is not set, and has no default: set it, or declare it with \"key\" and \"default\"", v.name),
		Related: []Related{{v.at.Node().Span(), "the declaration"}},
		Mend:    func() []Fix { return p.giveDefault(v) },
	}, unlessErrorIn)
	return true
}

// giveDefault declares a variable with a default, which is no more than its name.
func (p *pass) giveDefault(v variable) []Fix {
	if v.at.Node() != v.at.Content() || p.file.Value(v.item.Value()) != v.at {
		return nil
	}
	n := v.at.Node()
	fields := []edit.Field{{Key: "key", Value: n.Text()}, {Key: "default", Value: edit.Quoted(v.name)}}
	written := p.edit().Style.Block(fields, edit.Column(p.buf, n.Span().Start))
	if v.item.Dash().Len() == 0 {
		written = "{" + edit.Flow(fields) + "}"
	}
	return one("Give it a default", false, n.Span(), written)
}

// undeclaredVariable warns of a name that is nearly one that is declared. Other texts
// may well mean what they say.
func (p *pass) undeclaredVariable(name string, use text.Span, names []string) {
	near, ok := schema.Nearest(name, names)
	if !ok {
		return
	}
	p.report(Diagnostic{
		Rule: ruleEnvVariableUndeclared, Span: use,
		Message: fmt.Sprintf("the environment variable %q is not declared, so that the text stays as it is: did you mean %q?", name, near),
		Mend:    func() []Fix { return one("Replace by "+quoteTitle(near), false, use, "${"+near+"}") },
	}, unlessErrorIn)
}
