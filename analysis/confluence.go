package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/schema"
)

// groupConfluence is what the pages of Confluence have to themselves.
var groupConfluence = &Group{
	Rules: []*Rule{ruleConfluenceRouteUnique},
	Facts: map[string][]factFinder{"": {scope.routes}},
	File:  repeatedRoutes,
}

// spacePage starts a sample with a page of a space.
const spacePage = `modules:
  confluence:spacePage:
    - key: page
      title: Page
      route: reports
      resource: main
`

var ruleConfluenceRouteUnique = &Rule{
	ID: "confluence-route-unique", Severity: Error, Official: []string{"modules.confluence.propertyUniqueness"},
	Doc: "No two pages of one type in Confluence have the same route.", Why: schemaWhy,
	Bad:  head + spacePage + "    - key: other\n      title: Other\n      route: reports\n      resource: main\n" + resources,
	Good: head + spacePage + "    - key: other\n      title: Other\n      route: other\n      resource: main\n" + resources,
}

// topicPageRoute is the routes of pages in Confluence; the value of a fact is the property.
const topicPageRoute topic = "confluence-route"

// pageRoutes hold the address of a page, by its type. No type shares its routes
// with another one.
var pageRoutes = map[string][]string{
	"confluence:spaceSettings": {"route"},
	"confluence:globalPage":    {"route"},
	"confluence:spacePage":     {"route"},
	"confluence:fullPage":      {"route", "routePrefix"},
}

func (s scope) routes() []fact {
	if !s.entry.List.IsModule() {
		return nil
	}
	var facts []fact
	for _, property := range pageRoutes[s.name] {
		v := s.file.Value(s.entry.Pair(property).Value())
		if v.Type() == schema.String && v.Text() != "" {
			name := strings.Join([]string{s.name, property, v.Text()}, "\n")
			facts = append(facts, fact{topic: topicPageRoute, name: name, value: property, span: v.Node().Span()})
		}
	}
	return facts
}

// repeatedRoutes reports the routes that are taken already.
func repeatedRoutes(p *pass) {
	taken := p.facts(topicPageRoute)
	for _, group := range p.repeatedFacts(taken) {
		first := group[0]
		for _, f := range group[1:] {
			route := strings.SplitN(f.name, "\n", 3)[2]
			p.report(Diagnostic{
				Rule: ruleConfluenceRouteUnique, Span: f.span,
				Message: fmt.Sprintf("the route %q is taken by the %q on line %d: give each page its own", shortened(route), f.entry.List.Type, p.lineOf(first.span)),
				Related: []Related{{first.span, "the first one"}},
				Mend: func() []Fix {
					fresh := numbered(route, func(s string) bool {
						return slices.ContainsFunc(taken, func(l located) bool { return l.name == strings.TrimSuffix(f.name, route)+s })
					})
					return p.replaceText(f.span, fresh)
				},
			}, always)
		}
	}
}

// repeatedFacts returns the groups of facts with the same name, without those in text
// that is broken, or in a list that is there twice.
func (p *pass) repeatedFacts(facts []located) [][]located {
	var whole [][]located
	for _, group := range repeated(facts) {
		var kept []located
		for _, f := range group {
			if !p.isTornList(f.entry.List) && !p.brokenIn(f.span, 0) {
				kept = append(kept, f)
			}
		}
		if len(kept) > 1 {
			whole = append(whole, kept)
		}
	}
	return whole
}
