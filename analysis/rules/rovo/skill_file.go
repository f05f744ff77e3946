package rovo

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
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

// skillFile is what a file SKILL.md says.
type skillFile struct {
	Problems []skillProblem // those that the file alone shows
	// name is the one in the file, at a line; "" when it is not well-formed.
	name     string
	nameLine int
	// tools are the allowed ones, at a line; nil when the file does not say.
	tools     []string
	toolsLine int
	body      string // the instructions below the properties; "" when they are blank
	named     []skillReference
	// mentions keeps which tools the instructions mention: bool by string.
	mentions sync.Map
}

// skillProblem is something wrong at a line, counted from 1; 0 is the file as a whole.
type skillProblem struct {
	rule    *analysis.Rule
	Line    int
	message string
}

// skillReference is a file that the instructions name.
type skillReference struct {
	path string
	line int
}

// skillFileOf keeps what there is to say of a file.
var skillFileOf = files.NewReading(readSkillFile)

// readSkill reports what is wrong in the file of a skill, at the directory of the skill.
func readSkill(p *analysis.Pass, s skill, span text.Span, f *skillFile) {
	report := func(rule *analysis.Rule, line int, message string) {
		where := fmt.Sprintf("%q", strings.TrimSuffix(s.dir, "/")+"/SKILL.md")
		if line > 0 {
			where += fmt.Sprintf(", line %d", line)
		}
		p.Report(analysis.Diagnostic{Rule: rule, Span: span, Message: where + ": " + message}, analysis.Always)
	}
	for _, problem := range f.Problems {
		report(problem.rule, problem.Line, problem.message)
	}
	if dir := path.Base(p.Files.Path(s.dir)); f.name != "" && f.name != dir {
		report(ruleSkillNameDirectory, f.nameLine, fmt.Sprintf("the name is %q, and that of the directory %q: they must be the same", f.name, dir))
	}
	for _, tool := range sorted(s.tools) {
		if f.tools != nil && !slices.Contains(f.tools, tool) {
			report(ruleSkillToolsMismatch, f.toolsLine, fmt.Sprintf("add %q to \"allowed-tools\": the manifest lists it at \"dependencies.tools\"", tool))
		}
	}
	for _, tool := range sorted(s.tools) {
		if !f.mention(tool) {
			report(ruleSkillToolUnmentioned, 0, fmt.Sprintf("the instructions do not mention the tool %q, which the manifest lists at \"dependencies.tools\"", tool))
		}
	}
	for _, ref := range f.named {
		kind := p.Files.Kind(s.dir + "/" + ref.path)
		if kind == files.Missing || kind == files.Directory || kind == files.Special {
			report(ruleSkillReferenceMissing, ref.line, fmt.Sprintf("there is no file %q in the directory of the skill", ref.path))
		}
	}
}

// sorted returns the texts that there are, each once.
func sorted(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	slices.Sort(list)
	return slices.Compact(list)
}

// readSkillFile reads a file as Forge does.
func readSkillFile(src []byte) *skillFile {
	f := &skillFile{}
	lines := strings.Split(strings.TrimPrefix(string(src), "\ufeff"), "\n")
	for i := range lines[:len(lines)-1] {
		lines[i] = strings.TrimSuffix(lines[i], "\r")
	}
	end := -1
	if lines[0] == "---" {
		end = slices.Index(lines[1:], "---")
	}
	if end < 0 {
		f.problem(ruleSkillFrontmatterMissing, 1, "the file must begin with a line \"---\", properties such as \"name\" and \"description\", and another line \"---\"")
		return f
	}
	front := syntax.Parse(text.New(strings.Join(lines[1:end+1], "\n")))
	if !f.readable(front) {
		return f
	}
	f.readFields(front)
	f.readBody(lines[end+2:], end+3)
	return f
}

// problem notes a mistake on a line of the file, counted from 1, or, for 0, in the file as a whole.
func (f *skillFile) problem(rule *analysis.Rule, line int, message string) {
	f.Problems = append(f.Problems, skillProblem{rule, line, message})
}

// readable reports whether the properties are a map, and says so if not.
func (f *skillFile) readable(front *syntax.Tree) bool {
	if errors := front.Errors(); len(errors) > 0 {
		if kind := errors[0].Kind; kind != syntax.NestingTooDeep && kind != syntax.TooLarge { // those are limits of ours
			line := front.Buffer().LineAt(errors[0].Span.Start) + 2
			f.problem(ruleSkillFrontmatterYAML, line, "the properties are not valid YAML")
		}
		return false
	}
	switch front.Root().Kind() {
	case syntax.Mapping:
		return true
	case syntax.Alias:
		return false
	}
	f.problem(ruleSkillFrontmatterYAML, 1, "the properties must be a YAML map: \"name: ...\" and \"description: ...\"")
	return false
}

// readBody reads the instructions, which start at a line.
func (f *skillFile) readBody(lines []string, first int) {
	body := strings.Join(lines, "\n")
	if javascript.TrimSpace(body) == "" {
		f.problem(ruleSkillBodyEmpty, 0, "there are no instructions below the properties")
		return
	}
	f.body = body
	if len(lines) > 500 {
		f.problem(ruleSkillBodyLong, 0, fmt.Sprintf("the instructions have %d lines: at most 500 are advised", len(lines)))
	}
	seen := map[string]bool{}
	line, at := first, 0
	for _, m := range namedFile.FindAllStringSubmatchIndex(body, -1) {
		name := strings.TrimSuffix(body[m[2]:m[3]], ".")
		if seen[name] {
			continue
		}
		seen[name] = true
		line += strings.Count(body[at:m[2]], "\n")
		at = m[2]
		f.named = append(f.named, skillReference{name, line})
	}
}
