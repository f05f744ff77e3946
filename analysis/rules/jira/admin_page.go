package jira

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var ruleAdminPageSingle = &analysis.Rule{
	ID: "jira-admin-page-single", Severity: analysis.Error, Official: []string{"modules.singleEntryOfModuleWithConfigureParam", "modules.singleEntryOfModuleWithGetStartedParam", "modules.singleEntryOfModuleWithoutConfigureAndStartedParams"},
	Doc: "An app has one \"jira:adminPage\" at most, besides one to configure it and one to get started.",
}

// topicAdminPage is told of each admin page: its name is the use that it is put to.
const topicAdminPage analysis.Topic = "admin-page"

// adminUses are the properties that make something special of an admin page.
var adminUses = []string{"useAsConfig", "useAsGetStarted"}

func adminPageFacts(s analysis.Scope) []analysis.Fact {
	var facts []analysis.Fact
	for _, name := range adminUses {
		switch v := s.Value(name); {
		case s.Entry.Pair(name).IsZero():
		case v.Type() != schema.Boolean: // unknown, or refused
			return nil
		case s.TruthOf(name) == analysis.Truthy:
			facts = append(facts, analysis.Fact{Topic: topicAdminPage, Name: name, Span: s.KeySpan(name)})
		}
	}
	if facts == nil {
		facts = []analysis.Fact{{Topic: topicAdminPage, Span: analysis.TitleOf(s.Entry)}}
	}
	return facts
}

// adminPages reports every admin page but the first of those that are used alike.
func adminPages(p *analysis.Pass) {
	all := p.Facts(topicAdminPage)
	for _, group := range analysis.Repeated(all) {
		first := group[0]
		for _, again := range group[1:] {
			if p.IsRepeated(again.Entry.List.Pair) || p.BrokenIn(again.Span, 0) {
				continue
			}
			what := "\"jira:adminPage\""
			if first.Name != "" {
				what += " with " + prose.QuoteTitle(first.Name)
			} else {
				what = "plain " + what
			}
			p.Report(analysis.Diagnostic{
				Rule: ruleAdminPageSingle, Span: again.Span,
				Message: fmt.Sprintf("only one %s is allowed in an app: there is one on line %d", what, p.LineOf(analysis.TitleOf(first.Entry))),
				Related: []analysis.Related{{Span: first.Span, Message: "the first one"}},
				Mend:    func() []analysis.Fix { return mendAdminPage(p, again, all) },
			}, analysis.Always)
		}
	}
}

// mendAdminPage makes another page of one, where there is none like that, or removes it.
func mendAdminPage(p *analysis.Pass, f analysis.Located, all []analysis.Located) []analysis.Fix {
	have, own := map[string]bool{}, 0
	for _, other := range all {
		have[other.Name] = true
		if other.Entry == f.Entry {
			own++
		}
	}
	var fixes []analysis.Fix
	switch m, pair := analysis.EntryScope(f.Entry).PairAt(f.Span.Start); {
	case f.Name == "":
		for _, use := range adminUses {
			if have[use] {
				continue
			}
			fix := analysis.Fix{Title: "Add " + use + ": true"}
			if there := f.Entry.Pair(use); there.IsZero() {
				fix.Edits = p.Edit().Fields(f.Entry.Node(), yamledit.Field{Key: use, Value: "true"})
			} else { // false, or it would have a name
				fix = analysis.Fix{Title: "Write " + use + ": true", Edits: p.Edit().SetValue(there, "true")}
			}
			fixes = append(fixes, fix)
		}
	case !pair.IsZero() && (own > 1 || !have[""]):
		fixes = append(fixes, mend.RemovePair(p, m, pair))
	}
	return append(fixes, mend.RemoveEntry(p, f.Entry)...)
}
