package analysis

import (
	"strings"
	"unicode"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

var (
	ruleWorkflowValidatorNeither = &Rule{
		ID: "workflow-validator-neither", Severity: Error, Official: []string{"modules.jiraWorkflowValidator.missingProperty"},
		Doc: "A workflow validator has an expression or a function.", Why: schemaWhy,
		Bad:  head + workflowValidatorModule + functions,
		Good: head + workflowValidatorModule + "      function: main\n" + functions,
	}
	ruleWorkflowValidatorBoth = &Rule{
		ID: "workflow-validator-both", Severity: Error, Official: []string{"modules.jiraWorkflowValidator.invalidProperty"},
		Doc: "A workflow validator has either an expression or a function.", Why: schemaWhy,
		Bad:  head + workflowValidatorModule + "      expression: \"true\"\n      function: main\n" + functions,
		Good: head + workflowValidatorModule + "      function: main\n" + functions,
	}
	ruleWorkflowConditionExpression = &Rule{
		ID: "workflow-condition-expression", Severity: Error, Official: []string{"modules.jiraWorkflowCondition.missingExpression"},
		Doc: "The expression of a workflow condition is not blank.", Why: schemaWhy,
		Bad:  head + workflowConditionModule + "      expression: \" \"\n",
		Good: head + workflowConditionModule + "      expression: issue.isSubtask\n",
	}
)

// Beginnings of samples with a part of a workflow.
const (
	workflowValidatorModule = "modules:\n  jira:workflowValidator:\n    - key: validator\n      name: Validator\n      description: Validates\n"
	workflowConditionModule = "modules:\n  jira:workflowCondition:\n    - key: condition\n      name: Condition\n      description: Decides\n"
)

// workflowValidator looks for the one thing that decides.
func workflowValidator(s scope, found []finding) []finding {
	expression, function := s.truth("expression"), s.truth("function")
	switch {
	case expression == falsy && function == falsy:
		return s.undecided(found)
	case expression == truthy && function == truthy:
		message := "a workflow validator has either an \"expression\" or a \"function\", not both: remove one of them"
		f := s.mistake(ruleWorkflowValidatorBoth, s.keySpan("function"), message, keepOne([]string{"function", "expression"}))
		f.Related = []Related{{s.keySpan("expression"), "the expression"}}
		return append(found, f)
	}
	return found
}

// undecided reports a validator that has neither, unless what it has is refused already.
func (s scope) undecided(found []finding) []finding {
	const message = "a workflow validator needs an \"expression\" or a \"function\" that decides"
	at := s.ownTitle()
	for _, name := range []string{"function", "expression"} {
		pair := s.entry.Pair(name)
		if pair.IsZero() {
			continue
		}
		at = pair.Value().Span()
		if at.Len() == 0 {
			at = pair.Key().Span()
		}
		if s.isRefused(found, at) || s.isRefused(found, pair.Key().Span()) || s.value(name).Type() != schema.String {
			return found
		}
	}
	f := s.mistake(ruleWorkflowValidatorNeither, at, message, addDecision)
	f.absent, f.place = "function", s.node.Span().Start
	return append(found, f)
}

// addDecision gives a validator one of the functions, in the place of a blank expression.
func addDecision(p *pass, t target) []Fix {
	m, to := t.mapAt(t.place), &schema.Schema{Refers: schema.ToFunction}
	blank := t.entry.Pair("expression")
	switch {
	case m.IsZero():
		return nil
	case blank.IsZero():
		return p.addTo(t, m, "function", to)
	}
	var fixes []Fix
	for _, c := range p.choices(t, "function", to) {
		c.field.Key = "function"
		fix := Fix{Title: "Replace expression by function: " + c.label}
		fix.Edits = []text.Edit{{Span: blank.Span(), New: edit.Flow([]edit.Field{c.field})}}
		if fix, ok := p.offer(fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// workflowCondition reports an expression that is blank. One that is missing is a matter
// of the schema.
func workflowCondition(s scope, found []finding) []finding {
	v := s.value("expression")
	if v.Type() != schema.String || trimmed(v.Text()) != "" {
		return found
	}
	span := v.Node().Span()
	if span.Len() == 0 || s.isRefused(found, span) {
		return found
	}
	message := "\"expression\" is blank: write the Jira expression that decides"
	return append(found, s.mistake(ruleWorkflowConditionExpression, span, message, nil))
}

// trimmed is a text without the white space around it, in the sense of JavaScript.
func trimmed(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.Is(unicode.Zs, r) || strings.ContainsRune("\t\n\v\f\r\u2028\u2029\uFEFF", r)
	})
}
