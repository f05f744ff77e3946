package modules

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var RuleModuleEarlyAccess = &analysis.Rule{
	ID: "module-early-access", Severity: analysis.Information,
	Doc: "A module type of Forge's early access program is not for production.",
	Why: "By the documentation, modules of the program are for testing with selected users, may change without notice, and are not recommended for production.",
}

// earlyAccess tells of module types that are in Forge's early access program.
func earlyAccess(p *analysis.Pass) {
	for l := range p.File.ModuleLists() {
		m, ok := p.File.Catalogue().Module(l.Type)
		if !ok || m.Phase != schema.EarlyAccess || m.Deprecation != nil {
			continue
		}
		when := ""
		if m.PhaseAsOf != "" {
			when = " (by its page of " + m.PhaseAsOf + ")"
		}
		p.Report(analysis.Diagnostic{
			Rule: RuleModuleEarlyAccess, Span: analysis.OwnerOf(l),
			Message: fmt.Sprintf("%q is in Forge's early access program%s: it is for testing, and not recommended for production", l.Type, when),
		}, analysis.UnlessErrorIn)
	}
}
