package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

var (
	ruleExperienceEmpty = &Rule{
		ID: "global-background-experience-empty", Severity: Error, Official: []string{"modules.jiraGlobalBackgroundScript.experienceRequired"},
		Doc:  "A global background script says on which pages of Jira it runs.",
		Why:  "It would run nowhere, and Forge refuses the manifest.",
		Bad:  head + backgroundScript + "      experience: []\n" + resources,
		Good: head + backgroundScript + "      experience: [dashboard]\n" + resources,
	}
	ruleExperienceAll = &Rule{
		ID: "global-background-experience-all", Severity: Error, Official: []string{"modules.jiraGlobalBackgroundScript.experienceAllExclusive"},
		Doc: "A global background script runs on all pages of Jira, or on those that it lists.", Why: schemaWhy,
		Bad:  head + backgroundScript + "      experience: [all, dashboard]\n" + resources,
		Good: head + backgroundScript + "      experience: [all]\n" + resources,
	}
)

// backgroundScript starts a sample with a script that runs on Jira's pages.
const backgroundScript = "modules:\n  jira:globalBackgroundScript:\n    - key: script\n      resource: main\n"

// everywhere is the experience that includes all others.
const everywhere = "all"

// experience looks at where a script runs.
func experience(s scope, found []finding) []finding {
	list := s.value("experience")
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
		case v.Type() != schema.Unknown && other == nil && !s.isRefused(found, original(v).Node().Span()):
			other = v
		}
	}
	switch {
	case n == 0:
		message := fmt.Sprintf("\"experience\" is empty, so the script runs nowhere: list pages of Jira, or write [%s]", everywhere)
		return append(found, s.mistake(ruleExperienceEmpty, list.Node().Span(), message, fillExperience))
	case all != nil && other != nil:
		return append(found, s.redundant(original(other).Node(), original(all).Node()))
	}
	return found
}

// redundant reports what is listed besides all.
func (s scope) redundant(other, all syntax.Node) finding {
	const message = "\"all\" must stand alone: it includes every other experience"
	f := s.mistake(ruleExperienceAll, other.Span(), message, func(p *pass, t target) []Fix {
		pair := t.entry.Pair("experience")
		fixes := []Fix{{Title: "Write experience: [all]", Edits: p.edit().SetValue(pair, "["+everywhere+"]")}}
		if rest := p.without(pair.Value(), everywhere); rest != "" {
			fixes = append(fixes, Fix{Title: "Write experience: " + rest, Edits: p.edit().SetValue(pair, rest)})
		}
		return fixes
	})
	f.Related = []Related{{all.Span(), "all pages are listed here"}}
	return f
}

// without writes a list of words in brackets, without one of them. It is empty when
// nothing is left.
func (p *pass) without(list syntax.Node, word string) string {
	rest := ""
	for v := range p.file.Value(list).Items() {
		switch {
		case v.Type() != schema.String || v.Text() == word:
			continue
		case rest != "":
			rest += ", "
		}
		rest += edit.Quoted(v.Text())
	}
	if rest == "" {
		return ""
	}
	return "[" + rest + "]"
}

// fillExperience lists one of the pages that there are.
func fillExperience(p *pass, t target) []Fix {
	pair := t.entry.Pair("experience")
	var fixes []Fix
	for _, name := range p.experiences() {
		fixes = append(fixes, Fix{Title: "Write experience: [" + name + "]", Edits: p.edit().SetValue(pair, "["+edit.Quoted(name)+"]")})
	}
	return fixes
}

// experiences are those that the catalogue knows.
func (p *pass) experiences() []string {
	m, ok := p.file.Catalogue().Module("jira:globalBackgroundScript")
	if !ok {
		return nil
	}
	var names []string
	if list := propertySchema(m.Item, nil, "experience"); list != nil && list.Items != nil {
		for _, v := range list.Items.Current() {
			names = append(names, v.Text())
		}
	}
	return names
}
