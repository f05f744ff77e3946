package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/files"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

var (
	ruleSkillSourceInvalid = &Rule{
		ID: "skill-source-invalid", Severity: Error, Official: []string{"modules.rovo.skillPathInvalidFormat"},
		Doc: "The directory of a skill is a path below the manifest's.", Why: schemaWhy,
		Bad:  head + skilled("../greet"),
		Good: head + skilled("skills/greet"), Files: skillFiles(goodSkill),
	}
	ruleSkillSourceDuplicate = &Rule{
		ID: "skill-source-duplicate", Severity: Error, Official: []string{"modules.rovo.skillPathNotUnique"},
		Doc: "Every skill has a directory of its own.", Why: schemaWhy,
		Bad:  head + skilled("skills/greet") + "    - key: other\n      source:\n        dir: skills/greet\n",
		Good: head + skilled("skills/greet") + "    - key: other\n      source:\n        dir: skills/sample\n", Files: skillFiles(goodSkill),
	}
	ruleSkillDirectoryMissing = &Rule{
		ID: "skill-directory-missing", Severity: Error, ReadsFiles: true, Official: []string{"modules.rovo.skillSubdirNotFound"},
		Doc: "The directory of a skill is there.", Why: schemaWhy,
		Bad:  head + skilled("skills/greeet"),
		Good: head + skilled("skills/greet"), Files: skillFiles(goodSkill),
	}
	ruleSkillFileMissing = &Rule{
		ID: "skill-file-missing", Severity: Error, ReadsFiles: true, Official: []string{"modules.rovo.skillSubdirMissingSkillMD"},
		Doc: "The directory of a skill has a file SKILL.md.", Why: schemaWhy,
		Bad:  head + skilled("skills"),
		Good: head + skilled("skills/greet"), Files: skillFiles(goodSkill),
	}
)

// skilled is the skill of a sample.
func skilled(dir string) string {
	return "modules:\n  rovo:skill:\n    - key: greet\n      source:\n        dir: " + dir + "\n"
}

// skill is a skill with its directory.
type skill struct {
	entry int // its index in the list
	dir   string
	span  text.Span // of the directory, from the entry's base
	tools []string  // the actions that it depends on
}

// skillsOf keeps them for a list.
var skillsOf = manifest.NewPerList(func(l *manifest.List) []skill {
	if l.Type != "rovo:skill" || !l.IsModule() {
		return nil
	}
	var out []skill
	for i, e := range l.Entries {
		source := e.File.Value(e.Pair("source").Value()).Content()
		v := e.File.Value(source.Pair("dir").Value())
		if e.Bare || v.Type() != schema.String || v.Text() == "" {
			continue
		}
		s := skill{entry: i, dir: v.Text(), span: v.Node().Span().Shift(-e.Base())}
		dependencies := e.File.Value(e.Pair("dependencies").Value()).Content()
		for item := range e.File.Value(dependencies.Pair("tools").Value()).Content().Items() {
			if t := e.File.Value(item.Value()); t.Type() == schema.String {
				s.tools = append(s.tools, strings.TrimFunc(t.Text(), isSpace))
			}
		}
		out = append(out, s)
	}
	return out
})

// skills reports skills whose directory or file is not as it must be.
func (p *pass) skills() {
	seen := map[string]text.Span{}
	for l := range p.file.ModuleLists() {
		for _, s := range skillsOf.Of(p.file, l) {
			span := s.span.Shift(l.Entries[s.entry].Base())
			if !p.brokenIn(span, 0) {
				p.skill(l.Entries[s.entry], s, span, seen)
			}
		}
	}
}

// skill reports the first that is wrong with the directory of a skill, or what is wrong
// with its file.
func (p *pass) skill(e *manifest.Entry, s skill, span text.Span, seen map[string]text.Span) {
	d := Diagnostic{Span: span}
	first, taken := seen[s.dir]
	isBlank := strings.TrimFunc(s.dir, isSpace) == ""
	if !taken && !isBlank {
		seen[s.dir] = span
	}
	switch {
	case isBlank:
		d.Rule, d.Message = ruleSkillSourceInvalid, "\"dir\" is blank: name the directory that holds SKILL.md"
	case taken:
		d.Rule, d.Related = ruleSkillSourceDuplicate, []Related{{first, "the first one"}}
		d.Message = fmt.Sprintf("the directory %q is that of another skill, on line %d: every skill needs one of its own", s.dir, p.lineOf(first))
	case strings.HasPrefix(s.dir, "/") || strings.HasPrefix(s.dir, "..") || strings.Contains(s.dir, "/../") || strings.Contains(s.dir, `\..\`):
		d.Rule = ruleSkillSourceInvalid
		d.Message = fmt.Sprintf("%q is not a path below the directory of the manifest: it may not begin with \"/\" or \"..\", nor go up", s.dir)
	default:
		p.skillDirectory(e, s, d)
		return
	}
	p.report(d, always)
}

// skillDirectory reports what is wrong with the directory of a skill as such.
func (p *pass) skillDirectory(e *manifest.Entry, s skill, d Diagnostic) {
	fact := p.Files.Content(s.dir + "/SKILL.md")
	switch {
	case fact.Content != nil:
		p.skillFile(s, d.Span, skillFileOf.Of(fact.Content))
		return
	case fact.Kind == files.Directory:
		d.Rule = ruleSkillFileMissing
		d.Message = fmt.Sprintf("SKILL.md in %q is a directory: it must be a file", s.dir)
	case fact.Kind != files.Missing:
		return
	case p.Files.Kind(s.dir) == files.Missing:
		d.Rule = ruleSkillDirectoryMissing
		d.Message = fmt.Sprintf("there is no directory %q beside the manifest", s.dir)
		if meant := p.guess(s.dir, func(names []string) []string { return names }); meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant)
			d.Mend = func() []Fix { return p.replaceSkillDirectory(e, meant) }
		}
	case p.Files.Kind(s.dir).Exists():
		d.Rule = ruleSkillFileMissing
		p.withoutSkillFile(e, s.dir, &d)
	default:
		return
	}
	p.report(d, always)
}

// withoutSkillFile says that a directory has no SKILL.md, and what it has instead.
func (p *pass) withoutSkillFile(e *manifest.Entry, dir string, d *Diagnostic) {
	names := p.Files.Names(dir).Names
	if parent, ok := strings.CutSuffix(dir, "/SKILL.md"); ok {
		d.Message = fmt.Sprintf("%q is a file: name the directory that holds it, %q", dir, parent)
		d.Mend = func() []Fix { return p.replaceSkillDirectory(e, parent) }
		return
	}
	d.Message = fmt.Sprintf("the directory %q has no file SKILL.md", dir)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, "SKILL.md") }); i >= 0 {
		d.Message += fmt.Sprintf(": rename %q", names[i])
		return
	}
	for _, name := range names[:min(len(names), maxGuesses)] {
		inner := strings.TrimSuffix(dir, "/") + "/" + name
		if !strings.Contains(inner, "/../") && p.Files.Kind(inner+"/SKILL.md") == files.Regular {
			d.Message += fmt.Sprintf(": did you mean %q?", inner)
			d.Mend = func() []Fix { return p.replaceSkillDirectory(e, inner) }
			return
		}
	}
}

func (p *pass) replaceSkillDirectory(e *manifest.Entry, by string) []Fix {
	n := p.file.Value(e.Pair("source").Value()).Content().Pair("dir").Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return one("Replace by "+quoteTitle(by), false, n.Span(), edit.QuotedLike(by, n))
}
