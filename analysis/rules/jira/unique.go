package jira

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/schema"
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
var (
	topicRoute       = new(analysis.Topic[moduleText])
	topicAction      = new(analysis.Topic[moduleText])
	topicJQLFunction = new(analysis.Topic[moduleText])
)

// moduleText is a text in modules of a type.
type moduleText struct{ typ, text string }

// routeFacts returns the route of a full page.
func routeFacts(s analysis.Unit) []analysis.Fact { return textFacts(s, topicRoute, "routePrefix") }

// actionFacts returns the action that a validator is for.
func actionFacts(s analysis.Unit) []analysis.Fact { return textFacts(s, topicAction, "action") }

// jqlFunctionFacts returns the name of a JQL function.
func jqlFunctionFacts(s analysis.Unit) []analysis.Fact {
	return textFacts(s, topicJQLFunction, "name")
}

// textFacts returns the fact that an entry has a text as a property.
func textFacts(s analysis.Unit, topic *analysis.Topic[moduleText], property string) []analysis.Fact {
	v := s.Value(property)
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []analysis.Fact{topic.Fact(moduleText{s.TypeName, v.Text()}, v.Node().Span())}
}

// unique is something that entries must not have in common.
type unique struct {
	topic *analysis.Topic[moduleText]
	rule  *analysis.Rule
	// same returns the same for texts that entries must not have in common.
	same func(moduleText) moduleText
	// message speaks of the text, the module type and the line of the first.
	message string
	rename  bool // another text is as good
}

var uniques = []unique{
	{
		topicRoute, ruleFullPageRouteUnique, func(t moduleText) moduleText { return t },
		"the route %q is taken by another %q, on line %d: every full page needs a route of its own", true,
	},
	{
		topicAction, ruleActionValidatorSingle, func(t moduleText) moduleText { return t },
		"the action %q has a %q already, on line %d: only one is allowed for each action", false,
	},
	{
		topicJQLFunction, ruleJQLFunctionDuplicate, func(t moduleText) moduleText { return moduleText{t.typ, javascript.ToLower(t.text)} },
		"the name %q is taken by another %q, on line %d: case makes no difference", true,
	},
}

// uniqueTexts reports what a second entry has in common with the first.
func uniqueTexts(p *analysis.Pass) {
	for _, u := range uniques {
		analysis.ReportRepeated(p, u.topic, u.same, func(group []locatedText, again locatedText) analysis.Diagnostic {
			if isRefusedFact(p, again) {
				return analysis.Diagnostic{}
			}
			return analysis.Diagnostic{
				Rule:    u.rule,
				Message: fmt.Sprintf(u.message, again.Value.text, again.Value.typ, p.LineOf(group[0].Span)),
				Mend:    func() []analysis.Fix { return u.mend(p, again) },
			}
		})
	}
}

type locatedText = analysis.Located[moduleText]

// mend gives a text a number, where another one is as good, or removes its entry.
func (u unique) mend(p *analysis.Pass, again locatedText) []analysis.Fix {
	fixes := mend.RemoveEntry(p, again.Entry)
	if !u.rename {
		return fixes
	}
	fresh := analysis.Numbered(again.Value.text, func(s string) bool {
		return analysis.IsSaid(p, u.topic, u.same, moduleText{again.Value.typ, s})
	})
	return append(mend.ReplaceText(p, again.Span, fresh), fixes...)
}

// isRefusedFact reports whether the schema refuses what a fact says.
func isRefusedFact(p *analysis.Pass, f locatedText) bool {
	own := f.Span.Shift(-f.Entry.Base())
	return slices.ContainsFunc(p.ResultsOf(f.Entry).Findings, func(g analysis.Finding) bool { return g.Severity == analysis.Error && g.Span == own })
}
