package shape

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// SingleModules reports every entry but the first of module types of which there is one entry at
// most: each with its rule.
func SingleModules(p *analysis.Pass, rules map[string]*analysis.Rule) {
	for l := range p.File.ModuleLists() {
		if rule := rules[l.Type]; rule != nil && len(l.Entries) > 1 {
			SingleEntry(p, l, rule)
		}
	}
}

// SingleEntry reports every entry of a list but the first. Of modules that are no maps the
// schema says what is wrong; nothing but this looks at those of Connect.
func SingleEntry(p *analysis.Pass, l *manifest.List, rule *analysis.Rule) {
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
