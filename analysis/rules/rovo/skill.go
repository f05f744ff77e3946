package rovo

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleSkillSourceInvalid = &analysis.Rule{
		ID: "skill-source-invalid", Severity: analysis.Error, Official: []string{"modules.rovo.skillPathInvalidFormat"},
		Doc: "The directory of a skill is a path below the manifest's.",
	}
	ruleSkillSourceDuplicate = &analysis.Rule{
		ID: "skill-source-duplicate", Severity: analysis.Error, Official: []string{"modules.rovo.skillPathNotUnique"},
		Doc: "Every skill has a directory of its own.",
	}
	ruleSkillDirectoryMissing = &analysis.Rule{
		ID: "skill-directory-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.rovo.skillSubdirNotFound"},
		Doc: "The directory of a skill is there.",
	}
	ruleSkillFileMissing = &analysis.Rule{
		ID: "skill-file-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.rovo.skillSubdirMissingSkillMD"},
		Doc: "The directory of a skill has a file SKILL.md.",
	}
)

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
		module := e.File.Value(e.Node())
		v := module.At("source", "dir").Value
		if e.Bare || v.Type() != schema.String || v.Text() == "" {
			continue
		}
		s := skill{entry: i, dir: v.Text(), span: v.Node().Span().Shift(-e.Base())}
		for item := range module.At("dependencies", "tools").Value.Content().Items() {
			if t := e.File.Value(item.Value()); t.Type() == schema.String {
				s.tools = append(s.tools, javascript.TrimSpace(t.Text()))
			}
		}
		out = append(out, s)
	}
	return out
})

// skills reports skills whose directory or file is not as it must be.
func skills(p *analysis.Pass) {
	seen := map[string]text.Span{}
	for l := range p.File.ModuleLists() {
		for _, s := range skillsOf.Of(p.File, l) {
			span := s.span.Shift(l.Entries[s.entry].Base())
			if !p.BrokenIn(span, 0) {
				judgeSkill(p, l.Entries[s.entry], s, span, seen)
			}
		}
	}
}

// judgeSkill reports the first that is wrong with the directory of a skill, or what is wrong
// with its file.
func judgeSkill(p *analysis.Pass, e *manifest.Entry, s skill, span text.Span, seen map[string]text.Span) {
	d := analysis.Diagnostic{Span: span}
	first, taken := seen[s.dir]
	isBlank := javascript.TrimSpace(s.dir) == ""
	if !taken && !isBlank {
		seen[s.dir] = span
	}
	switch {
	case isBlank:
		d.Rule, d.Message = ruleSkillSourceInvalid, "\"dir\" is blank: name the directory that holds SKILL.md"
	case taken:
		d.Rule, d.Related = ruleSkillSourceDuplicate, []analysis.Related{{Span: first, Message: "the first one"}}
		d.Message = fmt.Sprintf("the directory %q is that of another skill, on line %d: every skill needs one of its own", s.dir, p.LineOf(first))
	case strings.HasPrefix(s.dir, "/") || strings.HasPrefix(s.dir, "..") || strings.Contains(s.dir, "/../") || strings.Contains(s.dir, `\..\`):
		d.Rule = ruleSkillSourceInvalid
		d.Message = fmt.Sprintf("%q is not a path below the directory of the manifest: it may not begin with \"/\" or \"..\", nor go up", s.dir)
	default:
		skillDirectory(p, e, s, d)
		return
	}
	p.Report(d, analysis.Always)
}

// skillDirectory reports what is wrong with the directory of a skill as such.
func skillDirectory(p *analysis.Pass, e *manifest.Entry, s skill, d analysis.Diagnostic) {
	fact := p.Files.Content(s.dir + "/SKILL.md")
	switch {
	case fact.Content != nil:
		readSkill(p, s, d.Span, skillFileOf.Of(fact.Content))
		return
	case fact.Kind == files.Directory:
		d.Rule = ruleSkillFileMissing
		d.Message = fmt.Sprintf("SKILL.md in %q is a directory: it must be a file", s.dir)
	case fact.Kind != files.Missing:
		return
	case p.Files.Kind(s.dir) == files.Missing:
		d.Rule = ruleSkillDirectoryMissing
		d.Message = fmt.Sprintf("there is no directory %q beside the manifest", s.dir)
		if meant := doubt.Guess(p, s.dir, func(names []string) []string { return names }); meant != "" {
			d.Message += fmt.Sprintf(": did you mean %q?", meant)
			d.Mend = func() []analysis.Fix { return replaceSkillDirectory(p, e, meant) }
		}
	case p.Files.Kind(s.dir).Exists():
		d.Rule = ruleSkillFileMissing
		withoutSkillFile(p, e, s.dir, &d)
	default:
		return
	}
	p.Report(d, analysis.Always)
}

// withoutSkillFile says that a directory has no SKILL.md, and what it has instead.
func withoutSkillFile(p *analysis.Pass, e *manifest.Entry, dir string, d *analysis.Diagnostic) {
	names := p.Files.Names(dir).Names
	if parent, ok := strings.CutSuffix(dir, "/SKILL.md"); ok {
		d.Message = fmt.Sprintf("%q is a file: name the directory that holds it, %q", dir, parent)
		d.Mend = func() []analysis.Fix { return replaceSkillDirectory(p, e, parent) }
		return
	}
	d.Message = fmt.Sprintf("the directory %q has no file SKILL.md", dir)
	if i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, "SKILL.md") }); i >= 0 {
		d.Message += fmt.Sprintf(": rename %q", names[i])
		return
	}
	for _, name := range names[:min(len(names), doubt.MaxGuesses)] {
		inner := strings.TrimSuffix(dir, "/") + "/" + name
		if !strings.Contains(inner, "/../") && p.Files.Kind(inner+"/SKILL.md") == files.Regular {
			d.Message += fmt.Sprintf(": did you mean %q?", inner)
			d.Mend = func() []analysis.Fix { return replaceSkillDirectory(p, e, inner) }
			return
		}
	}
}

// replaceSkillDirectory writes another directory of a skill.
func replaceSkillDirectory(p *analysis.Pass, e *manifest.Entry, by string) []analysis.Fix {
	n := p.File.Value(e.Node()).At("source", "dir").Pair.Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return analysis.One("Replace with "+prose.QuoteTitle(by), false, n.Span(), yamledit.QuotedLike(by, n))
}
