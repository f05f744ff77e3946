package analysis

import "slices"

// groupSkills is about the files of skills and prompts.
var groupSkills = &Group{
	Rules: slices.Concat([]*Rule{
		ruleSkillSourceInvalid, ruleSkillSourceDuplicate, ruleSkillDirectoryMissing, ruleSkillFileMissing,
		rulePromptResourceUnknown, rulePromptResourceType, rulePromptResourceUnreadable,
	}, skillFileRules),
	File: func(p *pass) {
		p.skills()
		p.prompts()
	},
}
