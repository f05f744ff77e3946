package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupFlags is the properties that only one entry of a type may set to true.
var groupFlags = &Group{
	Rules: []*Rule{ruleConfluenceSingleFlag, ruleBitbucketFlagSingle},
	Facts: map[string][]factFinder{"": {scope.flags}},
	File:  repeatedFlags,
}

var (
	ruleConfluenceSingleFlag = &Rule{
		ID: "confluence-single-flag", Severity: Error, Official: []string{"modules.confluence.multipleProperty"},
		Doc: "At most one \"confluence:globalSettings\" is the page to configure the app, and one to get started with it.", Why: schemaWhy,
		Bad:  head + settings("confluence:globalSettings", "useAsConfig: true") + resources,
		Good: head + settings("confluence:globalSettings", "useAsConfig: false") + resources,
	}
	ruleBitbucketFlagSingle = &Rule{
		ID: "bitbucket-flag-single", Severity: Error, Official: []string{"modules.bitbucket.singleEntryOfModuleWithProperty"},
		Doc: "At most one page of a workspace is the one to configure the app, and one to get started with it.", Why: schemaWhy,
		Bad:  head + settings("bitbucket:workspaceSettingsMenuPage", "useAsConfig: true") + resources,
		Good: head + settings("bitbucket:workspaceSettingsMenuPage", "useAsConfig: false") + resources,
	}
)

// settings starts a sample with two pages, of which the second has another property, too.
func settings(typ, second string) string {
	const page = "    - key: %s\n      title: Settings\n      resource: main\n      %s\n"
	return "modules:\n  " + typ + ":\n" + fmt.Sprintf(page, "one", "useAsConfig: true") + fmt.Sprintf(page, "two", second)
}

// flagUse says which flags only one entry of a type may set.
type flagUse struct {
	rule  *Rule
	flags []string
}

var singleFlags = map[string]flagUse{
	"confluence:globalSettings":           {ruleConfluenceSingleFlag, []string{"useAsConfig", "useAsGetStarted"}},
	"bitbucket:workspaceSettingsMenuPage": {ruleBitbucketFlagSingle, []string{"useAsConfig"}},
	"bitbucket:workspaceGlobalPage":       {ruleBitbucketFlagSingle, []string{"useAsGetStarted"}},
}

// topicFlag is the flags that are set; the value of a fact is the flag.
const topicFlag topic = "single-flag"

func (s scope) flags() []fact {
	if !s.entry.List.IsModule() {
		return nil
	}
	var facts []fact
	for _, flag := range singleFlags[s.name].flags {
		pair := s.entry.Pair(flag)
		if v := s.file.Value(pair.Value()); v.Type() == schema.Boolean && !isFalsy(v.Content()) {
			facts = append(facts, fact{topicFlag, s.name + "\n" + flag, flag, pair.Key().Span()})
		}
	}
	return facts
}

// repeatedFlags reports the flags that another entry has set already.
func repeatedFlags(p *pass) {
	for _, group := range p.repeatedFacts(p.facts(topicFlag)) {
		first := group[0]
		for _, f := range group[1:] {
			typ, flag, _ := strings.Cut(f.name, "\n")
			p.report(Diagnostic{
				Rule: singleFlags[typ].rule, Span: f.span,
				Message: fmt.Sprintf("%q is set on line %d already: only one entry of %q can have it", flag, p.lineOf(first.span), typ),
				Related: []Related{{first.span, "the first one"}},
				Mend: func() []Fix {
					fixes := p.dropFlag(f, "this")
					if len(group) == 2 {
						fixes = append(fixes, p.dropFlag(first, "the first")...)
					}
					return fixes
				},
			}, always)
		}
	}
}

// dropFlag removes a flag from its entry.
func (p *pass) dropFlag(f located, which string) []Fix {
	m := f.entry.Node()
	pair := m.Pair(f.value)
	if pair.IsZero() || m.Kind() != syntax.Mapping {
		return nil
	}
	return []Fix{{Title: "Remove " + which + " " + quoteTitle(f.value), Edits: p.edit().RemovePair(m, pair)}}
}
