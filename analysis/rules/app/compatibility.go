package app

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var (
	ruleCompatibilitySingleRequired = &analysis.Rule{
		ID: "compatibility-single-required", Severity: analysis.Error, Official: []string{"app.compatibility.oneRequiredContext"},
		Doc: "An app requires at most one product.",
	}
	ruleCompatibilityFullPage = &analysis.Rule{
		ID: "compatibility-full-page", Severity: analysis.Error, Official: []string{"app.compatibility.invalidConfluenceModuleInJira", "app.compatibility.invalidJiraModuleInConfluence"},
		Doc: "An app that requires Jira has no full page in Confluence, and the other way around.",
	}
	ruleCompatibilityGlobalFullPage = &analysis.Rule{
		ID: "compatibility-global-full-page", Severity: analysis.Error, Official: []string{"app.compatibility.invalidProduct"},
		Doc: "An app with a \"global:fullPage\" works with Jira and Confluence only.",
	}
)

// otherFullPage is the full page that an app cannot have when it requires a product.
var otherFullPage = map[string]string{"jira": "confluence:fullPage", "confluence": "jira:fullPage"}

// compatibility checks the products that an app works with.
func compatibility(p *analysis.Pass) {
	products := p.File.At("app", "compatibility").Value
	if products.Type() != schema.Map {
		return
	}
	types := map[string]*manifest.List{}
	for l := range p.File.ModuleLists() {
		types[l.Type] = l
	}
	var required []requirement
	for product := range products.Fields() {
		entry := products.At(product).Pair
		if p.BrokenIn(entry.Key().Span(), 0) {
			continue
		}
		if l := types["global:fullPage"]; l != nil && product != "jira" && product != "confluence" {
			beyondFullPage(p, products, entry, l)
		}
		isRequired := products.At(product, "required")
		if v := isRequired.Value; v.Type() != schema.Boolean || analysis.IsFalsy(v.Content()) || p.BrokenIn(isRequired.Pair.Span(), 0) {
			continue
		}
		required = append(required, requirement{product, isRequired.Value.Node()})
	}
	for i, r := range required {
		if i > 0 {
			secondRequired(p, required[0], r)
		}
		if l := types[otherFullPage[r.product]]; l != nil {
			foreignFullPage(p, r, l)
		}
	}
}

// requirement is a product that an app requires, and where it says "true".
type requirement struct {
	product string
	value   syntax.Node
}

// makeOptional says that the product is not required.
func (r requirement) makeOptional() []analysis.Fix {
	return []analysis.Fix{{Title: "Replace with \"false\"", Edits: []text.Edit{{Span: r.value.Span(), New: "false"}}}}
}

// secondRequired reports a second product that is required.
func secondRequired(p *analysis.Pass, first, second requirement) {
	p.Report(analysis.Diagnostic{
		Rule: ruleCompatibilitySingleRequired, Span: second.value.Span(),
		Message: fmt.Sprintf("%q is already required, and only one product can be: write \"required: false\" here", first.product),
		Related: []analysis.Related{{Span: first.value.Span(), Message: "the first one"}},
		Mend:    second.makeOptional,
	}, analysis.UnlessError)
}

// foreignFullPage reports a full page that an app cannot have because of the product that it
// requires.
func foreignFullPage(p *analysis.Pass, r requirement, l *manifest.List) {
	p.Report(analysis.Diagnostic{
		Rule: ruleCompatibilityFullPage, Span: analysis.OwnerOf(l),
		Message: fmt.Sprintf("%q is refused because the app requires %q: make that product optional, or use \"global:fullPage\"", l.Type, r.product),
		Related: []analysis.Related{{Span: r.value.Span(), Message: "the product is required here"}},
		Mend: func() []analysis.Fix {
			fixes := r.makeOptional()
			fixes[0].Title = fmt.Sprintf("Make %q optional", r.product)
			return fixes
		},
	}, analysis.UnlessError)
}

// beyondFullPage reports a product that an app with a "global:fullPage" cannot work with.
func beyondFullPage(p *analysis.Pass, products manifest.Value, product syntax.PairNode, page *manifest.List) {
	p.Report(analysis.Diagnostic{
		Rule: ruleCompatibilityGlobalFullPage, Span: product.Key().Span(),
		Message: fmt.Sprintf("an app with a \"global:fullPage\" works with \"jira\" and \"confluence\" only: %q is refused, required or not", product.KeyText()),
		Related: []analysis.Related{{Span: analysis.OwnerOf(page), Message: "the full page"}},
		Mend: func() []analysis.Fix {
			return []analysis.Fix{mend.RemovePair(p, products.Content(), product)}
		},
	}, analysis.UnlessError)
}
