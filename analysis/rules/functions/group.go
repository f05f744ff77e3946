package functions

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// GroupFunctions is about functions, what calls them, and triggers.
var GroupFunctions = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleFunctionKeyLength, ruleFunctionTimeout, ruleFunctionHandlerFormat, ruleFunctionHandlerFile, RuleFunctionHandlerExport,
		ruleTriggerIgnoreSelf, ruleTriggerEndpointUserToken, ruleTriggerEndpointRoute, ruleScheduledTriggerLimit,
		ruleEventUnknown,
	},
	Samples: samples,
	Entry: map[string][]analysis.EntryCheck{
		"function": {handlerFormat, functionKey, functionTimeout},
		"trigger":  {triggerEvents, unknownEvents},
	},
	Facts: map[string][]analysis.FactFinder{
		"trigger": {triggerFacts}, "endpoint": {endpointFacts}, "scheduledTrigger": {scheduledTriggerFacts},
	},
	File: func(p *analysis.Pass) {
		handlers(p)
		triggerEndpoints(p)
		scheduledTriggerLimits(p)
	},
}

// GroupResolver is how a module names who answers its front end.
var GroupResolver = &analysis.Group{
	Rules:   []*analysis.Rule{shape.RuleResolverWithoutResource, shape.RuleResolverShape},
	Samples: samples,
	Reword: func(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
		if !s.IsModule() {
			return found
		}
		return misplacedFunction(s, resolverFindings(s, found))
	},
}

//go:embed samples
var samples embed.FS
