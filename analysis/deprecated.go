package analysis

import "fmt"

// deprecatedModules warns of module types that Forge is going to remove.
func deprecatedModules(p *pass) {
	for l := range p.file.ModuleLists() {
		m, ok := p.file.Catalogue().Module(l.Type)
		if !ok || m.Deprecation == nil {
			continue
		}
		p.report(Diagnostic{
			Rule: ruleModuleDeprecated, Span: ownerOf(l), Tags: []Tag{Deprecated},
			Message: fmt.Sprintf("%q is deprecated%s%s", l.Type, since(m.Deprecation), outdated(m.Deprecation)),
			Mend:    func() []Fix { return p.replaceModules(l, m.Deprecation.Replacement) },
		}, always)
	}
}
