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
	Rules:   []*analysis.Rule{ruleLLMSingle, ruleLLMModelLimit, ruleLLMModelDuplicate},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"llm": {llmModels}},
	File: func(p *analysis.Pass) {
		shape.SingleModules(p, map[string]*analysis.Rule{"llm": ruleLLMSingle})
	},
}

//go:embed samples
var samples embed.FS
