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

// topicAdminPage is the use that an admin page is put to: one of adminUses, or "".
var topicAdminPage = new(analysis.Topic[string])

// adminUses are the properties that make something special of an admin page.
var adminUses = []string{"useAsConfig", "useAsGetStarted"}

// adminPageFacts returns the uses that an admin page is put to.
func adminPageFacts(s analysis.Unit) []analysis.Fact {
	var facts []analysis.Fact
	for _, name := range adminUses {
		switch v := s.Value(name); {
		case s.Entry.Pair(name).IsZero():
		case v.Type() != schema.Boolean: // unknown, or refused
			return nil
		case s.Truthiness(name) == analysis.Truthy:
			facts = append(facts, topicAdminPage.Fact(name, s.KeySpan(name)))
		}
	}
	if facts == nil {
		facts = []analysis.Fact{topicAdminPage.Fact("", analysis.TitleOf(s.Entry))}
	}
	return facts
}

// adminPages reports every admin page but the first of those that are used alike.
func adminPages(p *analysis.Pass) {
	same := func(use string) string { return use }
	analysis.ReportRepeated(p, topicAdminPage, same, func(group []locatedUse, again locatedUse) analysis.Diagnostic {
		first, what := group[0], "plain \"jira:adminPage\""
		if first.Value != "" {
			what = "\"jira:adminPage\" with " + prose.QuoteTitle(first.Value)
		}
		return analysis.Diagnostic{
			Rule:    ruleAdminPageSingle,
			Message: fmt.Sprintf("only one %s is allowed in an app: there is one on line %d", what, p.LineOf(analysis.TitleOf(first.Entry))),
			Mend:    func() []analysis.Fix { return mendAdminPage(p, again) },
		}
	})
}

// locatedUse is a use that an admin page is put to.
type locatedUse = analysis.Located[string]

// mendAdminPage makes another page of one, where there is none like that, or removes it.
func mendAdminPage(p *analysis.Pass, f locatedUse) []analysis.Fix {
	have, own := map[string]bool{}, 0
	for _, other := range topicAdminPage.In(p) {
		have[other.Value] = true
		if other.Entry == f.Entry {
			own++
		}
	}
	var fixes []analysis.Fix
	switch m, pair := analysis.EntryUnit(f.Entry).PairAt(f.Span.Start); {
	case f.Value == "":
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
