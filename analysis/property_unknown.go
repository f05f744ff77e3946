package analysis

var rulePropertyUnknown = &Rule{
	ID: "property-unknown", Severity: Warning,
	Doc:  "A property that Forge does not know has no effect.",
	Why:  "Forge accepts extra properties in most modules without a word, so that a misspelt one is simply ignored.",
	Bad:  head + gadget + "      refreshabel: true\n" + resources,
	Good: head + gadget + "      refreshable: true\n" + resources,
}

// gadget starts a sample with a module that accepts extra properties.
const gadget = `modules:
  jira:dashboardGadget:
    - key: gadget
      title: Gadget
      description: Shows the shared data
      thumbnail: https://example.com/gadget.png
      resource: main
`
