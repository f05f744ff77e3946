package analysis

// groupJira is functions, triggers and the modules of Jira.
var groupJira = &Group{
	Rules: []*Rule{
		ruleModuleSingle, ruleAdminPageSingle, ruleAdminPageSubpages, ruleSubpagesWithFunction, ruleSubpagesTwice,
		ruleWorkflowValidatorNeither, ruleWorkflowValidatorBoth, ruleWorkflowConditionExpression,
		ruleActionValidatorSingle, ruleExperienceEmpty, ruleExperienceAll, ruleFieldSearchAlias, ruleFieldConnectProperty,
		ruleFullPageRouteUnique, ruleFullPageIcon, ruleEntityPropertyLimit, ruleJQLFunctionDuplicate,
	},
	Entry: map[string][]entryCheck{
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
	Facts: map[string][]factFinder{
		"jira:adminPage":       {adminPageFacts},
		"jira:fullPage":        {routeFacts},
		"global:fullPage":      {routeFacts},
		"jira:actionValidator": {actionFacts},
		"jira:jqlFunction":     {jqlFunctionFacts},
		"jira:entityProperty":  {entityPropertyFacts},
	},
	File: func(p *pass) {
		singleModules(p)
		adminPages(p)
		uniqueNames(p)
		entityProperties(p)
	},
}
