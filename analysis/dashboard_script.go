package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

// gadgetOf maps a dashboard script to the module whose presence makes it run.
var gadgetOf = map[string]string{
	"jira:dashboardBackgroundScript": "jira:dashboardGadget",
	"dashboards:backgroundScript":    "dashboards:widget",
}

var ruleScriptWithoutGadget = &Rule{
	ID: "dashboard-background-script-without-gadget", Severity: Information, IsGuess: true,
	Doc:  "A dashboard background script runs only while a dashboard shows something of the same app.",
	Why:  "Forge accepts the manifest, but the script is never rendered.",
	Bad:  head + scriptModule + "      resource: main\n" + resources,
	Good: head + scriptModule + "      resource: main\n" + widget + resources,
}

// idleScripts tells of dashboard scripts that nothing can ever start.
func idleScripts(p *pass) {
	have := map[string]*manifest.List{}
	for l := range p.file.ModuleLists() {
		have[l.Type] = l
	}
	for l := range p.file.ModuleLists() {
		gadget := gadgetOf[l.Type]
		if gadget == "" || have[gadget] != nil || len(l.Entries) == 0 {
			continue
		}
		d := Diagnostic{
			Rule: ruleScriptWithoutGadget, Span: ownerOf(l),
			Message: fmt.Sprintf("this script never runs: Jira renders it only on dashboards that show a %q of the same app, and the manifest has none", gadget),
		}
		p.explainIdle(&d, l, have)
		p.report(d, always)
	}
}

// explainIdle says more of a script that nothing starts where the gadgets of its app are
// of the other generation of dashboards, and offers to migrate what is of the old one.
func (p *pass) explainIdle(d *Diagnostic, script *manifest.List, have map[string]*manifest.List) {
	for other, gadget := range gadgetOf {
		there := have[gadget]
		if other == script.Type || there == nil {
			continue
		}
		d.Message += fmt.Sprintf(": %q works only with %q", gadget, other)
		d.Related = []Related{{ownerOf(there), "of the other kind of dashboards"}}
		d.Mend = func() []Fix {
			if successors[script.Type].module != "" {
				return fixesOf(p.migrate([]*manifest.List{script}))
			}
			return fixesOf(p.migrate([]*manifest.List{there}))
		}
	}
}
