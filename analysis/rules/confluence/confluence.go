package confluence

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var ruleConfluenceRouteUnique = &analysis.Rule{
	ID: "confluence-route-unique", Severity: analysis.Error, Official: []string{"modules.confluence.propertyUniqueness"},
	Doc: "No two pages of one type in Confluence have the same route.",
}

// topicPageRoute is the routes of pages in Confluence.
var topicPageRoute = new(analysis.Topic[pageRoute])

// pageRoute is the address of a page of some type, and the property that says it.
type pageRoute struct{ typ, property, route string }

// pageRoutes hold the address of a page, by its type. No type shares its routes
// with another one.
var pageRoutes = map[string][]string{
	"confluence:spaceSettings": {"route"},
	"confluence:globalPage":    {"route"},
	"confluence:spacePage":     {"route"},
	"confluence:fullPage":      {"route", "routePrefix"},
}

// routes returns the routes of a page.
func routes(s analysis.Unit) []analysis.Fact {
	if !s.Entry.List.IsModule() {
		return nil
	}
	var facts []analysis.Fact
	for _, property := range pageRoutes[s.TypeName] {
		v := s.Value(property)
		if v.Type() == schema.String && v.Text() != "" {
			facts = append(facts, topicPageRoute.Fact(pageRoute{s.TypeName, property, v.Text()}, v.Node().Span()))
		}
	}
	return facts
}

// repeatedRoutes reports the routes that are taken already.
func repeatedRoutes(p *analysis.Pass) {
	type located = analysis.Located[pageRoute]
	same := func(r pageRoute) pageRoute { return r }
	analysis.ReportRepeated(p, topicPageRoute, same, func(group []located, again located) analysis.Diagnostic {
		return analysis.Diagnostic{
			Rule:    ruleConfluenceRouteUnique,
			Message: fmt.Sprintf("the route %q is taken by the %q on line %d: give each page its own", prose.Shortened(again.Value.route), again.Value.typ, p.LineOf(group[0].Span)),
			Mend: func() []analysis.Fix {
				fresh := analysis.Numbered(again.Value.route, func(s string) bool {
					other := again.Value
					other.route = s
					return analysis.IsSaid(p, topicPageRoute, same, other)
				})
				return mend.ReplaceText(p, again.Span, fresh)
			},
		}
	})
}
