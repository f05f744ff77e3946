package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupModules is the module types of a manifest, and what the platform asks of all modules.
var groupModules = &Group{
	Rules: []*Rule{
		ruleModulesMissing, ruleModuleNone, ruleModuleUnknown, ruleModuleDeprecated,
		ruleInternalField, rulePropertyNull, ruleReferenceNotString,
	},
	Reword: scope.internalFields,
	Entry:  map[string][]entryCheck{"": {scope.crashes}},
	File: func(p *pass) {
		missingModules(p)
		unknownModules(p)
		deprecatedModules(p)
	},
}

var (
	ruleModuleDeprecated = &Rule{
		ID: "module-deprecated", Severity: Warning, IsGuess: true,
		Doc:  "A module type that is deprecated stops working one day.",
		Why:  "Forge removes deprecated module types at the date that it has announced.",
		Bad:  head + gadget + resources,
		Good: head + "modules:\n" + widget + resources,
	}
	ruleModulesMissing = &Rule{
		ID: "modules-missing", Severity: Error,
		Doc: "A manifest has modules.", Why: "Forge refuses an app that adds nothing to a product.",
		Bad:  head,
		Good: head + webtrigger + functions,
	}
	ruleModuleNone = &Rule{
		ID: "module-none", Severity: Error, Official: []string{"modules.missingModule"},
		Doc: "A manifest has a module that is neither a function nor an endpoint.", Why: "Forge refuses an app that adds nothing to a product.",
		Bad:  head + "modules:\n" + functions,
		Good: head + webtrigger + functions,
	}
	ruleModuleUnknown = &Rule{
		ID: "module-unknown", Severity: Error, IsGuess: true, Official: []string{"modules.invalidModule"},
		Doc: "A module type is one that Forge knows.", Why: schemaWhy,
		Bad:  head + "modules:\n  jira:issuePannel:\n" + panel + resources,
		Good: head + "modules:\n  jira:issuePanel:\n" + panel + resources,
	}
)

// panel is the entry of an issue panel in samples.
const panel = `    - key: panel
      title: Panel
      icon: https://example.com/icon.png
      resource: main
`

// missingModules reports a manifest that adds nothing to a product.
func missingModules(p *pass) {
	root := p.tree.Root()
	if root.Kind() != syntax.Mapping || len(p.broken) > 0 {
		return
	}
	s, ok := p.file.Section("modules")
	if _, connect := p.file.Section("connectModules"); connect && !ok {
		return
	}
	if !ok {
		span := root.Span()
		for pair := range root.Pairs() {
			span = pair.Key().Span()
			break
		}
		p.report(Diagnostic{Rule: ruleModulesMissing, Span: span, Message: "\"modules\" is missing: an app needs at least one module"}, always)
		return
	}
	value := p.file.Value(s.Pair.Value())
	if value.Type() != schema.Map { // of the wrong type: the schema says so
		return
	}
	for pair := range value.Content().Pairs() {
		if name := pair.KeyText(); name != "function" && name != "endpoint" {
			return
		}
	}
	p.report(Diagnostic{
		Rule: ruleModuleNone, Span: s.Pair.Key().Span(),
		Message: "\"modules\" needs at least one module besides \"function\" and \"endpoint\"",
	}, always)
}

// unknownModules reports module types that Forge does not know.
func unknownModules(p *pass) {
	for l := range p.file.ModuleLists() {
		if _, ok := p.file.Catalogue().Module(l.Type); ok || p.brokenIn(ownerOf(l), 0) {
			continue
		}
		if l.Type == mergeKey {
			p.report(Diagnostic{Rule: ruleMergeKey, Span: ownerOf(l), Message: mergeKeyMessage}, always)
			continue
		}
		d := Diagnostic{
			Rule: ruleModuleUnknown, Span: ownerOf(l),
			Message: fmt.Sprintf("%q is not a module type%s", l.Type, judgedBy(p.file)),
		}
		var near []string
		if p.maySearch(ruleModuleUnknown) {
			near = p.file.Catalogue().NearestModules(l.Type)
			near = near[:min(len(near), 3)]
		}
		_, isSection := p.file.Catalogue().Section(l.Type)
		switch split := p.splitTypes(l); {
		case isSection:
			d.Message += ": it belongs at the top of the manifest"
		case len(split) > 0:
			d.Message += ": write " + prose.And(quoteAll(split)) + " in one word"
		case len(near) > 0:
			d.Message += ": did you mean " + prose.Or(quoteAll(near)) + "?"
		default:
			d.Message += ": check its spelling, or remove it"
		}
		d.Mend = func() []Fix { return p.mendModule(l, near) }
		p.report(d, always)
	}
}

// mendModule gives a module type the name of one that Forge knows, moves a section to where it
// belongs, or removes what is neither.
func (p *pass) mendModule(l *manifest.List, near []string) []Fix {
	s, ok := p.file.Section(l.Section)
	if !ok {
		return nil
	}
	if _, isSection := p.file.Catalogue().Section(l.Type); isSection {
		fixes := p.relocated("Move it to the top of the manifest", s.Pair.Value(), l.Pair, p.tree.Root(), l.Type)
		return append(fixes, p.removePair(s.Pair.Value(), l.Pair))
	}
	fixes := p.joinTypes(l)
	for _, name := range near {
		fixes = append(fixes, one("Replace by "+quoteTitle(name), false, ownerOf(l), edit.QuotedLike(name, l.Pair.Key()))...)
	}
	if len(near) == 0 {
		fixes = append(fixes, p.removePair(s.Pair.Value(), l.Pair))
	}
	return fixes
}
