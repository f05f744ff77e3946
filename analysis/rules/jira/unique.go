package jira

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
)

var (
	ruleActionValidatorSingle = &analysis.Rule{
		ID: "action-validator-single", Severity: analysis.Error, Official: []string{"modules.jiraActionValidator.limitPerActionType"},
		Doc: "An app validates an action of Jira in one place.",
	}
	ruleFullPageRouteUnique = &analysis.Rule{
		ID: "full-page-route-unique", Severity: analysis.Error, Official: []string{"modules.globalFullPage.propertyUniqueness", "modules.jiraFullPageModule.propertyUniqueness"},
		Doc: "A full page has a route of its own.",
	}
	ruleJQLFunctionDuplicate = &analysis.Rule{
		ID: "jql-function-duplicate", Severity: analysis.Error, Official: []string{"modules.jiraJqlFunction.duplicateFunctionNames"},
		Doc: "A JQL function has a name of its own, whatever the case of its letters.",
	}
)

// What Jira's modules say that must be said once.
const (
	topicRoute       analysis.Topic = "route"
	topicAction      analysis.Topic = "action"
	topicJQLFunction analysis.Topic = "jql-function"
)

func routeFacts(s analysis.Scope) []analysis.Fact { return s.NameFacts(topicRoute, "routePrefix") }

func actionFacts(s analysis.Scope) []analysis.Fact { return s.NameFacts(topicAction, "action") }

func jqlFunctionFacts(s analysis.Scope) []analysis.Fact { return s.NameFacts(topicJQLFunction, "name") }

// unique is something that entries must not have in common.
type unique struct {
	topic analysis.Topic
	rule  *analysis.Rule
	// group says which facts are about the same thing.
	group func(analysis.Fact) string
	// message speaks of the name, the module type and the line of the first.
	message string
	rename  bool // another name is as good
}

var uniques = []unique{
	{
		topicRoute, ruleFullPageRouteUnique, func(f analysis.Fact) string { return f.Value + " " + f.Name },
		"the route %q is taken by another %q, on line %d: every full page needs a route of its own", true,
	},
	{
		topicAction, ruleActionValidatorSingle, func(f analysis.Fact) string { return f.Name },
		"the action %q has a %q already, on line %d: only one is allowed for each action", false,
	},
	{
		topicJQLFunction, ruleJQLFunctionDuplicate, func(f analysis.Fact) string { return lowered(f.Name) },
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
func uniqueNames(p *analysis.Pass) {
	for _, u := range uniques {
		if len(p.Facts(u.topic)) < 2 {
			continue
		}
		var facts []analysis.Located
		name, taken := map[int]string{}, map[string]bool{}
		for _, f := range p.Facts(u.topic) {
			name[f.Span.Start] = f.Name
			grouped := *f.Fact // it is kept with the entry
			grouped.Name = u.group(grouped)
			f.Fact = &grouped
			taken[f.Name] = true
			facts = append(facts, f)
		}
		for _, group := range analysis.Repeated(facts) {
			for _, again := range group[1:] {
				reportRepeated(p, u, group[0], again, name[again.Span.Start], taken)
			}
		}
	}
}

func reportRepeated(p *analysis.Pass, u unique, first, again analysis.Located, name string, taken map[string]bool) {
	if p.IsRepeated(again.Entry.List.Pair) || p.BrokenIn(again.Span, 0) || isRefusedFact(p, again) {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: u.rule, Span: again.Span,
		Message: fmt.Sprintf(u.message, name, again.Value, p.LineOf(first.Span)),
		Related: []analysis.Related{{Span: first.Span, Message: "the first one"}},
		Mend: func() []analysis.Fix {
			fixes := mend.RemoveEntry(p, again.Entry)
			if !u.rename {
				return fixes
			}
			fresh := analysis.Numbered(name, func(s string) bool { return taken[u.group(analysis.Fact{Name: s, Value: again.Value})] })
			return append(mend.ReplaceText(p, again.Span, fresh), fixes...)
		},
	}, analysis.Always)
}

// isRefusedFact reports whether the schema refuses what a fact says.
func isRefusedFact(p *analysis.Pass, f analysis.Located) bool {
	own := f.Fact.Span
	return slices.ContainsFunc(p.Judged(f.Entry).Findings, func(g analysis.Finding) bool { return g.Severity == analysis.Error && g.Span == own })
}
