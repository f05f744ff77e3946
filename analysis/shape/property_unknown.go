package shape

import (
	"forge-manifest-ls/analysis"
)

var RulePropertyUnknown = &analysis.Rule{
	ID: "property-unknown", Severity: analysis.Warning,
	Doc: "A property is one that Forge's schema or documentation has.",
	Why: "Forge accepts extra properties in most modules without a word, a misspelt one, too. It is a warning where it is " +
		"clear what was meant, and else a hint: the schema lacks some properties that work.",
}
