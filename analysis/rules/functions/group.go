package functions

import "forge-manifest-ls/analysis"

// GroupFunctions is about functions, what calls them, and triggers.
var GroupFunctions = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleFunctionKeyLength, ruleFunctionTimeout, ruleFunctionHandlerFormat, ruleFunctionHandlerFile, RuleFunctionHandlerExport,
		ruleTriggerIgnoreSelf, ruleTriggerEndpointUserToken, ruleTriggerEndpointRoute, ruleScheduledTriggerLimit,
	},
	Entry: map[string][]analysis.EntryCheck{
		"function": {handlerFormat, functionKey, functionTimeout},
		"trigger":  {triggerEvents},
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
