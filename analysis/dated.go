package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
)

var (
	ruleModuleDeprecated = &Rule{
		ID: "module-deprecated", Severity: Warning,
		Doc:  "A module type that is deprecated stops working one day.",
		Why:  "Forge removes deprecated module types at the date that it has announced.",
		Bad:  head + gadget + resources,
		Good: head + "modules:\n" + widget + resources,
	}
	ruleAppNameDeprecated = &Rule{
		ID: "app-name-deprecated", Severity: Warning,
		Doc:  "The name of an app is not set in its manifest.",
		Why:  "Forge ignores it: the name is set in the developer console.",
		Bad:  "app:\n  name: My app\n" + head[len("app:\n"):] + webtrigger + functions,
		Good: head + webtrigger + functions,
	}
	ruleRuntimeDeprecated = &Rule{
		ID: "runtime-deprecated", Severity: Warning,
		Doc:  "A runtime is taken out of service some time after its Node.js version.",
		Why:  "An app with an outdated runtime cannot be deployed any more.",
		Bad:  head[:len(head)-len("nodejs24.x\n")] + "nodejs20.x\n" + webtrigger + functions,
		Good: head + webtrigger + functions,
	}
	ruleValueDeprecated = &Rule{
		ID: "value-deprecated", Severity: Warning,
		Doc: "A property or value that is deprecated stops working one day.",
	}
)

// deprecatedModules warns of module types that Forge is going to remove.
func deprecatedModules(p *pass) {
	for l := range p.file.ModuleLists() {
		m, ok := p.file.Catalogue().Module(l.Type)
		if !ok || m.Deprecation == nil {
			continue
		}
		p.report(Diagnostic{
			Rule: ruleModuleDeprecated, Span: ownerOf(l), Tags: []Tag{Deprecated},
			Message: fmt.Sprintf("%q is deprecated%s", l.Type, outdated(m.Deprecation)),
		})
	}
}

// runtimeMessage says of a runtime what its end means: apps go on running.
func (t trouble) runtimeMessage() string {
	s := t.content() + " is deprecated"
	if d := t.Deprecation; d != nil {
		s = fmt.Sprintf("apps with %s can no longer be deployed (since %s): use %s", t.content(), d.Removal, orList(quoteAll(d.Replacement)))
	}
	return s
}

// gadgetOf maps a dashboard script to the module whose presence makes it run.
var gadgetOf = map[string]string{
	"jira:dashboardBackgroundScript": "jira:dashboardGadget",
	"dashboards:backgroundScript":    "dashboards:widget",
}

var ruleScriptWithoutGadget = &Rule{
	ID: "dashboard-background-script-without-gadget", Severity: Information,
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
		p.report(Diagnostic{
			Rule: ruleScriptWithoutGadget, Span: ownerOf(l),
			Message: fmt.Sprintf("this script never runs: Jira renders it only on dashboards that show a %q of the same app, and the manifest has none", gadget),
		})
	}
}
