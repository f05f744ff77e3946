package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
)

var (
	ruleAppNameDeprecated = &Rule{
		ID: "app-name-deprecated", Severity: Warning, Official: []string{"schema.deprecatedValue of deprecationInfo.app.name"},
		Doc:  "The name of an app is not set in its manifest.",
		Why:  "Forge ignores it: the name is set in the developer console.",
		Bad:  "app:\n  name: My app\n" + head[len("app:\n"):] + webtrigger + functions,
		Good: head + webtrigger + functions,
	}
	ruleRuntimeDeprecated = &Rule{
		ID: "runtime-deprecated", Severity: Warning, Official: []string{"deprecation.runtime.message"},
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

// since tells when something was deprecated that has no end yet.
func since(d *schema.Deprecation) string {
	if d.Since == "" || d.Removal != "" {
		return ""
	}
	return " since " + d.Since
}

// replaceModules puts other modules in the place of deprecated ones: rewritten where it is
// known how, else under their new name.
func (p *pass) replaceModules(l *manifest.List, names []string) []Fix {
	if _, ok := successors[l.Type]; ok {
		return fixesOf(p.migrations(l))
	}
	var fixes []Fix
	for _, name := range names {
		fixes = append(fixes, one("Replace by "+quoteTitle(name), false, ownerOf(l), edit.QuotedLike(name, l.Pair.Key()))...)
	}
	return fixes
}

// runtimeMessage says of a runtime what its end means: apps go on running.
func (t trouble) runtimeMessage() string {
	s := t.content() + " is deprecated"
	if d := t.Deprecation; d != nil {
		s = fmt.Sprintf("apps with %s can no longer be deployed (since %s): use %s", t.content(), d.Removal, prose.Or(quoteAll(d.Replacement)))
	}
	return s
}
