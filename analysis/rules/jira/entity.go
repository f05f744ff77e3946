package jira

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var ruleEntityPropertyLimit = &analysis.Rule{
	ID: "entity-property-limit", Severity: analysis.Error, Official: []string{"modules.jiraEntityProperty.maxExtractionsPerApp"},
	Doc: "The entity properties of an app have at most 100 values.",
}

// topicEntityProperty is how many values an entity property has.
var topicEntityProperty = new(analysis.Topic[int])

// maxEntityValues is how many values the entity properties of an app have at most.
const maxEntityValues = 100

// entityPropertyFacts counts the values of an entity property.
func entityPropertyFacts(s analysis.Unit) []analysis.Fact {
	list := s.Value("values")
	if list.Type() != schema.List {
		return nil
	}
	return []analysis.Fact{topicEntityProperty.Fact(syntax.CountItems(list.Content()), text.Span{})}
}

// entityProperties reports more values than are allowed, for all of them together.
func entityProperties(p *analysis.Pass) {
	sum := 0
	facts := topicEntityProperty.In(p)
	for _, f := range facts {
		sum += f.Value
	}
	if sum <= maxEntityValues {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleEntityPropertyLimit, Span: analysis.OwnerOf(facts[0].Entry.List),
		Message: fmt.Sprintf("the entity properties of this app have %d values: at most %d are allowed", sum, maxEntityValues),
	}, analysis.Always)
}
