package modules

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
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
		case isProduct(p, l):
			d.Message = fmt.Sprintf("the module type is not finished: there are %s", productTypes(p, l.Type))
		case len(near) > 0:
			d.Message += ": did you mean " + prose.Or(prose.QuoteAll(near)) + "?"
		default:
			d.Message += ": check its spelling, or remove it; a newer Forge may know it"
		}
		d.Mend = func() []analysis.Fix { return mend.ReplaceModule(p, l, near) }
		p.Report(d, analysis.Always)
	}
}

// isProduct reports whether a list has no entries yet, and a product as its name: the module type
// is still being written.
func isProduct(p *analysis.Pass, l *manifest.List) bool {
	return l.Pair.Value().Kind() == syntax.Empty && len(typesOf(p, l.Type)) > 0
}

// maxTypes is how many module types a message names.
const maxTypes = 3

// productTypes names some module types of a product.
func productTypes(p *analysis.Pass, product string) string {
	all := typesOf(p, product)
	words := prose.QuoteAll(all[:min(len(all), maxTypes)])
	if rest := len(all) - len(words); rest > 0 {
		words = append(words, prose.Count(rest, "other", "others"))
	}
	return prose.And(words)
}

// typesOf returns the module types of a product.
func typesOf(p *analysis.Pass, product string) (types []string) {
	for _, name := range p.File.Catalogue().ModuleNames() {
		if strings.HasPrefix(name, product+":") {
			types = append(types, name)
		}
	}
	return types
}
