package analysis

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// groupJira is functions, triggers and the modules of Jira.
var groupJira = &Group{
	Rules: []*Rule{
		ruleFunctionKeyLength, ruleFunctionTimeout,
		ruleTriggerIgnoreSelf, ruleTriggerEndpointUserToken, ruleTriggerEndpointRoute,
		ruleModuleSingle, ruleAdminPageSingle, ruleAdminPageSubpages, ruleSubpagesWithFunction, ruleSubpagesTwice,
		ruleWorkflowValidatorNeither, ruleWorkflowValidatorBoth, ruleWorkflowConditionExpression,
		ruleActionValidatorSingle, ruleExperienceEmpty, ruleExperienceAll, ruleFieldSearchAlias, ruleFieldConnectProperty,
		ruleFullPageRouteUnique, ruleFullPageIcon, ruleEntityPropertyLimit, ruleJQLFunctionDuplicate,
	},
	Entry: map[string][]entryCheck{
		"function":                    {functionKey, functionTimeout},
		"trigger":                     {triggerEvents},
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
		"trigger":              {triggerFacts},
		"endpoint":             {endpointFacts},
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
		triggerEndpoints(p)
	},
}

// value is that of a property of an entry; Unknown where there is none.
func (s scope) value(property string) manifest.Value {
	return s.file.Value(s.entry.Pair(property).Value())
}

// truth says what JavaScript makes of the value of a property.
func (s scope) truth(property string) truth {
	pair := s.entry.Pair(property)
	if pair.IsZero() {
		return falsy
	}
	switch v := s.file.Value(pair.Value()); {
	case v.Type() == schema.Unknown:
		return unsure
	case v.Type() == schema.Null || isFalsy(v.Content()):
		return falsy
	}
	return truthy
}

type truth uint8

const (
	unsure truth = iota
	falsy
	truthy
)

// keySpan is the place of the key of a property of an entry.
func (s scope) keySpan(property string) text.Span { return s.entry.Pair(property).Key().Span() }

// mistake makes a finding at a place in the file, on which its fix works, too.
func (s scope) mistake(rule *Rule, at text.Span, message string, fix fixer) finding {
	return finding{
		Diagnostic: Diagnostic{Rule: rule, Severity: rule.Severity, Span: at, Message: message},
		place:      at.Start, fix: fix,
	}
}

// isRefused reports whether there is an error at a place in the file already.
func (s scope) isRefused(found []finding, at text.Span) bool {
	for _, f := range found {
		if f.Severity == Error && f.Span == at {
			return true
		}
	}
	return false
}

// names returns the fact that an entry has a text as a property.
func (s scope) names(t topic, property string) []fact {
	v := s.value(property)
	if v.Type() != schema.String || v.Text() == "" {
		return nil
	}
	return []fact{{topic: t, name: v.Text(), value: s.name, span: v.Node().Span()}}
}

// titleOf is the place that stands for an entry: its key, if it has one.
func titleOf(e *manifest.Entry) text.Span {
	if d, ok := e.Key(); ok {
		return d.Value
	}
	return entryScope(e).ownTitle()
}

// removeEntry takes an entry out of its list.
func (p *pass) removeEntry(e *manifest.Entry) []Fix {
	if e.Item.IsZero() {
		return nil
	}
	return []Fix{{Title: "Remove this entry", Edits: p.edit().RemoveItem(e.List.Node, e.Item)}}
}
