package jira

import (
	"embed"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// Group is the modules of Jira.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleModuleSingle, ruleAdminPageSingle, ruleAdminPageSubpages, ruleSubpagesWithFunction, ruleSubpagesTwice,
		ruleWorkflowValidatorNeither, ruleWorkflowValidatorBoth, ruleWorkflowConditionExpression,
		ruleActionValidatorSingle, ruleExperienceEmpty, ruleExperienceAll, ruleFieldSearchAlias, ruleFieldConnectProperty,
		ruleFullPageRouteUnique, ruleFullPageIcon, ruleEntityPropertyLimit, ruleJQLFunctionDuplicate,
	},
	Samples: samples,
	Entry: map[string][]analysis.EntryCheck{
		"jira:projectPage":            {subpages},
		"jira:projectSettingsPage":    {subpages},
		"jira:globalPage":             {subpages},
		"jira:adminPage":              {adminSubpages},
		"jira:workflowValidator":      {workflowValidator},
		"jira:workflowCondition":      {workflowCondition},
		"jira:globalBackgroundScript": {experience},
		"jira:customField":            {searchAliases, connectField},
		"jira:customFieldType":        {searchAliases},
		"jira:fullPage":               {fullPageIcon},
		"confluence:fullPage":         {fullPageIcon},
		"global:fullPage":             {fullPageIcon},
		"global:ui":                   {fullPageIcon},
	},
	Facts: map[string][]analysis.FactFinder{
		"jira:adminPage":       {adminPageFacts},
		"jira:fullPage":        {routeFacts},
		"global:fullPage":      {routeFacts},
		"jira:actionValidator": {actionFacts},
		"jira:jqlFunction":     {jqlFunctionFacts},
		"jira:entityProperty":  {entityPropertyFacts},
	},
	File: func(p *analysis.Pass) {
		shape.SingleModules(p, singles)
		adminPages(p)
		uniqueTexts(p)
		entityProperties(p)
	},
}

//go:embed samples
var samples embed.FS
