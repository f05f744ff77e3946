package shape

import (
	"forge-manifest-ls/analysis"
)

var RulePropertyUnknown = &analysis.Rule{
	ID: "property-unknown", Severity: analysis.Warning,
	Doc: "A property that Forge does not know has no effect.",
	Why: "Forge accepts extra properties in most modules without a word, so that a misspelt one is simply ignored.",
}
