package shape

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

var RuleModuleSingle = &analysis.Rule{
	ID: "module-single", Severity: analysis.Error, Official: []string{"modules.singleEntryOfTheModule"},
	Doc: "Of some module types an app has one entry at most.",
}

// singles are the rules of the module types of which there is one entry at most.
var singles = map[string]*analysis.Rule{
	"jira:uiModifications":     RuleModuleSingle,
	"jira:projectPage":         RuleModuleSingle,
	"jira:projectSettingsPage": RuleModuleSingle,
	"jira:globalPage":          RuleModuleSingle,
	"global:ui":                RuleModuleSingle,
	"llm":                      RuleLLMSingle,
	"sql":                      RuleSQLSingle,
	"objectStore":              RuleObjectStoreSingle,
	"migration:dataResidency":  RuleDataResidencySingle,
}

// SingleModules reports every entry of these types but the first, for the subjects of all of
// them: one pass over the lists is enough.
func SingleModules(p *analysis.Pass) {
	for l := range p.File.ModuleLists() {
		if len(l.Entries) > 1 {
			if rule := singles[l.Type]; rule != nil {
				OnlyOne(p, l, rule)
			}
		}
	}
}

// OnlyOne reports every entry of a list but the first. Of modules that are no maps the
// schema says what is wrong; nothing but this looks at those of Connect.
func OnlyOne(p *analysis.Pass, l *manifest.List, rule *analysis.Rule) {
	if len(l.Entries) < 2 || p.IsTornList(l) {
		return
	}
	// The same is said of all, and anew at every keystroke: it is worded once.
	first := analysis.TitleOf(l.Entries[0])
	message := fmt.Sprintf("only one %q is allowed in an app: remove this one, or the one on line %d", l.Type, p.LineOf(first))
	related := []analysis.Related{{Span: first, Message: "the first one"}}
	for _, e := range l.Entries[1:] {
		if l.IsModule() && e.Node().Kind() != syntax.Mapping {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: rule, Span: analysis.TitleOf(e), Message: message, Related: related,
			Mend: func() []analysis.Fix { return mend.RemoveEntry(p, e) },
		}, analysis.UnlessBroken)
	}
}

var (
	RuleRemoteRegions = &analysis.Rule{
		ID: "remote-regions", Severity: analysis.Error, Official: []string{"modules.remote.allRegionsNotDeclared"},
		Doc: "Remotes with addresses for regions, and those that store end-user data, have them for the same regions.",
	}
	RuleDataResidencySingle = &analysis.Rule{
		ID: "data-residency-single", Severity: analysis.Error, Official: []string{"modules.migration:dataResidency.moreThanOneRemote"},
		Doc: "An app has one \"migration:dataResidency\".",
	}
)

var (
	RuleLLMSingle = &analysis.Rule{
		ID: "llm-single", Severity: analysis.Error, Official: []string{"modules.llm.tooManyModulesDeclared"},
		Doc: "An app has one module \"llm\".",
	}
	RuleLLMModelLimit = &analysis.Rule{
		ID: "llm-model-limit", Severity: analysis.Error, Official: []string{"modules.llm.tooManyModelsDeclared"},
		Doc: "An app uses one language model.",
	}
	RuleLLMModelDuplicate = &analysis.Rule{
		ID: "llm-model-duplicate", Severity: analysis.Error, Official: []string{"modules.llm.duplicateModel"},
		Doc: "The module \"llm\" lists each language model once.",
	}
)

var (
	RuleSQLSingle = &analysis.Rule{
		ID: "sql-single", Severity: analysis.Error,
		Doc: "An app has one SQL database.",
	}
	RuleObjectStoreSingle = &analysis.Rule{
		ID: "object-store-single", Severity: analysis.Error,
		Doc: "An app has one object store.",
	}
)
