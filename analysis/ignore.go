package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis/suppress"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

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

// suppression is a rule that a comment asks to ignore on a line.
type suppression struct {
	suppress.Comment
	rule string
	span text.Span // of the rule's name
	used bool
}

// suppress drops the diagnostics that comments ask to ignore, and reports comments
// that are wrong or of no use. What the settings turn off needs no comment, but may
// have one.
func (p *Pass) suppress() {
	asked := p.suppressions()
	if len(asked) == 0 {
		return
	}
	type place struct {
		line int
		rule string
	}
	at := map[place][]int{}
	for i, a := range asked {
		here := place{a.Line, a.rule}
		at[here] = append(at[here], i)
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
		if len(a.Rules) > 1 {
			what = "it from the comment"
		}
		p.Report(Diagnostic{
			Rule: ruleIgnoreUnused, Span: a.span, Tags: []Tag{Unnecessary},
			Message: fmt.Sprintf("%q has nothing to say here: remove %s", a.rule, what),
			Mend:    func() []Fix { return p.removeSuppression(a) },
		}, Always)
	}
}

// suppressions returns what comments ask to ignore, in the order of the text.
func (p *Pass) suppressions() (all []suppression) {
	for c := range suppress.Comments(p.Tree, p.Buf) {
		if len(c.Rules) == 0 {
			p.Report(Diagnostic{
				Rule: ruleIgnoreInvalid, Span: c.Span,
				Message: "this comment is not understood: write \"# " + suppress.Addressee + " ignore RULE\", with the names of rules separated by commas, and then a reason",
			}, Always)
			continue
		}
		for _, span := range c.Rules {
			name := p.Buf.Slice(span)
			if _, ok := p.Groups.Rule(name); !ok {
				p.Report(p.unknownRule(span, name), Always)
				continue
			}
			all = append(all, suppression{Comment: c, rule: name, span: span})
		}
	}
	return all
}

// unknownRule says that a comment names a rule that there is not.
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
		d.Mend = func() []Fix { return One("Replace with "+prose.QuoteTitle(near), false, span, near) }
	} else {
		d.Message += ": \"forge-manifest-ls rules\" lists them"
	}
	return d
}

// isBare reports whether a comment ends with the rule that it names, so that nobody's reason
// goes with it.
func (p *Pass) isBare(a suppression) bool {
	return strings.TrimSpace(p.Buf.Slice(text.Span{Start: a.span.End, End: a.Comment.Span.End})) == ""
}

// removeSuppression removes a comment, or one of the rules that it names.
func (p *Pass) removeSuppression(a suppression) []Fix {
	if len(a.Rules) == 1 {
		cut := a.Comment.Span
		for cut.Start > 0 && strings.IndexByte(" \t", p.Buf.String()[cut.Start-1]) >= 0 {
			cut.Start--
		}
		if n := p.Buf.LineAt(a.Comment.Span.Start); p.Edit().StartsLine(a.Comment.Span.Start) && n+1 < p.Buf.Lines() {
			cut = text.Span{Start: p.Buf.Line(n).Start, End: p.Buf.Line(n + 1).Start}
		}
		return One("Remove the comment", p.isBare(a), cut, "")
	}
	cut := a.span
	src := p.Buf.String()
	for cut.End < a.Comment.Span.End && strings.IndexByte(" \t,", src[cut.End]) >= 0 {
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
