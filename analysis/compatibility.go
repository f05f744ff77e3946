package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// groupApp is what an app says of itself.
var groupApp = &Group{
	Rules: []*Rule{ruleCompatibilitySingleRequired, ruleCompatibilityFullPage, ruleCompatibilityGlobalFullPage, ruleAutoUserConsentDeprecated},
	File: func(p *pass) {
		compatibility(p)
		autoUserConsent(p)
	},
}

// worksWith starts a sample with products, each with what is required.
func worksWith(products ...string) string {
	out := "  compatibility:\n"
	for _, product := range products {
		out += "    " + product + "\n"
	}
	return out
}

// fullPageOf is a sample with a page that fills the window.
func fullPageOf(product string) string {
	return "modules:\n  " + product + ":fullPage:\n    - key: page\n      title: Page\n      routePrefix: page\n      resource: main\n" + resources
}

var (
	ruleCompatibilitySingleRequired = &Rule{
		ID: "compatibility-single-required", Severity: Error, Official: []string{"app.compatibility.oneRequiredContext"},
		Doc: "An app requires at most one product.", Why: schemaWhy,
		Bad:  head + worksWith("jira: {required: true}", "confluence: {required: true}") + webtrigger + functions,
		Good: head + worksWith("jira: {required: true}", "confluence: {required: false}") + webtrigger + functions,
	}
	ruleCompatibilityFullPage = &Rule{
		ID: "compatibility-full-page", Severity: Error, Official: []string{"app.compatibility.invalidConfluenceModuleInJira", "app.compatibility.invalidJiraModuleInConfluence"},
		Doc: "An app that requires Jira has no full page in Confluence, and the other way around.", Why: schemaWhy,
		Bad:  head + worksWith("jira: {required: true}") + fullPageOf("confluence"),
		Good: head + worksWith("jira: {required: false}") + fullPageOf("confluence"),
	}
	ruleCompatibilityGlobalFullPage = &Rule{
		ID: "compatibility-global-full-page", Severity: Error, Official: []string{"app.compatibility.invalidProduct"},
		Doc: "An app with a \"global:fullPage\" works with Jira and Confluence only.", Why: schemaWhy,
		Bad:  head + worksWith("jira: {required: true}", "compass: {required: false}") + fullPageOf("global"),
		Good: head + worksWith("jira: {required: true}") + fullPageOf("global"),
	}
)

// otherFullPage is the full page that an app cannot have when it requires a product.
var otherFullPage = map[string]string{"jira": "confluence:fullPage", "confluence": "jira:fullPage"}

// compatibility checks the products that an app works with.
func compatibility(p *pass) {
	pair, _ := p.inApp("compatibility")
	products := p.file.Value(pair.Value())
	if pair.IsZero() || products.Type() != schema.Map {
		return
	}
	types := map[string]*manifest.List{}
	for l := range p.file.ModuleLists() {
		types[l.Type] = l
	}
	var required []requirement
	for product := range products.Fields() {
		entry, _ := products.Pair(product)
		if p.brokenIn(entry.Key().Span(), 0) {
			continue
		}
		if l := types["global:fullPage"]; l != nil && product != "jira" && product != "confluence" {
			p.beyondFullPage(products, entry, l)
		}
		pair, _ := p.inMap(p.file.Value(entry.Value()), "required")
		v := p.file.Value(pair.Value())
		if pair.IsZero() || v.Type() != schema.Boolean || isFalsy(v.Content()) || p.brokenIn(pair.Span(), 0) {
			continue
		}
		required = append(required, requirement{product, v.Node()})
	}
	for i, r := range required {
		if i > 0 {
			p.secondRequired(required[0], r)
		}
		if l := types[otherFullPage[r.product]]; l != nil {
			p.foreignFullPage(r, l)
		}
	}
}

// requirement is a product that an app requires, and where it says "true".
type requirement struct {
	product string
	value   syntax.Node
}

// makeOptional says that the product is not required.
func (r requirement) makeOptional() []Fix {
	return []Fix{{Title: "Replace by \"false\"", Edits: []text.Edit{{Span: r.value.Span(), New: "false"}}}}
}

func (p *pass) secondRequired(first, second requirement) {
	p.report(Diagnostic{
		Rule: ruleCompatibilitySingleRequired, Span: second.value.Span(),
		Message: fmt.Sprintf("only one product can be required, and %q is: write \"required: false\" for one of them", first.product),
		Related: []Related{{first.value.Span(), "the first one"}},
		Mend:    second.makeOptional,
	}, unlessError)
}

func (p *pass) foreignFullPage(r requirement, l *manifest.List) {
	p.report(Diagnostic{
		Rule: ruleCompatibilityFullPage, Span: ownerOf(l),
		Message: fmt.Sprintf("an app that requires %q has no %q: make the product optional, or use \"global:fullPage\"", r.product, l.Type),
		Related: []Related{{r.value.Span(), "the product is required here"}},
		Mend: func() []Fix {
			fixes := r.makeOptional()
			fixes[0].Title = fmt.Sprintf("Make %q optional", r.product)
			return fixes
		},
	}, unlessError)
}

func (p *pass) beyondFullPage(products manifest.Value, product syntax.PairNode, page *manifest.List) {
	p.report(Diagnostic{
		Rule: ruleCompatibilityGlobalFullPage, Span: product.Key().Span(),
		Message: fmt.Sprintf("an app with a \"global:fullPage\" works with \"jira\" and \"confluence\" only: %q is refused, required or not", product.KeyText()),
		Related: []Related{{ownerOf(page), "the full page"}},
		Mend: func() []Fix {
			return []Fix{p.removePair(products.Content(), product)}
		},
	}, unlessError)
}
