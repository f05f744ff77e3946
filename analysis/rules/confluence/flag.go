package confluence

import (
	"fmt"
	"strings"

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

// topicFlag is the flags that are set; the value of a fact is the flag.
const topicFlag analysis.Topic = "single-flag"

func flags(s analysis.Scope) []analysis.Fact {
	if !s.Entry.List.IsModule() {
		return nil
	}
	var facts []analysis.Fact
	for _, flag := range singleFlags[s.TypeName].flags {
		pair := s.Entry.Pair(flag)
		if v := s.File.Value(pair.Value()); v.Type() == schema.Boolean && !analysis.IsFalsy(v.Content()) {
			facts = append(facts, analysis.Fact{Topic: topicFlag, Name: s.TypeName + "\n" + flag, Value: flag, Span: pair.Key().Span()})
		}
	}
	return facts
}

// repeatedFlags reports the flags that another entry has set already.
func repeatedFlags(p *analysis.Pass) {
	for _, group := range p.RepeatedFacts(p.Facts(topicFlag)) {
		first := group[0]
		for _, f := range group[1:] {
			typ, flag, _ := strings.Cut(f.Name, "\n")
			p.Report(analysis.Diagnostic{
				Rule: singleFlags[typ].rule, Span: f.Span,
				Message: fmt.Sprintf("%q is set on line %d already: only one entry of %q can have it", flag, p.LineOf(first.Span), typ),
				Related: []analysis.Related{{Span: first.Span, Message: "the first one"}},
				Mend: func() []analysis.Fix {
					fixes := dropFlag(p, f, "this")
					if len(group) == 2 {
						fixes = append(fixes, dropFlag(p, first, "the first")...)
					}
					return fixes
				},
			}, analysis.Always)
		}
	}
}

// dropFlag removes a flag from its entry.
func dropFlag(p *analysis.Pass, f analysis.Located, which string) []analysis.Fix {
	m := f.Entry.Node()
	pair := m.Pair(f.Value)
	if pair.IsZero() || m.Kind() != syntax.Mapping {
		return nil
	}
	return []analysis.Fix{{Title: "Remove " + which + " " + prose.QuoteTitle(f.Value), Edits: p.Edit().RemovePair(m, pair)}}
}
