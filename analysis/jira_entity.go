package analysis

import (
	"fmt"
	"strconv"

	"forge-manifest-ls/schema"
)

var ruleEntityPropertyLimit = &Rule{
	ID: "entity-property-limit", Severity: Error, Official: []string{"modules.jiraEntityProperty.maxExtractionsPerApp"},
	Doc: "The entity properties of an app have at most 100 values.", Why: schemaWhy,
	Bad:  head + "modules:\n  jira:entityProperty:\n" + entityProperty(maxEntityValues+1),
	Good: head + "modules:\n  jira:entityProperty:\n" + entityProperty(1),
}

// entityProperty writes a value once, and then stands for it.
func entityProperty(values int) string {
	lines := ""
	for n := 1; n < values; n++ {
		if n%25 == 1 {
			lines += ",\n         *a"
		} else {
			lines += ", *a"
		}
	}
	return "    - key: property\n      entityType: issue\n      propertyKey: property\n      values:\n" +
		"        [&a {path: title, type: text}" + lines + "]\n"
}

// topicEntityProperty is told of each entity property: its value is how many values it has.
const topicEntityProperty topic = "entity-property"

// maxEntityValues is how many values the entity properties of an app have at most.
const maxEntityValues = 100

func entityPropertyFacts(s scope) []fact {
	list := s.value("values")
	if list.Type() != schema.List {
		return nil
	}
	n := 0
	for range list.Items() {
		n++
	}
	return []fact{{topic: topicEntityProperty, value: strconv.Itoa(n)}}
}

// entityProperties reports more values than are allowed, for all of them together.
func entityProperties(p *pass) {
	sum := 0
	facts := p.facts(topicEntityProperty)
	for _, f := range facts {
		n, _ := strconv.Atoi(f.value)
		sum += n
	}
	if sum <= maxEntityValues {
		return
	}
	p.report(Diagnostic{
		Rule: ruleEntityPropertyLimit, Span: ownerOf(facts[0].entry.List),
		Message: fmt.Sprintf("the entity properties of this app have %d values: at most %d are allowed", sum, maxEntityValues),
	}, always)
}
