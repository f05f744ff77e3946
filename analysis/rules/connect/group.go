package connect

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is what an app keeps of Atlassian Connect.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleConnectModuleUnknown, ruleConnectLifecycleSingle, ruleConnectRemoteRequired,
		ruleConnectRemoteConfigurable, ruleConnectRemoteWarning, ruleConnectAuthWithoutModules,
	},
	Samples: samples,
	Reword:  withoutConnect,
	Facts:   map[string][]analysis.FactFinder{"": {emptyConnect}},
	File:    connect,
}

//go:embed samples
var samples embed.FS
