package analysis

var (
	ruleDisplayConditionsInvalid = &Rule{
		ID: "display-conditions-invalid", Severity: Error, Why: schemaWhy,
		Doc:  "Display conditions are maps of conditions and of the operators \"and\", \"or\" and \"not\".",
		Bad:  head + conditional + "        not:\n" + resources,
		Good: head + conditional + "        not:\n          isAdmin: true\n" + resources,
	}
	ruleDisplayConditionsDepth = &Rule{
		ID: "display-conditions-depth", Severity: Error, Why: schemaWhy,
		Doc:  "At most 9 operators of display conditions stand in each other.",
		Bad:  head + conditional + "        not: {and: {not: {and: {not: {and: {not: {and: {not: {and: {isAdmin: true}}}}}}}}}}\n" + resources,
		Good: head + conditional + "        not: {and: {not: {and: {not: {and: {not: {and: {not: {isAdmin: true}}}}}}}}}\n" + resources,
	}
	ruleDisplayConditionUnknown = &Rule{
		ID: "display-condition-unknown", Severity: Error, Why: schemaWhy,
		Doc:  "A display condition is one that its module knows.",
		Bad:  head + conditional + "        isAdmn: true\n" + resources,
		Good: head + conditional + "        isAdmin: true\n" + resources,
	}
	ruleDisplayConditionType = &Rule{
		ID: "display-condition-type", Severity: Error, Why: schemaWhy,
		Doc:  "A display condition has a value of the type that it asks for.",
		Bad:  head + conditional + "        isAdmin: \"true\"\n" + resources,
		Good: head + conditional + "        isAdmin: true\n" + resources,
	}
	ruleDisplayConditionEnum = &Rule{
		ID: "display-condition-enum", Severity: Error, Why: schemaWhy,
		Doc:  "A display condition has one of the values that it allows.",
		Bad:  head + conditional + "        appEdition: premium\n" + resources,
		Good: head + conditional + "        appEdition: advanced\n" + resources,
	}
	ruleDisplayConditionsUnchecked = &Rule{
		ID: "display-conditions-unchecked", Severity: Information,
		Doc:  "Dashboard background scripts are not documented to have display conditions.",
		Why:  "Forge accepts whatever stands there, so that nothing tells when it has no effect.",
		Bad:  head + gadget + oldScript + "      displayConditions:\n        isAdmin: true\n" + resources,
		Good: head + gadget + oldScript + resources,
	}
)

// conditional starts a sample with a module whose display conditions are to follow.
const conditional = `modules:
  jira:issuePanel:
    - key: panel
      title: Panel
      icon: https://example.com/icon.png
      resource: main
      displayConditions:
`

// oldScript is a script of the first kind of dashboards, in a sample that has begun.
const oldScript = `  jira:dashboardBackgroundScript:
    - key: script
      resource: main
`
