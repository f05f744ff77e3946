package rovo

import (
	"slices"

	"forge-manifest-ls/analysis"
)

// GroupSkills is about the files of skills and prompts.
var GroupSkills = &analysis.Group{
	Rules: slices.Concat([]*analysis.Rule{
		ruleSkillSourceInvalid, ruleSkillSourceDuplicate, ruleSkillDirectoryMissing, ruleSkillFileMissing,
		rulePromptResourceUnknown, rulePromptResourceType, rulePromptResourceUnreadable,
	}, skillFileRules),
	File: func(p *analysis.Pass) {
		skills(p)
		prompts(p)
	},
}
