package jira

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleExperienceEmpty = &analysis.Rule{
		ID: "global-background-experience-empty", Severity: analysis.Error, Official: []string{"modules.jiraGlobalBackgroundScript.experienceRequired"},
		Doc: "A global background script says on which pages of Jira it runs.",
		Why: "It would run nowhere.",
	}
	ruleExperienceAll = &analysis.Rule{
		ID: "global-background-experience-all", Severity: analysis.Error, Official: []string{"modules.jiraGlobalBackgroundScript.experienceAllExclusive"},
		Doc: "A global background script runs on all pages of Jira, or on those that it lists.",
	}
)

// everywhere is the experience that includes all others.
const everywhere = "all"

// experience looks at where a script runs.
func experience(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	list := s.Value("experience")
	if list.Type() != schema.List {
		return found
	}
	var all, other schema.Value
	n := 0
	for v := range list.Items() {
		n++
		switch isAll := v.Type() == schema.String && v.Text() == everywhere; {
		case isAll && all == nil:
			all = v
		case v.Type() != schema.Unknown && other == nil && !s.IsRefused(found, shape.Original(v).Node().Span()):
			other = v
		}
	}
	switch {
	case n == 0:
		message := fmt.Sprintf("\"experience\" is empty, so the script runs nowhere: list pages of Jira, or write [%s]", everywhere)
		return append(found, s.Mistake(ruleExperienceEmpty, list.Node().Span(), message, fillExperience))
	case all != nil && other != nil:
		return append(found, redundant(s, shape.Original(other).Node(), shape.Original(all).Node()))
	}
	return found
}

// redundant reports what is listed besides all.
func redundant(s analysis.Unit, other, all syntax.Node) analysis.Finding {
	const message = "\"all\" must stand alone: it includes every other experience"
	f := s.Mistake(ruleExperienceAll, other.Span(), message, func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		pair := t.Entry.Pair("experience")
		fixes := []analysis.Fix{{Title: "Write experience: [all]", Edits: p.Edit().SetValue(pair, "["+everywhere+"]")}}
		if rest := without(p, pair.Value(), everywhere); rest != "" {
			fixes = append(fixes, analysis.Fix{Title: "Write experience: " + rest, Edits: p.Edit().SetValue(pair, rest)})
		}
		return fixes
	})
	f.Related = []analysis.Related{{Span: all.Span(), Message: "all pages are listed here"}}
	return f
}

// without writes a list of words in brackets, without one of them. It is empty when
// nothing is left.
func without(p *analysis.Pass, list syntax.Node, word string) string {
	rest := ""
	for v := range p.File.Value(list).Items() {
		switch {
		case v.Type() != schema.String || v.Text() == word:
			continue
		case rest != "":
			rest += ", "
		}
		rest += yamledit.Quoted(v.Text())
	}
	if rest == "" {
		return ""
	}
	return "[" + rest + "]"
}

// fillExperience lists one of the pages that there are.
func fillExperience(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	pair := t.Entry.Pair("experience")
	var fixes []analysis.Fix
	for _, name := range experiences(p) {
		fixes = append(fixes, analysis.Fix{Title: "Write experience: [" + name + "]", Edits: p.Edit().SetValue(pair, "["+yamledit.Quoted(name)+"]")})
	}
	return fixes
}

// experiences are those that the catalogue knows.
func experiences(p *analysis.Pass) []string {
	m, ok := p.File.Catalogue().Module("jira:globalBackgroundScript")
	if !ok {
		return nil
	}
	var names []string
	if list := analysis.PropertySchema(m.Item, nil, "experience"); list != nil && list.Items != nil {
		for _, v := range list.Items.Current() {
			names = append(names, v.Text())
		}
	}
	return names
}
