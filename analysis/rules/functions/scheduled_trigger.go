package functions

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var ruleScheduledTriggerLimit = &analysis.Rule{
	ID: "scheduled-trigger-limit", Severity: analysis.Warning,
	Doc: "An app has at most five scheduled triggers, of which one runs every five minutes.",
	Why: "The documentation of scheduled triggers gives these limits; \"forge lint\" does not look at them.",
}

// topicScheduledTrigger is told of each scheduled trigger: its value is the interval.
const topicScheduledTrigger analysis.Topic = "scheduled-trigger"

func scheduledTriggerFacts(s analysis.Scope) []analysis.Fact {
	fact := analysis.Fact{Topic: topicScheduledTrigger, Span: s.Title(s.Node)}
	if v := s.Value("interval"); v.Type() == schema.String {
		fact.Value, fact.Span = v.Text(), v.Node().Span()
	}
	return []analysis.Fact{fact}
}

// scheduledTriggerLimits reports the first trigger beyond each of the limits.
func scheduledTriggerLimits(p *analysis.Pass) {
	most, _ := schema.LimitOf("modules/scheduledTrigger")
	mostOften, _ := schema.LimitOf("modules/scheduledTrigger/[]/interval = fiveMinute")
	all, often := 0, 0
	for _, f := range p.Facts(topicScheduledTrigger) {
		all++
		if f.Value == "fiveMinute" {
			often++
			if often == mostOften.Most+1 {
				p.Report(analysis.Diagnostic{
					Rule: ruleScheduledTriggerLimit, Span: f.Span,
					Message: "an app has at most one scheduled trigger with the interval \"fiveMinute\": use \"hour\", \"day\" or \"week\", or one trigger whose function does both",
				}, analysis.UnlessErrorIn)
			}
		}
		if all == most.Most+1 {
			p.Report(analysis.Diagnostic{
				Rule: ruleScheduledTriggerLimit, Span: analysis.TitleOf(f.Entry),
				Message: fmt.Sprintf("an app has at most %d scheduled triggers: let the function of one of them do the work of this one, too", most.Most),
			}, analysis.UnlessErrorIn)
		}
	}
}
