package analysis

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/text"
)

// groupStorage is where an app keeps its data.
var groupStorage = &Group{
	Choices: (*pass).indexable,
	Rules: []*Rule{
		ruleSQLSingle, ruleObjectStoreSingle, ruleEntityAttributesLimit, ruleEntityAttributeLength, ruleEntityIndexesLimit,
		ruleEntityIndexReserved, ruleEntityIndexRangeUnknown, ruleEntityIndexPartitionUnknown,
	},
	File: storageEntities,
}

// Limits of an entity. Lengths are in UTF-16 code units.
const (
	maxAttributes      = 50
	maxAttributeLength = 30
	maxIndexes         = 7
)

var (
	ruleEntityAttributesLimit = &Rule{
		ID: "entity-attributes-limit", Severity: Error, Official: []string{"app.storage.entities.tooManyAttributes"},
		Doc: "A storage entity has at most 50 attributes.", Why: schemaWhy,
		Bad:  head + entity(numberOf(maxAttributes+1, "attribute"), nil) + webtrigger + functions,
		Good: head + entity([]string{"title"}, nil) + webtrigger + functions,
	}
	ruleEntityAttributeLength = &Rule{
		ID: "entity-attribute-length", Severity: Error, Official: []string{"app.storage.entities.attributeNameTooLong"},
		Doc: "The name of an attribute has at most 30 characters.", Why: schemaWhy,
		Bad:  head + entity([]string{"titleOfThePageThatTheItemIsAbout"}, nil) + webtrigger + functions,
		Good: head + entity([]string{"title"}, nil) + webtrigger + functions,
	}
	ruleEntityIndexesLimit = &Rule{
		ID: "entity-indexes-limit", Severity: Error, Official: []string{"app.storage.entities.tooManyIndexes"},
		Doc: "A storage entity has at most 7 indexes.", Why: schemaWhy,
		Bad:  head + entity(numberOf(maxIndexes+1, "a"), numberOf(maxIndexes+1, "a")) + webtrigger + functions,
		Good: head + entity([]string{"title"}, []string{"title"}) + webtrigger + functions,
	}
	ruleEntityIndexReserved = &Rule{
		ID: "entity-index-reserved", Severity: Error, Official: []string{"app.storage.entities.reservedIndexName"},
		Doc: "No index is named \"by-key\".", Why: "That is the index that every entity has by itself, and Forge refuses the manifest.",
		Bad:  head + entity([]string{"title"}, []string{"name: by-key\n            range: [title]"}) + webtrigger + functions,
		Good: head + entity([]string{"title"}, []string{"name: by-title\n            range: [title]"}) + webtrigger + functions,
	}
	ruleEntityIndexRangeUnknown = &Rule{
		ID: "entity-index-range-unknown", Severity: Error, Official: []string{"app.storage.entities.invalidIndexRange"},
		Doc: "An index sorts by attributes of its entity.", Why: schemaWhy,
		Bad:  head + entity([]string{"title"}, []string{"titel"}) + webtrigger + functions,
		Good: head + entity([]string{"title"}, []string{"title"}) + webtrigger + functions,
	}
	ruleEntityIndexPartitionUnknown = &Rule{
		ID: "entity-index-partition-unknown", Severity: Error, Official: []string{"app.storage.entities.invalidIndexPartition"},
		Doc: "An index is divided by attributes of its entity.", Why: schemaWhy,
		Bad:  head + entity([]string{"title"}, []string{"name: by-title\n            range: [title]\n            partition: [titel]"}) + webtrigger + functions,
		Good: head + entity([]string{"title"}, []string{"name: by-title\n            range: [title]\n            partition: [title]"}) + webtrigger + functions,
	}
)

// entity continues the section "app" of a sample with an entity.
func entity(attributes, indexes []string) string {
	out := storage + "      - name: item\n        attributes:\n"
	for _, name := range attributes {
		out += "          " + name + ":\n            type: string\n"
	}
	if len(indexes) > 0 {
		out += "        indexes:\n          - " + strings.Join(indexes, "\n          - ") + "\n"
	}
	return out
}

func numberOf(n int, name string) []string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprint(name, i+1))
	}
	return names
}

// storageEntities checks the entities of "app.storage".
func storageEntities(p *pass) {
	pair, _ := p.inApp("storage", "entities")
	for item := range p.file.Value(pair.Value()).Content().Items() {
		if v := p.file.Value(item.Value()); v.Type() == schema.Map {
			p.storageEntity(v)
		}
	}
}

func (p *pass) storageEntity(entity manifest.Value) {
	attributes, hasAttributes := entity.Pair("attributes")
	v := p.file.Value(attributes.Value())
	if hasAttributes && v.Type() == schema.Map {
		p.attributes(attributes.Key().Span(), v)
	}
	indexes, ok := entity.Pair("indexes")
	list := p.file.Value(indexes.Value())
	if !ok || list.Type() != schema.List {
		return
	}
	if n := countItems(list.Content()); n > maxIndexes {
		p.report(Diagnostic{
			Rule: ruleEntityIndexesLimit, Span: indexes.Key().Span(),
			Message: fmt.Sprintf("the entity has %d indexes: at most %d are allowed", n, maxIndexes),
		}, unlessError)
	}
	p.indexes(list, v)
}

// attributes checks how many attributes there are, and how long their names.
func (p *pass) attributes(owner text.Span, attributes manifest.Value) {
	n := 0
	for name := range attributes.Fields() {
		n++
		length := len(utf16.Encode([]rune(name)))
		if span, _ := attributes.KeySpan(name); length > maxAttributeLength {
			p.report(Diagnostic{
				Rule: ruleEntityAttributeLength, Span: span,
				Message: fmt.Sprintf("the name %q has %d characters: at most %d are allowed", shortened(name), length, maxAttributeLength),
			}, unlessError)
		}
	}
	if n > maxAttributes {
		p.report(Diagnostic{
			Rule: ruleEntityAttributesLimit, Span: owner,
			Message: fmt.Sprintf("the entity has %d attributes: at most %d are allowed", n, maxAttributes),
		}, unlessError)
	}
}
