package jira

import "forge-manifest-ls/analysis"

var ruleModuleSingle = &analysis.Rule{
	ID: "module-single", Severity: analysis.Error, Official: []string{"modules.singleEntryOfTheModule"},
	Doc: "Of some module types an app has one entry at most.",
}

// singles are the rules of the module types of which there is one entry at most.
var singles = map[string]*analysis.Rule{
	"jira:uiModifications":     ruleModuleSingle,
	"jira:projectPage":         ruleModuleSingle,
	"jira:projectSettingsPage": ruleModuleSingle,
	"jira:globalPage":          ruleModuleSingle,
	"global:ui":                ruleModuleSingle,
}
