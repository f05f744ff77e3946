package rovo

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	rulePromptResourceUnknown = &analysis.Rule{
		ID: "agent-prompt-resource-unknown", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceNotFound", "invalidManifest of schema.resourcePathNotDefined"},
		Doc: "A prompt that begins with \"resource:\" names a resource, and then a file in it.", Why: promptWhy,
	}
	rulePromptResourceType = &analysis.Rule{
		ID: "agent-prompt-resource-type", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceFileNotSupported"},
		Doc: "The file of a prompt is a text, by its extension.", Why: promptWhy,
	}
	rulePromptResourceUnreadable = &analysis.Rule{
		ID: "agent-prompt-resource-unreadable", Severity: analysis.Error, ReadsFiles: true, Official: []string{"invalidManifest of schema.errorReadingResourceFile"},
		Doc: "The file of a prompt is there.", Why: promptWhy,
	}
)

const promptWhy = "Forge cannot load the manifest, and says nothing else about it."

// prompt is the file that an agent has its prompt from.
type prompt struct {
	entry int       // the agent's index in the list
	span  text.Span // of the value, from the entry's base
	// resource and file are the two parts; hasFile is false where there is only one.
	resource, file string
	hasFile        bool
	// odd says that the name of the file has characters that addresses change.
	odd bool
}

// promptsOf keeps them for a list.
var promptsOf = manifest.NewPerList(func(l *manifest.List) []prompt {
	if l.Type != "rovo:agent" || !l.IsModule() {
		return nil
	}
	var out []prompt
	for i, e := range l.Entries {
		v := e.File.Value(e.Pair("prompt").Value())
		if e.Bare || v.Type() != schema.String || !strings.HasPrefix(v.Text(), "resource:") {
			continue
		}
		pr := readPrompt(v.Text())
		pr.entry, pr.span = i, v.Node().Span().Shift(-e.Base())
		out = append(out, pr)
	}
	return out
})

// readPrompt takes a prompt apart as the path of an address: that ends in front of "?" or
// "#" and has no line ends.
func readPrompt(s string) prompt {
	s = strings.TrimPrefix(s, "resource:")
	s = strings.TrimRightFunc(s, func(r rune) bool { return r <= ' ' })
	s = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	var pr prompt
	pr.resource, pr.file, pr.hasFile = strings.Cut(s, ";")
	pr.file, _, _ = strings.Cut(pr.file, ";")
	pr.odd = strings.ContainsFunc(pr.file, func(r rune) bool { return r < ' ' || r > '~' })
	return pr
}

// prompts reports prompts that Forge cannot read from where they say.
func prompts(p *analysis.Pass) {
	for l := range p.File.ModuleLists() {
		for _, pr := range promptsOf.Of(p.File, l) {
			e := l.Entries[pr.entry]
			span := pr.span.Shift(e.Base())
			if !p.BrokenIn(span, 0) {
				judgePrompt(p, e, pr, span)
			}
		}
	}
}

// judgePrompt checks the file that a prompt names.
func judgePrompt(p *analysis.Pass, e *manifest.Entry, pr prompt, span text.Span) {
	found := p.File.Lookup(manifest.Resource, pr.resource)
	if len(found) == 0 {
		if !p.File.MayDeclare(manifest.Resource, pr.resource) && !doubt.MayHide(p, manifest.Resource) {
			promptResource(p, e, pr, span)
		}
		return
	}
	d := analysis.Diagnostic{Span: span, Related: []analysis.Related{{Span: found[0].Value, Message: "the resource"}}}
	h := doubt.ResourceOf.Of(found[0].Entry)
	switch {
	case h == nil:
		return
	case h.Path == "":
		d.Rule = rulePromptResourceUnknown
		d.Message = fmt.Sprintf("the resource %q has no path that a file could be in", pr.resource)
	case !pr.hasFile || pr.file == "":
		d.Rule = rulePromptResourceType
		d.Message = fmt.Sprintf("which file of the resource %q? Write %q", pr.resource, "resource:"+pr.resource+";prompt.md")
	case strings.HasSuffix(pr.file, "/"):
		return
	case !isTextFile(pr.file):
		d.Rule = rulePromptResourceType
		d.Message = fmt.Sprintf("a prompt must be a text file by its extension, such as .md or .txt, and %q is not", pr.file)
	default:
		if !promptFile(p, &d, e, pr, h.Path) {
			return
		}
	}
	p.Report(d, analysis.Always)
}

