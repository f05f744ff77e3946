package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
)

var ruleModuleSingle = &Rule{
	ID: "module-single", Severity: Error, Official: []string{"modules.singleEntryOfTheModule"},
	Doc: "Of some module types an app has one entry at most.", Why: schemaWhy,
	Bad:  head + singlePage + "    - key: other\n      title: Other\n      resource: main\n" + resources,
	Good: head + singlePage + resources,
}

// singlePage starts a sample with a page.
const singlePage = "modules:\n  jira:globalPage:\n    - key: page\n      title: Page\n      resource: main\n"

// singles are the rules of the module types of which there is one entry at most.
var singles = map[string]*Rule{
	"jira:uiModifications":     ruleModuleSingle,
	"jira:projectPage":         ruleModuleSingle,
	"jira:projectSettingsPage": ruleModuleSingle,
	"jira:globalPage":          ruleModuleSingle,
	"global:ui":                ruleModuleSingle,
	"llm":                      ruleLLMSingle,
	"sql":                      ruleSQLSingle,
	"objectStore":              ruleObjectStoreSingle,
	"migration:dataResidency":  ruleDataResidencySingle,
}

// singleModules reports every entry of these types but the first, for the subjects of all of
// them: one pass over the lists is enough.
func singleModules(p *pass) {
	for l := range p.file.ModuleLists() {
		if len(l.Entries) > 1 {
			if rule := singles[l.Type]; rule != nil {
				p.onlyOne(l, rule)
			}
		}
	}
}

// onlyOne reports every entry of a list but the first. Of modules that are no maps the
// schema says what is wrong; nothing but this looks at those of Connect.
func (p *pass) onlyOne(l *manifest.List, rule *Rule) {
	if len(l.Entries) < 2 || p.isTornList(l) {
		return
	}
	// The same is said of all, and anew at every keystroke: it is worded once.
	first := titleOf(l.Entries[0])
	message := fmt.Sprintf("only one %q is allowed in an app: remove this one, or the one on line %d", l.Type, p.lineOf(first))
	related := []Related{{first, "the first one"}}
	for _, e := range l.Entries[1:] {
		if l.IsModule() && e.Node().Kind() != syntax.Mapping {
			continue
		}
		p.report(Diagnostic{
			Rule: rule, Span: titleOf(e), Message: message, Related: related,
			Mend: func() []Fix { return p.removeEntry(e) },
		}, unlessBroken)
	}
}
