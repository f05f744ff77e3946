package shape

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

var (
	RuleDisplayConditionsInvalid = &analysis.Rule{
		ID: "display-conditions-invalid", Severity: analysis.Error, Why: analysis.SchemaWhy,
		Doc:  "Display conditions are maps of conditions and of the operators \"and\", \"or\" and \"not\".",
		Bad:  sample.Head + sample.Conditional + "        not:\n" + sample.Resources,
		Good: sample.Head + sample.Conditional + "        not:\n          isAdmin: true\n" + sample.Resources,
	}
	RuleDisplayConditionsDepth = &analysis.Rule{
		ID: "display-conditions-depth", Severity: analysis.Error, Why: analysis.SchemaWhy,
		Doc:  "At most 9 operators of display conditions stand in each other.",
		Bad:  sample.Head + sample.Conditional + "        not: {and: {not: {and: {not: {and: {not: {and: {not: {and: {isAdmin: true}}}}}}}}}}\n" + sample.Resources,
		Good: sample.Head + sample.Conditional + "        not: {and: {not: {and: {not: {and: {not: {and: {not: {isAdmin: true}}}}}}}}}\n" + sample.Resources,
	}
	RuleDisplayConditionUnknown = &analysis.Rule{
		ID: "display-condition-unknown", Severity: analysis.Error, Why: analysis.SchemaWhy,
		Doc:  "A display condition is one that its module knows.",
		Bad:  sample.Head + sample.Conditional + "        isAdmn: true\n" + sample.Resources,
		Good: sample.Head + sample.Conditional + "        isAdmin: true\n" + sample.Resources,
	}
	RuleDisplayConditionType = &analysis.Rule{
		ID: "display-condition-type", Severity: analysis.Error, Why: analysis.SchemaWhy,
		Doc:  "A display condition has a value of the type that it asks for.",
		Bad:  sample.Head + sample.Conditional + "        isAdmin: \"true\"\n" + sample.Resources,
		Good: sample.Head + sample.Conditional + "        isAdmin: true\n" + sample.Resources,
	}
	RuleDisplayConditionEnum = &analysis.Rule{
		ID: "display-condition-enum", Severity: analysis.Error, Why: analysis.SchemaWhy,
		Doc:  "A display condition has one of the values that it allows.",
		Bad:  sample.Head + sample.Conditional + "        appEdition: premium\n" + sample.Resources,
		Good: sample.Head + sample.Conditional + "        appEdition: advanced\n" + sample.Resources,
	}
	RuleDisplayConditionsUnchecked = &analysis.Rule{
		ID: "display-conditions-unchecked", Severity: analysis.Information,
		Doc:  "Dashboard background scripts are not documented to have display conditions.",
		Why:  "Forge accepts whatever stands there, so that nothing tells when it has no effect.",
		Bad:  sample.Head + sample.Gadget + sample.OldScript + "      displayConditions:\n        isAdmin: true\n" + sample.Resources,
		Good: sample.Head + sample.Gadget + sample.OldScript + sample.Resources,
	}
)

var (
	RuleResolverWithoutResource = &analysis.Rule{
		ID: "resolver-without-resource", Severity: analysis.Error,
		Doc:  "A module has a resolver only together with a resource.",
		Why:  "The resolver answers the front end that the resource holds: without a resource nobody can call it, and Forge refuses the manifest.",
		Bad:  sample.Head + sample.ScriptModule + "      resolver:\n        function: main\n" + sample.Functions + sample.Widget + sample.Resources,
		Good: sample.Head + sample.ScriptModule + "      resource: main\n      resolver:\n        function: main\n" + sample.Functions + sample.Widget + sample.Resources,
	}
	RuleResolverShape = &analysis.Rule{
		ID: "resolver-shape", Severity: analysis.Error,
		Doc:  "A resolver names exactly one of a function and an endpoint, and holds nothing else.",
		Why:  analysis.SchemaWhy,
		Bad:  sample.Head + sample.ScriptModule + "      resource: main\n      resolver:\n" + sample.Functions + sample.Widget + sample.Resources,
		Good: sample.Head + sample.ScriptModule + "      resource: main\n      resolver:\n        function: main\n" + sample.Functions + sample.Widget + sample.Resources,
	}
)
