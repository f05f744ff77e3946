package confluence

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var (
	ruleConfluenceSingleFlag = &analysis.Rule{
		ID: "confluence-single-flag", Severity: analysis.Error, Official: []string{"modules.confluence.multipleProperty"},
		Doc: "At most one \"confluence:globalSettings\" is the page to configure the app, and one to get started with it.",
	}
	ruleBitbucketFlagSingle = &analysis.Rule{
		ID: "bitbucket-flag-single", Severity: analysis.Error, Official: []string{"modules.bitbucket.singleEntryOfModuleWithProperty"},
		Doc: "At most one page of a workspace is the one to configure the app, and one to get started with it.",
	}
)

// flagUse says which flags only one entry of a type may set.
type flagUse struct {
	rule  *analysis.Rule
	flags []string
}

var singleFlags = map[string]flagUse{
	"confluence:globalSettings":           {ruleConfluenceSingleFlag, []string{"useAsConfig", "useAsGetStarted"}},
	"bitbucket:workspaceSettingsMenuPage": {ruleBitbucketFlagSingle, []string{"useAsConfig"}},
	"bitbucket:workspaceGlobalPage":       {ruleBitbucketFlagSingle, []string{"useAsGetStarted"}},
}

// topicFlag is the flags that are set.
var topicFlag = new(analysis.Topic[typeFlag])

// typeFlag is a flag of a module type.
type typeFlag struct{ typ, flag string }

// flags returns the flags that an entry sets.
func flags(s analysis.Unit) []analysis.Fact {
	if !s.Entry.List.IsModule() {
		return nil
	}
	var facts []analysis.Fact
	for _, flag := range singleFlags[s.TypeName].flags {
		if v := s.Value(flag); v.Type() == schema.Boolean && !analysis.IsFalsy(v.Content()) {
			facts = append(facts, topicFlag.Fact(typeFlag{s.TypeName, flag}, s.KeySpan(flag)))
		}
	}
	return facts
}

// repeatedFlags reports the flags that another entry has set already.
func repeatedFlags(p *analysis.Pass) {
	type located = analysis.Located[typeFlag]
	same := func(f typeFlag) typeFlag { return f }
	analysis.ReportRepeated(p, topicFlag, same, func(group []located, again located) analysis.Diagnostic {
		first, of := group[0], again.Value
		return analysis.Diagnostic{
			Rule:    singleFlags[of.typ].rule,
			Message: fmt.Sprintf("%q is set on line %d already: only one entry of %q can have it", of.flag, p.LineOf(first.Span), of.typ),
			Mend: func() []analysis.Fix {
				fixes := dropFlag(p, again, "this")
				if len(group) == 2 {
					fixes = append(fixes, dropFlag(p, first, "the first")...)
				}
				return fixes
			},
		}
	})
}

// dropFlag removes a flag from its entry.
func dropFlag(p *analysis.Pass, f analysis.Located[typeFlag], which string) []analysis.Fix {
	m := f.Entry.Node()
	pair := m.Pair(f.Value.flag)
	if pair.IsZero() || m.Kind() != syntax.Mapping {
		return nil
	}
	return []analysis.Fix{{Title: "Remove " + which + " " + prose.QuoteTitle(f.Value.flag), Edits: p.Edit().RemovePair(m, pair)}}
}
