package analysis

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// addressee starts the comments that speak to this program.
const addressee = "forge-manifest-ls:"

var (
	ruleIgnoreInvalid = &Rule{
		ID: "ignore-comment-invalid", Severity: Warning,
		Doc: "A comment that speaks to this program says \"ignore\" and names rules that there are.",
		Why: "What it does not understand, it does not follow.",
	}
	ruleIgnoreUnused = &Rule{
		ID: "ignore-comment-unused", Severity: Hint,
		Doc: "A comment that ignores a rule stands where the rule has something to say.",
		Why: "When the mistake is gone, the comment would hide the next one.",
	}
)

// ignorance is a rule that a comment asks to ignore on a line.
type ignorance struct {
	comment text.Span // from "#" to the end of the line
	rule    string
	span    text.Span // of the rule's name
	only    bool      // the comment names no other rule
	line    int       // where the rule is ignored, counted from 0
	used    bool
}

// ignoreForm is what follows "ignore": names of rules, separated by commas, and then a
// reason.
var ignoreForm = regexp.MustCompile(`^[ \t]+ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)(?:[ \t:]|$)`)

var ruleName = regexp.MustCompile(`[a-z0-9-]+`)

// heedComments drops the diagnostics that comments ask to ignore, and reports comments
// that are wrong or of no use. What the settings turn off needs no comment, but may
// have one.
func (p *Pass) heedComments() {
	asked := p.ignorances()
	if len(asked) == 0 {
		return
	}
	type place struct {
		line int
		rule string
	}
	at := map[place][]int{}
	for i, a := range asked {
		at[place{a.line, a.rule}] = append(at[place{a.line, a.rule}], i)
	}
	p.Found = slices.DeleteFunc(p.Found, func(d Diagnostic) bool {
		here := place{p.Buf.LineAt(d.Span.Start), d.Rule.ID}
		for _, i := range at[here] {
			asked[i].used = true
		}
		drop := len(at[here]) > 0
		at[here] = at[here][:min(len(at[here]), 1)] // the others are known to be used
		return drop
	})
	for _, a := range asked {
		if a.used || p.Severities[a.rule] == Off || len(p.Broken) > 0 || p.IsOnlyYAML() {
			continue
		}
		if r, _ := p.Groups.Rule(a.rule); r.ReadsFiles && (p.Files == nil || p.Editor) {
			continue // what the files are like may not be known yet
		}
		what := "the comment"
		if !a.only {
			what = "it from the comment"
		}
		p.Report(Diagnostic{
			Rule: ruleIgnoreUnused, Span: a.span, Tags: []Tag{Unnecessary},
			Message: fmt.Sprintf("%q has nothing to say here: remove %s", a.rule, what),
			Mend:    func() []Fix { return p.mendIgnorance(a) },
		}, Always)
	}
}

// ignorances returns what comments ask to ignore, in the order of the text.
func (p *Pass) ignorances() []ignorance {
	if !strings.Contains(p.Buf.String(), addressee) {
		return nil
	}
	r := ignoreReader{Pass: p}
	for comment := range p.Tree.Comments() {
		said := p.Buf.Slice(comment)
		for at := 0; ; at += len(addressee) {
			i := strings.Index(said[at:], addressee)
			if i < 0 {
				break
			}
			at += i
			if strings.HasSuffix(strings.TrimSpace(said[:at]), "#") { // else it is prose that speaks of the program
				r.read(comment.Start + at)
			}
		}
	}
	return r.all
}

// ignoreReader reads the comments that speak to this program.
type ignoreReader struct {
	*Pass
	all []ignorance
	// from and next are a line and the next line below it with content: the same for all
	// lines between them.
	from, next int
}

