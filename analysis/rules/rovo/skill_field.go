package rovo

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
)

// skillFields are the properties that SKILL.md may have.
var skillFields = []string{"name", "description", "compatibility", "metadata", "license", "allowed-tools"}

// skillName is what the name of a skill looks like.
var skillName = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// skillField is a property of SKILL.md.
type skillField struct {
	there bool
	line  int
	node  syntax.Node
}

// isString reports whether the value is a string.
func (f skillField) isString() bool { return isStringNode(f.node) }

// isStringNode reports whether a node is a string.
func isStringNode(n syntax.Node) bool {
	return n.Kind().IsScalar() && n.Kind() != syntax.Empty && n.Scalar().Type == syntax.String
}

// length is that of a string in the units of JavaScript.
func (f skillField) length() int { return javascript.Length(f.node.Scalar().Text) }

// isWithin reports whether the value is a string of 1 to most characters.
func (f skillField) isWithin(most int) bool {
	return f.isString() && f.length() >= 1 && f.length() <= most
}

// readFields judges the properties one by one.
func (f *skillFile) readFields(front *syntax.Tree) {
	field := map[string]skillField{}
	for pair := range front.Root().Pairs() {
		name := pair.KeyText()
		line := front.Buffer().LineAt(pair.Span().Start) + 2
		if !slices.Contains(skillFields, name) {
			f.problem(ruleSkillFieldUnknown, line, fmt.Sprintf("%q is not a property of a skill: allowed are %s", prose.Shortened(name), prose.And(prose.QuoteAll(skillFields))))
		}
		if pair.Value().Kind() != syntax.Alias { // what it stands for is not worth the while
			field[name] = skillField{true, line, pair.Value()}
		} else {
			field[name] = skillField{}
		}
	}
	f.readName(front, field)
	f.readDescription(front, field)
	if c := field["compatibility"]; c.there && !c.isWithin(500) {
		f.problem(ruleSkillCompatibility, c.line, "\"compatibility\" must be a string of 1 to 500 characters")
	}
	if l := field["license"]; l.there && !l.isString() {
		f.problem(ruleSkillLicense, l.line, "\"license\" must be a string")
	}
	if m := field["metadata"]; m.there {
		f.readMetadata(front, m)
	}
	if t := field["allowed-tools"]; t.there {
		f.readTools(t)
	}
}

// readName checks the name of a skill.
func (f *skillFile) readName(front *syntax.Tree, field map[string]skillField) {
	name := field["name"]
	switch {
	case front.Root().Pair("name").IsZero():
		f.problem(ruleSkillNameMissing, 0, "\"name\" is missing: it is the name of the directory")
	case !name.there:
	case !name.isWithin(64):
		f.problem(ruleSkillNameLength, name.line, "\"name\" must be a string of 1 to 64 characters")
	case !skillName.MatchString(name.node.Scalar().Text):
		f.problem(ruleSkillNameFormat, name.line, fmt.Sprintf("the name %q may hold only small letters and digits, with single hyphens between them", prose.Shortened(name.node.Scalar().Text)))
	default:
		f.name, f.nameLine = name.node.Scalar().Text, name.line
	}
}

// readDescription checks the description of a skill.
func (f *skillFile) readDescription(front *syntax.Tree, field map[string]skillField) {
	d := field["description"]
	switch {
	case front.Root().Pair("description").IsZero():
		f.problem(ruleSkillDescriptionMissing, 0, "\"description\" is missing: it tells the agent when to use the skill")
	case !d.there:
	case !d.isWithin(1024):
		f.problem(ruleSkillDescriptionLength, d.line, "\"description\" must be a string of 1 to 1024 characters")
	case d.length() < 50:
		f.problem(ruleSkillDescriptionShort, d.line, fmt.Sprintf("\"description\" has %s: at least 50 are advised, so that the agent knows when to use the skill", prose.Count(d.length(), "character", "characters")))
	}
}

// readMetadata checks the metadata of a skill.
func (f *skillFile) readMetadata(front *syntax.Tree, m skillField) {
	if m.node.Kind() != syntax.Mapping {
		f.problem(ruleSkillMetadata, m.line, "\"metadata\" must be a map of strings")
		return
	}
	for pair := range m.node.Pairs() {
		if v := pair.Value(); !isStringNode(v) && v.Kind() != syntax.Alias {
			line := front.Buffer().LineAt(pair.Span().Start) + 2
			f.problem(ruleSkillMetadata, line, fmt.Sprintf("%q in \"metadata\" must be a string", prose.Shortened(pair.KeyText())))
		}
	}
}

// readTools checks the tools that a skill allows.
func (f *skillFile) readTools(t skillField) {
	tools := strings.Split(t.node.Scalar().Text, " ")
	if !t.isString() || slices.ContainsFunc(tools, func(s string) bool { return s == "" || strings.ContainsFunc(s, javascript.IsSpace) }) {
		f.problem(ruleSkillToolsFormat, t.line, "\"allowed-tools\" must be a string of names with single spaces between them")
		return
	}
	f.tools, f.toolsLine = tools, t.line
}

// mention reports whether the instructions, if there are any, mention a tool as a word.
func (f *skillFile) mention(tool string) bool {
	if f.body == "" || tool == "" {
		return true
	}
	if known, ok := f.mentions.Load(tool); ok {
		return known.(bool)
	}
	found := mentions(f.body, tool)
	f.mentions.Store(tool, found)
	return found
}

// mentions looks for a word as the "\b" of regular expressions does.
func mentions(body, word string) bool {
	boundary := func(i int) bool {
		return (i > 0 && javascript.IsWordByte(body[i-1])) != (i < len(body) && javascript.IsWordByte(body[i]))
	}
	for at := 0; ; at++ {
		i := strings.Index(body[at:], word)
		if i < 0 {
			return false
		}
		if at += i; boundary(at) && boundary(at+len(word)) {
			return true
		}
	}
}

// namedFile matches a file that instructions name. The first group is the path.
var namedFile = regexp.MustCompile(`(?:^|[^0-9A-Za-z_/.-])((?:scripts|references|assets)/[A-Za-z0-9_./-]+)`)
