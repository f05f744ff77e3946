package shape

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleAppNameDeprecated = &analysis.Rule{
		ID: "app-name-deprecated", Severity: analysis.Warning, Official: []string{"schema.deprecatedValue of deprecationInfo.app.name"},
		Doc: "The name of an app is not set in its manifest.",
		Why: "Forge ignores it: the name is set in the developer console.",
	}
	ruleRuntimeDeprecated = &analysis.Rule{
		ID: "runtime-deprecated", Severity: analysis.Warning, Official: []string{"deprecation.runtime.message"},
		Doc: "A runtime is taken out of service some time after its Node.js version.",
		Why: "An app with an outdated runtime cannot be deployed any more.",
	}
	ruleValueDeprecated = &analysis.Rule{
		ID: "value-deprecated", Severity: analysis.Hint,
		Doc: "A property or value is not deprecated.",
		Why: "Forge accepts it: its documentation says that it should not be used any more.",
	}
)

// SinceWords tells when something was deprecated that has no end yet.
func SinceWords(d *schema.Deprecation) string {
	if d.Since == "" || d.Removal != "" {
		return ""
	}
	return " since " + d.Since
}

// ReplaceModules puts other modules in the place of deprecated ones: rewritten where it is
// known how, else under their new name.
func ReplaceModules(p *analysis.Pass, l *manifest.List, names []string) []analysis.Fix {
	if _, ok := mend.Successors[l.Type]; ok {
		return mend.FixesOf(mend.ListMigrations(p, l))
	}
	var fixes []analysis.Fix
	for _, name := range names {
		fixes = append(fixes, analysis.One("Replace with "+prose.QuoteTitle(name), false, analysis.OwnerOf(l), yamledit.QuotedLike(name, l.Pair.Key()))...)
	}
	return fixes
}

// runtimeMessage says of a runtime what its end means: apps go on running.
func (t Problem) runtimeMessage() string {
	s := t.content() + " is deprecated"
	if d := t.Deprecation; d != nil {
		s = fmt.Sprintf("apps with %s can no longer be deployed (since %s): use %s", t.content(), d.Removal, prose.Or(prose.QuoteAll(d.Replacement)))
	}
	return s
}
