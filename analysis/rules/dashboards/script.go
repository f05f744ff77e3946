package dashboards

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
)

var ruleScriptWithoutGadget = &analysis.Rule{
	ID: "dashboard-background-script-without-gadget", Severity: analysis.Information, IsGuess: true,
	Doc: "A dashboard background script runs only while a dashboard shows something of the same app.",
	Why: "Forge accepts the manifest, but the script is never rendered.",
}

// idleScripts tells of dashboard scripts that nothing can ever start.
func idleScripts(p *analysis.Pass) {
	have := map[string]*manifest.List{}
	for l := range p.File.ModuleLists() {
		have[l.Type] = l
	}
	for l := range p.File.ModuleLists() {
		gadget := mend.GadgetOf[l.Type]
		if gadget == "" || have[gadget] != nil || len(l.Entries) == 0 {
			continue
		}
		d := analysis.Diagnostic{
			Rule: ruleScriptWithoutGadget, Span: analysis.OwnerOf(l),
			Message: fmt.Sprintf("this script never runs: Jira renders it only on dashboards that show a %q of the same app, and the manifest has none", gadget),
		}
		explainIdle(p, &d, l, have)
		p.Report(d, analysis.Always)
	}
}

// explainIdle says more of a script that nothing starts where the gadgets of its app are
// of the other generation of dashboards, and offers to migrate what is of the old one.
func explainIdle(p *analysis.Pass, d *analysis.Diagnostic, script *manifest.List, have map[string]*manifest.List) {
	for other, gadget := range mend.GadgetOf {
		there := have[gadget]
		if other == script.Type || there == nil {
			continue
		}
		d.Message += fmt.Sprintf(": %q works only with %q", gadget, other)
		d.Related = []analysis.Related{{Span: analysis.OwnerOf(there), Message: "of the other kind of dashboards"}}
		d.Mend = func() []analysis.Fix {
			if mend.Successors[script.Type].Module != "" {
				return mend.FixesOf(mend.Migrate(p, []*manifest.List{script}))
			}
			return mend.FixesOf(mend.Migrate(p, []*manifest.List{there}))
		}
	}
}
