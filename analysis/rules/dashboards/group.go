package dashboards

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is what the modules of a dashboard share.
var Group = &analysis.Group{
	Rules:   []*analysis.Rule{ruleDashboardResourceShared, RuleDashboardExtraProperty, ruleScriptWithoutGadget},
	Samples: samples,
	Reword: func(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
		if !s.IsModule() {
			return found
		}
		return dashboardExtras(s, found)
	},
	File: func(p *analysis.Pass) {
		idleScripts(p)
		sharedResources(p)
	},
}

//go:embed samples
var samples embed.FS