// promptFile says what is wrong with the file of a prompt: that it is not there, or empty,
// because its content is the prompt. It is false when nothing is.
func promptFile(p *analysis.Pass, d *analysis.Diagnostic, e *manifest.Entry, pr prompt, dir string) bool {
	fact := p.Files.Content(dir + "/" + pr.file)
	switch {
	case pr.odd:
		return false
	case fact.Content != nil && len(fact.Content.Bytes()) == 0:
		d.Rule = shape.RuleSchemaMinLength
		d.Message = fmt.Sprintf("the file %q in %q is empty: a prompt needs at least 1 character", pr.file, dir)
		return true
	case fact.Kind != files.Missing && fact.Kind != files.Directory:
		return false
	}
	d.Rule = rulePromptResourceUnreadable
	d.Message = fmt.Sprintf("there is no file %q in %q", pr.file, dir)
	meant, ok := strings.CutPrefix(doubt.Guess(p, dir+"/"+pr.file, func(names []string) []string { return names }), dir+"/")
	if ok {
		d.Message += fmt.Sprintf(": did you mean %q?", meant)
		d.Mend = func() []analysis.Fix { return replacePrompt(p, e, "resource:"+pr.resource+";"+meant) }
	}
	return true
}

// promptResource reports a prompt whose resource nothing declares.
func promptResource(p *analysis.Pass, e *manifest.Entry, pr prompt, span text.Span) {
	d := analysis.Diagnostic{Rule: rulePromptResourceUnknown, Span: span}
	if !doubt.KeyLike.MatchString(pr.resource) {
		d.Message = "a prompt that begins with \"resource:\" names a resource and a file in it, as in \"resource:main;prompt.md\": begin a text in another way"
		p.Report(d, analysis.Always)
		return
	}
	d.Message = fmt.Sprintf("the resource %q is not declared at \"resources\"", pr.resource)
	if near, _ := schema.Nearest(pr.resource, mend.Declared(p, manifest.Resource)); near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
		if pr.hasFile {
			d.Mend = func() []analysis.Fix { return replacePrompt(p, e, "resource:"+near+";"+pr.file) }
		}
	}
	p.Report(d, analysis.Always)
}

// replacePrompt writes another prompt.
func replacePrompt(p *analysis.Pass, e *manifest.Entry, by string) []analysis.Fix {
	n := e.Pair("prompt").Value()
	if !n.Kind().IsScalar() {
		return nil
	}
	return analysis.One("Replace with "+prose.QuoteTitle(by), false, n.Span(), yamledit.QuotedLike(by, n))
}

// textExtensions are those of which Forge's table of media types says that they are text.
const textExtensions = " 3dml appcache asm c cc coffee conf cpp css csv curl cxx dcurl def dic dsc etx f f77 f90 flx fly for ged " +
	"gv h hbs hh htc htm html ics ifb in ini jad jade java jsx less list litcoffee log lua man manifest markdown mcurl md mdx me " +
	"mkd mml ms n3 nfo opml p pas pde roff rtx s sass scss scurl sfv sgm sgml shex shtml slim slm spdx spot styl stylus sub t text " +
	"tr tsv ttl txt uri uris urls uu vcard vcf vcs vtt wml wmls yaml yml ymp "

// isTextFile reports whether a file is one of text, by its extension.
func isTextFile(name string) bool {
	base := name[strings.LastIndexByte(name, '/')+1:]
	i := strings.LastIndexByte(base, '.')
	return i > 0 && i+1 < len(base) && !strings.Contains(base[i:], " ") && strings.Contains(textExtensions, " "+strings.ToLower(base[i+1:])+" ")
}
