package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

var ruleAdminPageSingle = &Rule{
	ID: "jira-admin-page-single", Severity: Error, Official: []string{"modules.singleEntryOfModuleWithConfigureParam", "modules.singleEntryOfModuleWithGetStartedParam", "modules.singleEntryOfModuleWithoutConfigureAndStartedParams"},
	Doc: "An app has one \"jira:adminPage\" at most, besides one to configure it and one to get started.", Why: schemaWhy,
	Bad:  head + adminPage + "    - key: other\n      title: Other\n      resource: main\n" + resources,
	Good: head + adminPage + "    - key: other\n      title: Other\n      resource: main\n      useAsConfig: true\n" + resources,
}

// adminPage starts a sample with a page for administrators.
const adminPage = "modules:\n  jira:adminPage:\n    - key: page\n      title: Page\n      resource: main\n"

// topicAdminPage is told of each admin page: its name is the use that it is put to.
const topicAdminPage topic = "admin-page"

// adminUses are the properties that make something special of an admin page.
var adminUses = []string{"useAsConfig", "useAsGetStarted"}

func adminPageFacts(s scope) []fact {
	var facts []fact
	for _, name := range adminUses {
		switch v := s.value(name); {
		case s.entry.Pair(name).IsZero():
		case v.Type() != schema.Boolean: // unknown, or refused
			return nil
		case s.truth(name) == truthy:
			facts = append(facts, fact{topic: topicAdminPage, name: name, span: s.keySpan(name)})
		}
	}
	if facts == nil {
		facts = []fact{{topic: topicAdminPage, span: titleOf(s.entry)}}
	}
	return facts
}

// adminPages reports every admin page but the first of those that are used alike.
func adminPages(p *pass) {
	all := p.facts(topicAdminPage)
	for _, group := range repeated(all) {
		first := group[0]
		for _, again := range group[1:] {
			if p.isRepeated(again.entry.List.Pair) || p.brokenIn(again.span, 0) {
				continue
			}
			what := "\"jira:adminPage\""
			if first.name != "" {
				what += " with " + quoteTitle(first.name)
			} else {
				what = "plain " + what
			}
			p.report(Diagnostic{
				Rule: ruleAdminPageSingle, Span: again.span,
				Message: fmt.Sprintf("only one %s is allowed in an app: there is one on line %d", what, p.lineOf(titleOf(first.entry))),
				Related: []Related{{first.span, "the first one"}},
				Mend:    func() []Fix { return p.mendAdminPage(again, all) },
			}, always)
		}
	}
}

// mendAdminPage makes another page of one, where there is none like that, or removes it.
func (p *pass) mendAdminPage(f located, all []located) []Fix {
	have, own := map[string]bool{}, 0
	for _, other := range all {
		have[other.name] = true
		if other.entry == f.entry {
			own++
		}
	}
	var fixes []Fix
	switch m, pair := entryScope(f.entry).pairAt(f.span.Start); {
	case f.name == "":
		for _, use := range adminUses {
			if have[use] {
				continue
			}
			fix := Fix{Title: "Add " + use + ": true"}
			if there := f.entry.Pair(use); there.IsZero() {
				fix.Edits = p.edit().Fields(f.entry.Node(), edit.Field{Key: use, Value: "true"})
			} else { // false, or it would have a name
				fix = Fix{Title: "Write " + use + ": true", Edits: p.edit().SetValue(there, "true")}
			}
			fixes = append(fixes, fix)
		}
	case !pair.IsZero() && (own > 1 || !have[""]):
		fixes = append(fixes, p.removePair(m, pair))
	}
	return append(fixes, p.removeEntry(f.entry)...)
}
