package confluence

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

var ruleConfluenceRouteUnique = &analysis.Rule{
	ID: "confluence-route-unique", Severity: analysis.Error, Official: []string{"modules.confluence.propertyUniqueness"},
	Doc: "No two pages of one type in Confluence have the same route.",
}

// topicPageRoute is the routes of pages in Confluence; the value of a fact is the property.
const topicPageRoute analysis.Topic = "confluence-route"

// pageRoutes hold the address of a page, by its type. No type shares its routes
// with another one.
var pageRoutes = map[string][]string{
	"confluence:spaceSettings": {"route"},
	"confluence:globalPage":    {"route"},
	"confluence:spacePage":     {"route"},
	"confluence:fullPage":      {"route", "routePrefix"},
}

func routes(s analysis.Scope) []analysis.Fact {
	if !s.Entry.List.IsModule() {
		return nil
	}
	var facts []analysis.Fact
	for _, property := range pageRoutes[s.TypeName] {
		v := s.File.Value(s.Entry.Pair(property).Value())
		if v.Type() == schema.String && v.Text() != "" {
			name := strings.Join([]string{s.TypeName, property, v.Text()}, "\n")
			facts = append(facts, analysis.Fact{Topic: topicPageRoute, Name: name, Value: property, Span: v.Node().Span()})
		}
	}
	return facts
}

// repeatedRoutes reports the routes that are taken already.
func repeatedRoutes(p *analysis.Pass) {
	taken := p.Facts(topicPageRoute)
	for _, group := range p.RepeatedFacts(taken) {
		first := group[0]
		for _, f := range group[1:] {
			route := strings.SplitN(f.Name, "\n", 3)[2]
			p.Report(analysis.Diagnostic{
				Rule: ruleConfluenceRouteUnique, Span: f.Span,
				Message: fmt.Sprintf("the route %q is taken by the %q on line %d: give each page its own", prose.Shortened(route), f.Entry.List.Type, p.LineOf(first.Span)),
				Related: []analysis.Related{{Span: first.Span, Message: "the first one"}},
				Mend: func() []analysis.Fix {
					fresh := analysis.Numbered(route, func(s string) bool {
						return slices.ContainsFunc(taken, func(l analysis.Located) bool { return l.Name == strings.TrimSuffix(f.Name, route)+s })
					})
					return mend.ReplaceText(p, f.Span, fresh)
				},
			}, analysis.Always)
		}
	}
}
