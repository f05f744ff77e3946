package rovo

import (
	"forge-manifest-ls/analysis"
)

// skillRule returns a rule about the content of SKILL.md.
func skillRule(id string, severity analysis.Severity, doc string) *analysis.Rule {
	why := ""
	if severity == analysis.Warning {
		why = "Forge accepts the skill, and it works less well."
	}
	return &analysis.Rule{
		ID: id, Severity: severity, ReadsFiles: true, Doc: doc, Why: why,
	}
}

var (
	ruleSkillFrontmatterMissing = skillRule("skill-frontmatter-missing", analysis.Error,
		"SKILL.md begins with properties between two lines \"---\".").Mirroring("modules.rovo.skillFileMissingFrontmatterDelimiters")
	ruleSkillFrontmatterYAML = skillRule("skill-frontmatter-yaml", analysis.Error,
		"The properties at the start of SKILL.md are a YAML map.").
		Mirroring("modules.rovo.skillFileFrontmatterYamlInvalid")
	ruleSkillFieldUnknown = skillRule("skill-field-unknown", analysis.Error,
		"SKILL.md has no properties but those of skills.")
	ruleSkillNameMissing = skillRule("skill-name-missing", analysis.Error,
		"SKILL.md has a name.")
	ruleSkillNameLength = skillRule("skill-name-length", analysis.Error,
		"The name in SKILL.md is a string of at most 64 characters.")
	ruleSkillNameFormat = skillRule("skill-name-format", analysis.Error,
		"The name in SKILL.md is made of small letters and digits, with single hyphens between them.")
	ruleSkillNameDirectory = skillRule("skill-name-directory", analysis.Error,
		"The name in SKILL.md is that of its directory.")
	ruleSkillDescriptionMissing = skillRule("skill-description-missing", analysis.Error,
		"SKILL.md has a description.")
	ruleSkillDescriptionLength = skillRule("skill-description-length", analysis.Error,
		"The description in SKILL.md is a string of at most 1024 characters.")
	ruleSkillDescriptionShort = skillRule("skill-description-short", analysis.Warning,
		"The description in SKILL.md has at least 50 characters.")
	ruleSkillCompatibility = skillRule("skill-compatibility-invalid", analysis.Error,
		"The compatibility in SKILL.md is a string of at most 500 characters.")
	ruleSkillMetadata = skillRule("skill-metadata-invalid", analysis.Error,
		"The metadata in SKILL.md are a map of strings.")
	ruleSkillLicense = skillRule("skill-license-invalid", analysis.Error,
		"The license in SKILL.md is a string.")
	ruleSkillToolsFormat = skillRule("skill-allowed-tools-format", analysis.Error,
		"The allowed tools in SKILL.md are names with single spaces between them.")
	ruleSkillToolsMismatch = skillRule("skill-allowed-tools-mismatch", analysis.Error,
		"The allowed tools in SKILL.md are all that the manifest says, and perhaps more.")
	ruleSkillToolUnmentioned = skillRule("skill-tool-unmentioned", analysis.Warning,
		"The instructions in SKILL.md mention every tool that the manifest says.")
	ruleSkillBodyEmpty = skillRule("skill-body-empty", analysis.Warning,
		"SKILL.md has instructions.")
	ruleSkillBodyLong = skillRule("skill-body-long", analysis.Warning,
		"The instructions in SKILL.md have at most 500 lines.")
	ruleSkillReferenceMissing = skillRule("skill-reference-missing", analysis.Warning,
		"The files that the instructions in SKILL.md name are there.")
)

// skillFileRules are the rules about the content of SKILL.md.
var skillFileRules = []*analysis.Rule{
	ruleSkillFrontmatterMissing, ruleSkillFrontmatterYAML, ruleSkillFieldUnknown, ruleSkillNameMissing, ruleSkillNameLength,
	ruleSkillNameFormat, ruleSkillNameDirectory, ruleSkillDescriptionMissing, ruleSkillDescriptionLength, ruleSkillDescriptionShort,
	ruleSkillCompatibility, ruleSkillMetadata, ruleSkillLicense, ruleSkillToolsFormat, ruleSkillToolsMismatch,
	ruleSkillToolUnmentioned, ruleSkillBodyEmpty, ruleSkillBodyLong, ruleSkillReferenceMissing,
}
