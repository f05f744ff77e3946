package modules

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

var (
	ruleModuleDeprecated = &analysis.Rule{
		ID: "module-deprecated", Severity: analysis.Warning, IsGuess: true,
		Doc: "A module type is not deprecated.",
		Why: "Forge removes deprecated module types at the date that it has announced.",
	}
	ruleModulesMissing = &analysis.Rule{
		ID: "modules-missing", Severity: analysis.Error,
		Doc: "A manifest has modules.", Why: "Forge refuses an app that adds nothing to a product.",
	}
	ruleModuleNone = &analysis.Rule{
		ID: "module-none", Severity: analysis.Error, Official: []string{"modules.missingModule"},
		Doc: "A manifest has a module that is neither a function nor an endpoint.", Why: "Forge refuses an app that adds nothing to a product.",
	}
	ruleModuleUnknown = &analysis.Rule{
		ID: "module-unknown", Severity: analysis.Error, IsGuess: true, Official: []string{"modules.invalidModule"},
		Doc: "A module type is one that Forge knows.",
	}
)

// missingModules reports a manifest that adds nothing to a product.
func missingModules(p *analysis.Pass) {
	root := p.Tree.Root()
	if root.Kind() != syntax.Mapping || len(p.Broken) > 0 {
		return
	}
	s, ok := p.File.Section("modules")
	if _, connect := p.File.Section("connectModules"); connect && !ok {
		return
	}
	if !ok {
		span := root.Span()
		for pair := range root.Pairs() {
			span = pair.Key().Span()
			break
		}
		p.Report(analysis.Diagnostic{Rule: ruleModulesMissing, Span: span, Message: "\"modules\" is missing: an app needs at least one module"}, analysis.Always)
		return
	}
	value := p.File.Value(s.Pair.Value())
	if value.Type() != schema.Map { // of the wrong type: the schema says so
		return
	}
	for pair := range value.Content().Pairs() {
		if name := pair.KeyText(); name != "function" && name != "endpoint" {
			return
		}
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleModuleNone, Span: s.Pair.Key().Span(),
		Message: "\"modules\" needs at least one module besides \"function\" and \"endpoint\"",
	}, analysis.Always)
}

// unknownModules reports module types that Forge does not know.
func unknownModules(p *analysis.Pass) {
	for l := range p.File.ModuleLists() {
		if _, ok := p.File.Catalogue().Module(l.Type); ok || p.BrokenIn(analysis.OwnerOf(l), 0) {
			continue
		}
		if l.Type == analysis.MergeKey {
			p.Report(analysis.Diagnostic{Rule: shape.RuleMergeKey, Span: analysis.OwnerOf(l), Message: analysis.MergeKeyMessage}, analysis.Always)
			continue
		}
		d := analysis.Diagnostic{
			Rule: ruleModuleUnknown, Span: analysis.OwnerOf(l),
			Message: fmt.Sprintf("%q is not a module type%s", l.Type, shape.SchemaWords(p.File)),
		}
		var near []string
		if p.MaySearch(ruleModuleUnknown) {
			near = p.File.Catalogue().NearestModules(l.Type)
			near = near[:min(len(near), 3)]
		}
		_, isSection := p.File.Catalogue().Section(l.Type)
		switch split := mend.SplitTypes(p, l); {
		case isSection:
			d.Message += ": it belongs at the top of the manifest"
		case len(split) > 0:
			d.Message += ": write " + prose.And(prose.QuoteAll(split)) + " in one word"
		case len(near) > 0:
			d.Message += ": did you mean " + prose.Or(prose.QuoteAll(near)) + "?"
		default:
			d.Message += ": check its spelling, or remove it"
		}
		d.Mend = func() []analysis.Fix { return mend.ReplaceModule(p, l, near) }
		p.Report(d, analysis.Always)
	}
}
