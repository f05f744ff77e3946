package analysis

import (
	"strings"

	"forge-manifest-ls/schema"
)

// rule is the rule that a problem breaks.
func (t trouble) rule() *Rule {
	if t.isResolver() {
		return ruleResolverShape
	}
	switch t.Kind {
	case schema.UndeclaredProperty:
		return rulePropertyUnknown
	case schema.Internal:
		return ruleInternalField
	case schema.Deprecated:
		return t.deprecatedRule()
	case schema.Length:
		if t.Got < t.Limit.Min {
			return ruleSchemaMinLength
		}
		return ruleSchemaMaxLength
	case schema.ItemCount:
		if t.Got < t.Limit.Min {
			return ruleSchemaMinItems
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
func (t trouble) deprecatedRule() *Rule {
	switch {
	case t.name != "app":
	case t.Name == "name" && t.in() == t.root():
		return ruleAppNameDeprecated
	case t.Name == "" && t.subject() == `"name"`:
		return ruleRuntimeDeprecated
	}
	return ruleValueDeprecated
}

// isResolver reports whether the problem is about the shape of a module's resolver:
// anything but the text of the key that it names.
func (t trouble) isResolver() bool {
	if t.entry == nil || !t.entry.List.IsModule() || t.name == "consumer" { // that one answers a queue
		return false
	}
	v := t.file.Value(t.entry.Pair("resolver").Value())
	switch t.Kind {
	case schema.UnknownProperty, schema.Exclusive, schema.Required:
		return t.in() == v
	case schema.TypeMismatch, schema.Choice, schema.NoAlternative:
		return t.at() == v
	}
	return false
}

// schemaRules are the rules of the problems that are told by their kind alone.
var schemaRules = map[schema.Kind]*Rule{
	schema.TypeMismatch:        ruleSchemaType,
	schema.Required:            ruleSchemaRequired,
	schema.UnknownProperty:     ruleSchemaAdditionalProperty,
	schema.Forbidden:           ruleSchemaNotAllowed,
	schema.NotAllowed:          ruleSchemaNotAllowed,
	schema.MoreProblems:        ruleTooManyMistakes,
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
	ruleSchemaType = &Rule{
		ID: "schema-type", Severity: Error, Why: schemaWhy,
		Doc:   "A value has the type that its property asks for.",
		Bad:   head + webtrigger + functions + "resources:\n  - key: main\n    path: 17\n",
		Good:  head + webtrigger + functions + "resources:\n  - key: main\n    path: \"17\"\n",
		Files: map[string]string{"17/index.html": "<!doctype html>\n"},
	}
	ruleSchemaRequired = &Rule{
		ID: "schema-required", Severity: Error, Why: schemaWhy,
		Doc:  "A property that is required must be there.",
		Bad:  head + webtrigger + functions + "resources:\n  - key: main\n",
		Good: head + webtrigger + functions + resources,
	}
	ruleSchemaAdditionalProperty = &Rule{
		ID: "schema-additional-property", Severity: Error, Why: schemaWhy,
		Doc:  "A closed map has no properties but those that are declared.",
		Bad:  head + webtrigger + functions + resources + "    pth: static\n",
		Good: head + webtrigger + functions + resources,
	}
	ruleSchemaEnum = &Rule{
		ID: "schema-enum", Severity: Error, Why: schemaWhy,
		Doc:  "A value is one of those that its property allows.",
		Bad:  strings.Replace(head, "nodejs24.x", "nodejs42.x", 1) + webtrigger + functions,
		Good: head + webtrigger + functions,
	}
	ruleSchemaPattern = &Rule{
		ID: "schema-pattern", Severity: Error, Why: schemaWhy,
		Doc:  "A text looks like its property asks for.",
		Bad:  head + webtrigger + functions + "resources:\n  - key: main page\n    path: static/main\n",
		Good: head + webtrigger + functions + "resources:\n  - key: main-page\n    path: static/main\n",
	}
	ruleSchemaFormat = &Rule{
		ID: "schema-format", Severity: Error, Why: schemaWhy,
		Doc: "A text is an address where its property asks for one.",
	}
	ruleSchemaMinLength = &Rule{
		ID: "schema-min-length", Severity: Error, Why: schemaWhy,
		Doc:  "A text is not shorter than its property allows.",
		Bad:  head + storage + "      - name: it\n" + attributes + webtrigger + functions,
		Good: head + storage + "      - name: item\n" + attributes + webtrigger + functions,
	}
	ruleSchemaMaxLength = &Rule{
		ID: "schema-max-length", Severity: Error, Why: schemaWhy,
		Doc:  "A text is not longer than its property allows.",
		Bad:  head + webtrigger + functions + "resources:\n  - key: a-key-that-is-much-too-long\n    path: static/main\n",
		Good: head + webtrigger + functions + resources,
	}
	ruleSchemaMinItems = &Rule{
		ID: "schema-min-items", Severity: Error, Why: schemaWhy,
		Doc:  "A list is not shorter than its property allows: most must not be empty.",
		Bad:  head + webtrigger + functions + "  endpoint: []\n",
		Good: head + webtrigger + functions,
	}
	ruleSchemaMaxItems = &Rule{
		ID: "schema-max-items", Severity: Error, Why: schemaWhy,
		Doc: "A list is not longer than its property allows.",
	}
	ruleSchemaUniqueItems = &Rule{
		ID: "schema-unique-items", Severity: Error, Why: schemaWhy,
		Doc: "The entries of a list differ where its property asks for it.",
	}
	ruleSchemaMinProperties = &Rule{
		ID: "schema-min-properties", Severity: Error, Why: schemaWhy,
		Doc:  "A map has at least as many properties as its property asks for.",
		Bad:  head + webtrigger + functions + resources + "    entry: {}\n",
		Good: head + webtrigger + functions + resources,
	}
	ruleSchemaMaxProperties = &Rule{
		ID: "schema-max-properties", Severity: Error, Why: schemaWhy,
		Doc: "A map has at most as many properties as its property allows.",
	}
	ruleSchemaPropertyNames = &Rule{
		ID: "schema-property-names", Severity: Error, Why: schemaWhy,
		Doc:  "The names in a map look like its property asks for.",
		Bad:  head + webtrigger + functions + resources + "    entry:\n      \"main page\": index.html\n",
		Good: head + webtrigger + functions + resources + "    entry:\n      main-page: index.html\n",
	}
	ruleSchemaRange = &Rule{
		ID: "schema-range", Severity: Error, Why: schemaWhy,
		Doc:  "A number lies within the limits of its property.",
		Bad:  head + nightly + functions + "      timeoutSeconds: 0\n",
		Good: head + nightly + functions + "      timeoutSeconds: 25\n",
	}
	ruleSchemaMultipleOf = &Rule{
		ID: "schema-multiple-of", Severity: Error, Why: schemaWhy,
		Doc: "A number is a multiple of what its property asks for.",
	}
	ruleSchemaAnyOf = &Rule{
		ID: "schema-any-of", Severity: Error, Why: schemaWhy,
		Doc:  "A value has one of the forms that its property allows.",
		Bad:  head + webtrigger + functions + "  endpoint:\n    - key: server\n      route:\n        path: /run\n" + remotes,
		Good: head + webtrigger + functions + endpoints + remotes,
	}
	ruleSchemaOneOf = &Rule{
		ID: "schema-one-of", Severity: Error, Why: schemaWhy,
		Doc: "A value has exactly one of the forms that its property allows.",
	}
	ruleSchemaNotAllowed = &Rule{
		ID: "schema-not-allowed", Severity: Error, Why: schemaWhy,
		Doc:  "Some properties are forbidden for some module types.",
		Bad:  head + gadget + "      unlicensedAccess: [unlicensed]\n" + resources,
		Good: head + gadget + resources,
	}
)
