package shape

import (
	"forge-manifest-ls/analysis"
)

var (
	RuleDisplayConditionsInvalid = &analysis.Rule{
		ID: "display-conditions-invalid", Severity: analysis.Error,
		Doc: "Display conditions are maps of conditions and of the operators \"and\", \"or\" and \"not\".",
	}
	RuleDisplayConditionsDepth = &analysis.Rule{
		ID: "display-conditions-depth", Severity: analysis.Error,
		Doc: "At most 9 operators of display conditions stand in each other.",
	}
	RuleDisplayConditionUnknown = &analysis.Rule{
		ID: "display-condition-unknown", Severity: analysis.Error,
		Doc: "A display condition is one that its module knows.",
	}
	RuleDisplayConditionType = &analysis.Rule{
		ID: "display-condition-type", Severity: analysis.Error,
		Doc: "A display condition has a value of the type that it asks for.",
	}
	RuleDisplayConditionEnum = &analysis.Rule{
		ID: "display-condition-enum", Severity: analysis.Error,
		Doc: "A display condition has one of the values that it allows.",
	}
	RuleDisplayConditionsUnchecked = &analysis.Rule{
		ID: "display-conditions-unchecked", Severity: analysis.Information,
		Doc: "Dashboard background scripts are not documented to have display conditions.",
		Why: "Forge accepts whatever stands there, so that nothing tells when it has no effect.",
	}
)

var (
	RuleResolverWithoutResource = &analysis.Rule{
		ID: "resolver-without-resource", Severity: analysis.Error,
		Doc: "A module has a resolver only together with a resource.",
		Why: "The resolver answers the front end that the resource holds: without a resource nobody can call it.",
	}
	RuleResolverShape = &analysis.Rule{
		ID: "resolver-shape", Severity: analysis.Error,
		Doc: "A resolver names exactly one of a function and an endpoint, and holds nothing else.",
	}
)
