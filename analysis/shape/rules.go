package shape

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

var RulePropertyUnknown = &analysis.Rule{
	ID: "property-unknown", Severity: analysis.Warning,
	Doc: "A property is one that Forge's schema or documentation has.",
	Why: "Forge accepts extra properties in most modules without a word, a misspelt one, too. It is a warning where it is " +
		"clear what was meant, and else a hint: the schema lacks some properties that work.",
}

// rule is the rule that a problem breaks.
func (t Problem) rule() *analysis.Rule {
	if t.isResolver() {
		return RuleResolverShape
	}
	switch t.Kind {
	case schema.UndeclaredProperty:
		return RulePropertyUnknown
	case schema.Internal:
		return RuleInternalField
	case schema.Deprecated:
		return t.deprecatedRule()
	case schema.Length:
		if t.Got < t.Limit.Min {
			return RuleSchemaMinLength
		}
		return ruleSchemaMaxLength
	case schema.ItemCount:
		if t.Got < t.Limit.Min {
			return RuleSchemaMinItems
		}
		return ruleSchemaMaxItems
	case schema.PropertyCount:
		if t.Got < t.Limit.Min {
			return ruleSchemaMinProperties
		}
		return ruleSchemaMaxProperties
	}
	if t.OnName {
		return ruleSchemaPropertyNames
	}
	return schemaRules[t.Kind]
}

// deprecatedRule tells the dated facts apart that the official validator warns of.
func (t Problem) deprecatedRule() *analysis.Rule {
	switch {
	case t.TypeName != "app":
	case t.Name == "name" && t.in() == t.root():
		return ruleAppNameDeprecated
	case t.Name == "" && t.subject() == `"name"`:
		return ruleRuntimeDeprecated
	}
	return ruleValueDeprecated
}

// isResolver reports whether the problem is about the shape of a module's resolver:
// anything but the text of the key that it names.
func (t Problem) isResolver() bool {
	if t.Entry == nil || !t.Entry.List.IsModule() || t.TypeName == "consumer" { // that one answers a queue
		return false
	}
	v := t.File.Value(t.Entry.Pair("resolver").Value())
	switch t.Kind {
	case schema.UnknownProperty, schema.Exclusive, schema.Required:
		return t.in() == v
	case schema.TypeMismatch, schema.Choice, schema.NoAlternative:
		return t.spanOf() == v
	}
	return false
}

// schemaRules are the rules of the problems that are told by their kind alone.
var schemaRules = map[schema.Kind]*analysis.Rule{
	schema.TypeMismatch:        ruleSchemaType,
	schema.Required:            RuleSchemaRequired,
	schema.UnknownProperty:     RuleSchemaAdditionalProperty,
	schema.Forbidden:           ruleSchemaNotAllowed,
	schema.NotAllowed:          ruleSchemaNotAllowed,
	schema.MoreProblems:        analysis.RuleTooManyMistakes,
	schema.Enum:                ruleSchemaEnum,
	schema.PatternMismatch:     ruleSchemaPattern,
	schema.FormatMismatch:      ruleSchemaFormat,
	schema.Duplicate:           ruleSchemaUniqueItems,
	schema.Range:               ruleSchemaRange,
	schema.MultipleOf:          ruleSchemaMultipleOf,
	schema.Exclusive:           ruleSchemaAnyOf,
	schema.Choice:              ruleSchemaAnyOf,
	schema.NoAlternative:       ruleSchemaAnyOf,
	schema.SeveralAlternatives: ruleSchemaOneOf,
}

var (
	ruleSchemaType = &analysis.Rule{
		ID: "schema-type", Severity: analysis.Error,
		Doc: "A value has the type that its property asks for.",
	}
	RuleSchemaRequired = &analysis.Rule{
		ID: "schema-required", Severity: analysis.Error,
		Doc: "A property that is required must be there.",
	}
	RuleSchemaAdditionalProperty = &analysis.Rule{
		ID: "schema-additional-property", Severity: analysis.Error,
		Doc: "A closed map has no properties but those that are declared.",
	}
	ruleSchemaEnum = &analysis.Rule{
		ID: "schema-enum", Severity: analysis.Error,
		Doc: "A value is one of those that its property allows.",
	}
	ruleSchemaPattern = &analysis.Rule{
		ID: "schema-pattern", Severity: analysis.Error,
		Doc: "A text looks like its property asks for.",
	}
	ruleSchemaFormat = &analysis.Rule{
		ID: "schema-format", Severity: analysis.Error,
		Doc: "A text is an address where its property asks for one.",
	}
	RuleSchemaMinLength = &analysis.Rule{
		ID: "schema-min-length", Severity: analysis.Error,
		Doc: "A text is not shorter than its property allows.",
	}
	ruleSchemaMaxLength = &analysis.Rule{
		ID: "schema-max-length", Severity: analysis.Error,
		Doc: "A text is not longer than its property allows.",
	}
	RuleSchemaMinItems = &analysis.Rule{
		ID: "schema-min-items", Severity: analysis.Error,
		Doc: "A list is not shorter than its property allows: most must not be empty.",
	}
	ruleSchemaMaxItems = &analysis.Rule{
		ID: "schema-max-items", Severity: analysis.Error,
		Doc: "A list is not longer than its property allows.",
	}
	ruleSchemaUniqueItems = &analysis.Rule{
		ID: "schema-unique-items", Severity: analysis.Error,
		Doc: "The entries of a list differ where its property asks for it.",
	}
	ruleSchemaMinProperties = &analysis.Rule{
		ID: "schema-min-properties", Severity: analysis.Error,
		Doc: "A map has at least as many properties as its property asks for.",
	}
	ruleSchemaMaxProperties = &analysis.Rule{
		ID: "schema-max-properties", Severity: analysis.Error,
		Doc: "A map has at most as many properties as its property allows.",
	}
	ruleSchemaPropertyNames = &analysis.Rule{
		ID: "schema-property-names", Severity: analysis.Error,
		Doc: "The names in a map look like its property asks for.",
	}
	ruleSchemaRange = &analysis.Rule{
		ID: "schema-range", Severity: analysis.Error,
		Doc: "A number lies within the limits of its property.",
	}
	ruleSchemaMultipleOf = &analysis.Rule{
		ID: "schema-multiple-of", Severity: analysis.Error,
		Doc: "A number is a multiple of what its property asks for.",
	}
	ruleSchemaAnyOf = &analysis.Rule{
		ID: "schema-any-of", Severity: analysis.Error,
		Doc: "A value has one of the forms that its property allows.",
	}
	ruleSchemaOneOf = &analysis.Rule{
		ID: "schema-one-of", Severity: analysis.Error,
		Doc: "A value has exactly one of the forms that its property allows.",
	}
	ruleSchemaNotAllowed = &analysis.Rule{
		ID: "schema-not-allowed", Severity: analysis.Error,
		Doc: "Some properties are forbidden for some module types.",
	}
)

// RuleDisplayConditionsInvalid is reported by the group about conditions; here what is missing in
// conditions is told together.
var RuleDisplayConditionsInvalid = &analysis.Rule{
	ID: "display-conditions-invalid", Severity: analysis.Error,
	Doc: "Display conditions are maps of conditions and of the operators \"and\", \"or\" and \"not\".",
}

var RuleResolverShape = &analysis.Rule{
	ID: "resolver-shape", Severity: analysis.Error,
	Doc: "A resolver names exactly one of a function and an endpoint, and holds nothing else.",
}
