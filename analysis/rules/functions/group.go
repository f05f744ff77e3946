package functions

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
)

// GroupFunctions is about functions, what calls them, and triggers.
var GroupFunctions = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleFunctionKeyLength, ruleFunctionTimeout, ruleFunctionHandlerFormat, ruleFunctionHandlerFile, ruleFunctionHandlerExport,
		ruleTriggerIgnoreSelf, ruleTriggerEndpointUserToken, ruleTriggerEndpointRoute, ruleScheduledTriggerLimit,
		ruleEventUnknown,
	},
	Samples: samples,
	Entry: map[string][]analysis.EntryCheck{
		"function": {handlerFormat, functionKey, functionTimeout},
		"trigger":  {triggerEvents, unknownEvents},
	},
	Facts: map[string][]analysis.FactFinder{
		"trigger": {triggerFacts}, "endpoint": {mend.EndpointFacts}, "scheduledTrigger": {scheduledTriggerFacts},
	},
	File: func(p *analysis.Pass) {
		handlers(p)
		triggers.Check(p)
		scheduledTriggerLimits(p)
	},
}

// GroupResolver is how a module names who answers its front end.
var GroupResolver = &analysis.Group{
	Rules:   []*analysis.Rule{ruleResolverWithoutResource, shape.RuleResolverShape},
	Samples: samples,
	Reword: func(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
		if !s.IsModule() {
			return found
		}
		return misplacedFunction(s, resolverFindings(s, found))
	},
}

//go:embed samples
var samples embed.FS
