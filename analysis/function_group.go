package analysis

// groupFunctions is about functions, what calls them, and triggers.
var groupFunctions = &Group{
	Rules: []*Rule{
		ruleFunctionKeyLength, ruleFunctionTimeout, ruleFunctionHandlerFormat, ruleFunctionHandlerFile, ruleFunctionHandlerExport,
		ruleTriggerIgnoreSelf, ruleTriggerEndpointUserToken, ruleTriggerEndpointRoute,
	},
	Entry: map[string][]entryCheck{
		"function": {scope.handlerFormat, functionKey, functionTimeout},
		"trigger":  {triggerEvents},
	},
	Facts: map[string][]factFinder{"trigger": {triggerFacts}, "endpoint": {endpointFacts}},
	File: func(p *pass) {
		p.handlers()
		triggerEndpoints(p)
	},
}
