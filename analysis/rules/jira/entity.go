package jira

import (
	"fmt"
	"strconv"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var ruleEntityPropertyLimit = &analysis.Rule{
	ID: "entity-property-limit", Severity: analysis.Error, Official: []string{"modules.jiraEntityProperty.maxExtractionsPerApp"},
	Doc: "The entity properties of an app have at most 100 values.",
}

// topicEntityProperty is told of each entity property: its value is how many values it has.
const topicEntityProperty analysis.Topic = "entity-property"

// maxEntityValues is how many values the entity properties of an app have at most.
const maxEntityValues = 100

func entityPropertyFacts(s analysis.Scope) []analysis.Fact {
	list := s.Value("values")
	if list.Type() != schema.List {
		return nil
	}
	n := 0
	for range list.Items() {
		n++
	}
	return []analysis.Fact{{Topic: topicEntityProperty, Value: strconv.Itoa(n)}}
}

// entityProperties reports more values than are allowed, for all of them together.
func entityProperties(p *analysis.Pass) {
	sum := 0
	facts := p.Facts(topicEntityProperty)
	for _, f := range facts {
		n, _ := strconv.Atoi(f.Value)
		sum += n
	}
	if sum <= maxEntityValues {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleEntityPropertyLimit, Span: analysis.OwnerOf(facts[0].Entry.List),
		Message: fmt.Sprintf("the entity properties of this app have %d values: at most %d are allowed", sum, maxEntityValues),
	}, analysis.Always)
}
