package storage

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

var (
	ruleSQLSingle = &analysis.Rule{
		ID: "sql-single", Severity: analysis.Error,
		Doc: "An app has one SQL database.",
	}
	ruleObjectStoreSingle = &analysis.Rule{
		ID: "object-store-single", Severity: analysis.Error,
		Doc: "An app has one object store.",
	}
)

// Limits of an entity. Lengths are in UTF-16 code units.
const (
	maxAttributes      = 50
	maxAttributeLength = 30
	maxIndexes         = 7
)

var (
	ruleEntityAttributesLimit = &analysis.Rule{
		ID: "entity-attributes-limit", Severity: analysis.Error, Official: []string{"app.storage.entities.tooManyAttributes"},
		Doc: "A storage entity has at most 50 attributes.",
	}
	ruleEntityAttributeLength = &analysis.Rule{
		ID: "entity-attribute-length", Severity: analysis.Error, Official: []string{"app.storage.entities.attributeNameTooLong"},
		Doc: "The name of an attribute has at most 30 characters.",
	}
	ruleEntityIndexesLimit = &analysis.Rule{
		ID: "entity-indexes-limit", Severity: analysis.Error, Official: []string{"app.storage.entities.tooManyIndexes"},
		Doc: "A storage entity has at most 7 indexes.",
	}
	ruleEntityIndexReserved = &analysis.Rule{
		ID: "entity-index-reserved", Severity: analysis.Error, Official: []string{"app.storage.entities.reservedIndexName"},
		Doc: "No index is named \"by-key\".", Why: "That is the index that every entity has by itself.",
	}
	ruleEntityIndexRangeUnknown = &analysis.Rule{
		ID: "entity-index-range-unknown", Severity: analysis.Error, Official: []string{"app.storage.entities.invalidIndexRange"},
		Doc: "An index sorts by attributes of its entity.",
	}
	ruleEntityIndexPartitionUnknown = &analysis.Rule{
		ID: "entity-index-partition-unknown", Severity: analysis.Error, Official: []string{"app.storage.entities.invalidIndexPartition"},
		Doc: "An index is divided by attributes of its entity.",
	}
)

// storageEntities checks the entities of "app.storage".
func storageEntities(p *analysis.Pass) {
	for item := range p.File.At("app", "storage", "entities").Value.Content().Items() {
		if v := p.File.Value(item.Value()); v.Type() == schema.Map {
			storageEntity(p, v)
		}
	}
}

// storageEntity checks one entity.
func storageEntity(p *analysis.Pass, entity manifest.Value) {
	attributes, indexes := entity.At("attributes"), entity.At("indexes")
	if attributes.Value.Type() == schema.Map {
		judgeAttributes(p, attributes.Pair.Key().Span(), attributes.Value)
	}
	if indexes.Value.Type() != schema.List {
		return
	}
	if n := syntax.CountItems(indexes.Value.Content()); n > maxIndexes {
		p.Report(analysis.Diagnostic{
			Rule: ruleEntityIndexesLimit, Span: indexes.Pair.Key().Span(),
			Message: fmt.Sprintf("the entity has %d indexes: at most %d are allowed", n, maxIndexes),
		}, analysis.UnlessError)
	}
	judgeIndexes(p, indexes.Value, attributes.Value)
}

// judgeAttributes checks how many attributes there are, and how long their names.
func judgeAttributes(p *analysis.Pass, owner text.Span, attributes manifest.Value) {
	n := 0
	for name := range attributes.Fields() {
		n++
		length := javascript.Length(name)
		if span, _ := attributes.KeySpan(name); length > maxAttributeLength {
			p.Report(analysis.Diagnostic{
				Rule: ruleEntityAttributeLength, Span: span,
				Message: fmt.Sprintf("the name %q has %d characters: at most %d are allowed", prose.Shortened(name), length, maxAttributeLength),
			}, analysis.UnlessError)
		}
	}
	if n > maxAttributes {
		p.Report(analysis.Diagnostic{
			Rule: ruleEntityAttributesLimit, Span: owner,
			Message: fmt.Sprintf("the entity has %d attributes: at most %d are allowed", n, maxAttributes),
		}, analysis.UnlessError)
	}
}