// read reads the comment whose addressee stands at an offset.
func (p *ignoreReader) read(at int) {
	n := p.Buf.LineAt(at)
	line := p.Buf.Line(n)
	start := line.Start + strings.LastIndexByte(p.Buf.Slice(text.Span{Start: line.Start, End: at}), '#')
	comment := text.Span{Start: start, End: line.End}
	rest := text.Span{Start: at + len(addressee), End: line.End}
	m := ignoreForm.FindStringSubmatchIndex(p.Buf.Slice(rest))
	if m == nil {
		p.Report(Diagnostic{
			Rule: ruleIgnoreInvalid, Span: comment,
			Message: "this comment is not understood: write \"# " + addressee + " ignore RULE\", with the names of rules separated by commas, and then a reason",
		}, Always)
		return
	}
	target := n
	if p.Edit().StartsLine(start) {
		target = p.nextContent(n)
	}
	names := text.Span{Start: rest.Start + m[2], End: rest.Start + m[3]}
	found := ruleName.FindAllStringIndex(p.Buf.Slice(names), -1)
	for _, f := range found {
		span := text.Span{Start: names.Start + f[0], End: names.Start + f[1]}
		name := p.Buf.Slice(span)
		if _, ok := p.Groups.Rule(name); !ok {
			p.Report(p.unknownRule(span, name), Always)
			continue
		}
		p.all = append(p.all, ignorance{comment: comment, rule: name, span: span, only: len(found) == 1, line: target})
	}
}

// nextContent is the first line below n that is neither blank nor a comment.
func (p *ignoreReader) nextContent(n int) int {
	if p.from <= n && n < p.next {
		return p.next
	}
	p.from, p.next = n, nextContent(p.Buf, n)
	return p.next
}

// nextContent is the first line of a text below n that is neither blank nor a comment;
// [math.MaxInt] where there is none.
func nextContent(b *text.Buffer, n int) int {
	for n++; n < b.Lines(); n++ {
		if s := strings.TrimSpace(b.Slice(b.Line(n))); s != "" && s[0] != '#' {
			return n
		}
	}
	return math.MaxInt
}

func (p *Pass) unknownRule(span text.Span, name string) Diagnostic {
	d := Diagnostic{Rule: ruleIgnoreInvalid, Span: span, Message: fmt.Sprintf("there is no rule %q", name)}
	var names []string
	if p.MaySearch(ruleIgnoreInvalid) {
		for _, r := range p.Groups.Rules() {
			names = append(names, r.ID)
		}
	}
	if near, ok := schema.Nearest(name, names); ok {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
		d.Mend = func() []Fix { return One("Replace by "+prose.QuoteTitle(near), false, span, near) }
	} else {
		d.Message += ": \"forge-manifest-ls rules\" lists them"
	}
	return d
}

// isBare reports whether a comment ends with the rule that it names, so that nobody's reason
// goes with it.
func (p *Pass) isBare(a ignorance) bool {
	return strings.TrimSpace(p.Buf.Slice(text.Span{Start: a.span.End, End: a.comment.End})) == ""
}

// mendIgnorance removes a comment, or one of the rules that it names.
func (p *Pass) mendIgnorance(a ignorance) []Fix {
	if a.only {
		cut := a.comment
		for cut.Start > 0 && strings.IndexByte(" \t", p.Buf.String()[cut.Start-1]) >= 0 {
			cut.Start--
		}
		if n := p.Buf.LineAt(a.comment.Start); p.Edit().StartsLine(a.comment.Start) && n+1 < p.Buf.Lines() {
			cut = text.Span{Start: p.Buf.Line(n).Start, End: p.Buf.Line(n + 1).Start}
		}
		return One("Remove the comment", p.isBare(a), cut, "")
	}
	cut := a.span
	src := p.Buf.String()
	for cut.End < a.comment.End && strings.IndexByte(" \t,", src[cut.End]) >= 0 {
		cut.End++
	}
	if cut.End == a.span.End || !strings.Contains(src[a.span.End:cut.End], ",") { // the last one
		cut = a.span
		for strings.IndexByte(" \t,", src[cut.Start-1]) >= 0 {
			cut.Start--
		}
	}
	return One("Remove "+prose.QuoteTitle(a.rule)+" from the comment", true, cut, "")
}
