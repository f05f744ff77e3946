package jira

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleWorkflowValidatorNeither = &analysis.Rule{
		ID: "workflow-validator-neither", Severity: analysis.Error, Official: []string{"modules.jiraWorkflowValidator.missingProperty"},
		Doc: "A workflow validator has an expression or a function.",
	}
	ruleWorkflowValidatorBoth = &analysis.Rule{
		ID: "workflow-validator-both", Severity: analysis.Error, Official: []string{"modules.jiraWorkflowValidator.invalidProperty"},
		Doc: "A workflow validator has either an expression or a function.",
	}
	ruleWorkflowConditionExpression = &analysis.Rule{
		ID: "workflow-condition-expression", Severity: analysis.Error, Official: []string{"modules.jiraWorkflowCondition.missingExpression"},
		Doc: "The expression of a workflow condition is not blank.",
	}
)

// workflowValidator looks for the one thing that decides.
func workflowValidator(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	expression, function := s.Truthiness("expression"), s.Truthiness("function")
	switch {
	case expression == analysis.Falsy && function == analysis.Falsy:
		return undecided(s, found)
	case expression == analysis.Truthy && function == analysis.Truthy:
		message := "a workflow validator has either an \"expression\" or a \"function\", not both: remove one of them"
		f := s.Mistake(ruleWorkflowValidatorBoth, s.KeySpan("function"), message, mend.KeepOne([]string{"function", "expression"}))
		f.Related = []analysis.Related{{Span: s.KeySpan("expression"), Message: "the expression"}}
		return append(found, f)
	}
	return found
}

// undecided reports a validator that has neither, unless what it has is refused already.
func undecided(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	const message = "a workflow validator needs an \"expression\" or a \"function\" that decides"
	at := s.OwnTitle()
	for _, name := range []string{"function", "expression"} {
		pair := s.Entry.Pair(name)
		if pair.IsZero() {
			continue
		}
		at = pair.Value().Span()
		if at.Len() == 0 {
			at = pair.Key().Span()
		}
		if s.IsRefused(found, at) || s.IsRefused(found, pair.Key().Span()) || s.Value(name).Type() != schema.String {
			return found
		}
	}
	f := s.Mistake(ruleWorkflowValidatorNeither, at, message, addDecision)
	f.Absent, f.Place = "function", s.Node.Span().Start
	return append(found, f)
}

// addDecision gives a validator one of the functions, in the place of a blank expression.
func addDecision(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, to := t.MapAt(t.Place), &schema.Schema{Refers: schema.ToFunction}
	blank := t.Entry.Pair("expression")
	switch {
	case m.IsZero():
		return nil
	case blank.IsZero():
		return mend.AddTo(p, t, m, "function", to)
	}
	var fixes []analysis.Fix
	for _, c := range mend.Choices(p, t, "function", to) {
		c.Field.Key = "function"
		fix := analysis.Fix{Title: "Replace expression with function: " + c.Label}
		fix.Edits = []text.Edit{{Span: blank.Span(), New: yamledit.Flow([]yamledit.Field{c.Field})}}
		if fix, ok := mend.Offer(p, fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// workflowCondition reports an expression that is blank. One that is missing is a matter
// of the schema.
func workflowCondition(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	v := s.Value("expression")
	if v.Type() != schema.String || javascript.TrimSpace(v.Text()) != "" {
		return found
	}
	span := v.Node().Span()
	if span.Len() == 0 || s.IsRefused(found, span) {
		return found
	}
	message := "\"expression\" is blank: write the Jira expression that decides"
	return append(found, s.Mistake(ruleWorkflowConditionExpression, span, message, nil))
}
