package rovo

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

// GoodSkill is a file SKILL.md with nothing wrong in it. NAME stands for the name of its
// directory.
const GoodSkill = `---
name: NAME
description: Greets people in the language that they have chosen for themselves
---
Greet the person.
`

// SkillFiles are two directories with skills: sample has a file as given, and greet a
// good one.
func SkillFiles(sample string) map[string]string {
	return map[string]string{
		"skills/sample/SKILL.md": strings.ReplaceAll(sample, "NAME", "sample"),
		"skills/greet/SKILL.md":  strings.ReplaceAll(GoodSkill, "NAME", "greet"),
	}
}

// skillRule makes a rule about the content of SKILL.md. Its sample is a good file in which
// old gives way to other text.
func skillRule(id string, severity analysis.Severity, doc, old, by string) *analysis.Rule {
	why := analysis.SchemaWhy
	if severity == analysis.Warning {
		why = "Forge accepts the skill, and it works less well."
	}
	return &analysis.Rule{
		ID: id, Severity: severity, ReadsFiles: true, Doc: doc, Why: why,
		Bad:   sample.Head + sample.Skilled("skills/sample"),
		Good:  sample.Head + sample.Skilled("skills/greet"),
		Files: SkillFiles(strings.Replace(GoodSkill, old, by, 1)),
	}
}

// Description is that of the skills of samples.
const Description = "Greets people in the language that they have chosen for themselves"

var (
	ruleSkillFrontmatterMissing = skillRule("skill-frontmatter-missing", analysis.Error,
		"SKILL.md begins with properties between two lines \"---\".", "---\n", "").Mirroring("modules.rovo.skillFileMissingFrontmatterDelimiters")
	ruleSkillFrontmatterYAML = skillRule("skill-frontmatter-yaml", analysis.Error,
		"The properties at the start of SKILL.md are a YAML map.", "name: NAME", "name: [NAME").
		Mirroring("modules.rovo.skillFileFrontmatterYamlInvalid")
	ruleSkillFieldUnknown = skillRule("skill-field-unknown", analysis.Error,
		"SKILL.md has no properties but those of skills.", "name: NAME", "name: NAME\nversion: '1'")
	ruleSkillNameMissing = skillRule("skill-name-missing", analysis.Error,
		"SKILL.md has a name.", "name: NAME\n", "")
	ruleSkillNameLength = skillRule("skill-name-length", analysis.Error,
		"The name in SKILL.md is a string of at most 64 characters.", "name: NAME", "name: 7")
	ruleSkillNameFormat = skillRule("skill-name-format", analysis.Error,
		"The name in SKILL.md is made of small letters and digits, with single hyphens between them.", "name: NAME", "name: Sample")
	ruleSkillNameDirectory = skillRule("skill-name-directory", analysis.Error,
		"The name in SKILL.md is that of its directory.", "name: NAME", "name: example")
	ruleSkillDescriptionMissing = skillRule("skill-description-missing", analysis.Error,
		"SKILL.md has a description.", "description: "+Description+"\n", "")
	ruleSkillDescriptionLength = skillRule("skill-description-length", analysis.Error,
		"The description in SKILL.md is a string of at most 1024 characters.", Description, "''")
	ruleSkillDescriptionShort = skillRule("skill-description-short", analysis.Warning,
		"The description in SKILL.md has at least 50 characters.", Description, "Greets people")
	ruleSkillCompatibility = skillRule("skill-compatibility-invalid", analysis.Error,
		"The compatibility in SKILL.md is a string of at most 500 characters.", "name: NAME", "name: NAME\ncompatibility: 1")
	ruleSkillMetadata = skillRule("skill-metadata-invalid", analysis.Error,
		"The metadata in SKILL.md are a map of strings.", "name: NAME", "name: NAME\nmetadata:\n  version: 1")
	ruleSkillLicense = skillRule("skill-license-invalid", analysis.Error,
		"The license in SKILL.md is a string.", "name: NAME", "name: NAME\nlicense: 2")
	ruleSkillToolsFormat = skillRule("skill-allowed-tools-format", analysis.Error,
		"The allowed tools in SKILL.md are names with single spaces between them.", "name: NAME", "name: NAME\nallowed-tools: [greet]")
	ruleSkillToolsMismatch = withTool(skillRule("skill-allowed-tools-mismatch", analysis.Error,
		"The allowed tools in SKILL.md are all that the manifest says, and perhaps more.", "name: NAME", "name: NAME\nallowed-tools: other"),
		"Greet the person.", "Greet the person by say-hello.")
	ruleSkillToolUnmentioned = withTool(skillRule("skill-tool-unmentioned", analysis.Warning,
		"The instructions in SKILL.md mention every tool that the manifest says.", "name: NAME", "name: NAME"), "", "")
	ruleSkillBodyEmpty = skillRule("skill-body-empty", analysis.Warning,
		"SKILL.md has instructions.", "Greet the person.\n", "")
	ruleSkillBodyLong = skillRule("skill-body-long", analysis.Warning,
		"The instructions in SKILL.md have at most 500 lines.", "Greet the person.\n", strings.Repeat("Greet the person.\n", 500))
	ruleSkillReferenceMissing = skillRule("skill-reference-missing", analysis.Warning,
		"The files that the instructions in SKILL.md name are there.", "Greet the person.", "Greet the person as in references/tone.md.")
)

// withTool gives the skill of a sample a tool to depend on, and changes the text of the
// bad file.
func withTool(r *analysis.Rule, old, by string) *analysis.Rule {
	const dependency = "      dependencies:\n        tools:\n          - say-hello\n"
	const action = `  action:
    - key: say-hello
      name: Say hello
      description: Says hello
      function: main
      actionVerb: GET
      inputs:
        name:
          title: Name
          description: The name to say
          type: string
` + sample.Functions
	r.Bad += dependency + action
	r.Good += dependency + action
	r.Files["skills/greet/SKILL.md"] += "Use say-hello.\n"
	if old != "" {
		r.Files["skills/sample/SKILL.md"] = strings.Replace(r.Files["skills/sample/SKILL.md"], old, by, 1)
	}
	return r
}

// skillFileRules are the rules about the content of SKILL.md.
var skillFileRules = []*analysis.Rule{
	ruleSkillFrontmatterMissing, ruleSkillFrontmatterYAML, ruleSkillFieldUnknown, ruleSkillNameMissing, ruleSkillNameLength,
	ruleSkillNameFormat, ruleSkillNameDirectory, ruleSkillDescriptionMissing, ruleSkillDescriptionLength, ruleSkillDescriptionShort,
	ruleSkillCompatibility, ruleSkillMetadata, ruleSkillLicense, ruleSkillToolsFormat, ruleSkillToolsMismatch,
	ruleSkillToolUnmentioned, ruleSkillBodyEmpty, ruleSkillBodyLong, ruleSkillReferenceMissing,
}
