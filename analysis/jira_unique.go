package analysis

import (
	"fmt"
	"slices"
	"strings"
)

var (
	ruleActionValidatorSingle = &Rule{
		ID: "action-validator-single", Severity: Error, Official: []string{"modules.jiraActionValidator.limitPerActionType"},
		Doc: "An app validates an action of Jira in one place.", Why: schemaWhy,
		Bad:  head + actionValidatorModule + "    - key: second\n      action: workItemMoved\n      expression: \"false\"\n",
		Good: head + actionValidatorModule + "    - key: second\n      action: workItemCloned\n      expression: \"false\"\n",
	}
	ruleFullPageRouteUnique = &Rule{
		ID: "full-page-route-unique", Severity: Error, Official: []string{"modules.globalFullPage.propertyUniqueness", "modules.jiraFullPageModule.propertyUniqueness"},
		Doc: "A full page has a route of its own.", Why: schemaWhy,
		Bad:  head + fullPage + "    - key: second\n      title: Second\n      resource: main\n      routePrefix: board\n" + resources,
		Good: head + fullPage + "    - key: second\n      title: Second\n      resource: main\n      routePrefix: chart\n" + resources,
	}
	ruleJQLFunctionDuplicate = &Rule{
		ID: "jql-function-duplicate", Severity: Error, Official: []string{"modules.jiraJqlFunction.duplicateFunctionNames"},
		Doc: "A JQL function has a name of its own, whatever the case of its letters.", Why: schemaWhy,
		Bad:  head + "modules:\n  jira:jqlFunction:\n" + jqlFunction("first", "nearby") + jqlFunction("second", "NearBy") + functions,
		Good: head + "modules:\n  jira:jqlFunction:\n" + jqlFunction("first", "nearby") + jqlFunction("second", "faraway") + functions,
	}
)

// Beginnings of samples.
const (
	actionValidatorModule = "modules:\n  jira:actionValidator:\n    - key: first\n      action: workItemMoved\n      expression: \"true\"\n"
	fullPage              = "modules:\n  global:fullPage:\n    - key: first\n      title: First\n      resource: main\n      routePrefix: board\n"
)

func jqlFunction(key, name string) string {
	return "    - key: " + key + "\n      name: " + name + "\n      function: main\n      arguments: []\n      types: [issue]\n      operators: [in]\n"
}

// What Jira's modules say that must be said once.
const (
	topicRoute       topic = "route"
	topicAction      topic = "action"
	topicJQLFunction topic = "jql-function"
)

func routeFacts(s scope) []fact       { return s.names(topicRoute, "routePrefix") }
func actionFacts(s scope) []fact      { return s.names(topicAction, "action") }
func jqlFunctionFacts(s scope) []fact { return s.names(topicJQLFunction, "name") }

// unique is something that entries must not have in common.
type unique struct {
	topic topic
	rule  *Rule
	// group says which facts are about the same thing.
	group func(fact) string
	// message speaks of the name, the module type and the line of the first.
	message string
	rename  bool // another name is as good
}

var uniques = []unique{
	{
		topicRoute, ruleFullPageRouteUnique, func(f fact) string { return f.value + " " + f.name },
		"the route %q is taken by another %q, on line %d: every full page needs a route of its own", true,
	},
	{
		topicAction, ruleActionValidatorSingle, func(f fact) string { return f.name },
		"the action %q has a %q already, on line %d: only one is allowed for each action", false,
	},
	{
		topicJQLFunction, ruleJQLFunctionDuplicate, func(f fact) string { return lowered(f.name) },
		"the name %q is taken by another %q, on line %d: case makes no difference", true,
	},
}

// lowered writes a text in small letters, as JavaScript does. What becomes of a capital
// sigma depends on the letters around it: a text with one is left as it is.
func lowered(s string) string {
	if strings.ContainsRune(s, 'Σ') {
		return s
	}
	return strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
}

// uniqueNames reports what a second entry has in common with the first.
func uniqueNames(p *pass) {
	for _, u := range uniques {
		if len(p.facts(u.topic)) < 2 {
			continue
		}
		var facts []located
		name, taken := map[int]string{}, map[string]bool{}
		for _, f := range p.facts(u.topic) {
			name[f.span.Start] = f.name
			grouped := *f.fact // it is kept with the entry
			grouped.name = u.group(grouped)
			f.fact = &grouped
			taken[f.name] = true
			facts = append(facts, f)
		}
		for _, group := range repeated(facts) {
			for _, again := range group[1:] {
				p.reportRepeated(u, group[0], again, name[again.span.Start], taken)
			}
		}
	}
}

func (p *pass) reportRepeated(u unique, first, again located, name string, taken map[string]bool) {
	if p.isRepeated(again.entry.List.Pair) || p.brokenIn(again.span, 0) || p.isRefusedFact(again) {
		return
	}
	p.report(Diagnostic{
		Rule: u.rule, Span: again.span,
		Message: fmt.Sprintf(u.message, name, again.value, p.lineOf(first.span)),
		Related: []Related{{first.span, "the first one"}},
		Mend: func() []Fix {
			fixes := p.removeEntry(again.entry)
			if !u.rename {
				return fixes
			}
			fresh := numbered(name, func(s string) bool { return taken[u.group(fact{name: s, value: again.value})] })
			return append(p.replaceText(again.span, fresh), fixes...)
		},
	}, always)
}

// isRefusedFact reports whether the schema refuses what a fact says.
func (p *pass) isRefusedFact(f located) bool {
	own := f.fact.span
	return slices.ContainsFunc(p.judged(f.entry).findings, func(g finding) bool { return g.Severity == Error && g.Span == own })
}
