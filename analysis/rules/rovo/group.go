package rovo

import (
	"embed"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// GroupSkills is about the files of skills and prompts.
var GroupSkills = &analysis.Group{
	Rules: slices.Concat([]*analysis.Rule{
		ruleSkillSourceInvalid, ruleSkillSourceDuplicate, ruleSkillDirectoryMissing, ruleSkillFileMissing,
		rulePromptResourceUnknown, rulePromptResourceType, rulePromptResourceUnreadable,
	}, skillFileRules),
	Samples: samples,
	File: func(p *analysis.Pass) {
		skills(p)
		prompts(p)
	},
}

// GroupLLM is the language models of an app.
var GroupLLM = &analysis.Group{
	Rules:   []*analysis.Rule{shape.RuleLLMSingle, shape.RuleLLMModelLimit, shape.RuleLLMModelDuplicate},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"llm": {llmModels}},
}

//go:embed samples
var samples embed.FS
