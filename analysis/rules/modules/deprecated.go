package modules

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/shape"
)

// deprecatedModules warns of module types that Forge is going to remove.
func deprecatedModules(p *analysis.Pass) {
	for l := range p.File.ModuleLists() {
		m, ok := p.File.Catalogue().Module(l.Type)
		if !ok || m.Deprecation == nil {
			continue
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleModuleDeprecated, Span: analysis.OwnerOf(l), Tags: []analysis.Tag{analysis.Deprecated},
			Message: fmt.Sprintf("%q is deprecated%s%s", l.Type, shape.SinceWords(m.Deprecation), shape.DeprecationWords(m.Deprecation)),
			Mend:    func() []analysis.Fix { return shape.ReplaceModules(p, l, m.Deprecation.Replacement) },
		}, analysis.Always)
	}
}
