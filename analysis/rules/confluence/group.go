package confluence

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// GroupFlags is the properties that only one entry of a type may set to true.
var GroupFlags = &analysis.Group{
	Rules:   []*analysis.Rule{ruleConfluenceSingleFlag, ruleBitbucketFlagSingle},
	Samples: samples,
	Facts:   map[string][]analysis.FactFinder{"": {flags}},
	File:    repeatedFlags,
}

// GroupConfluence is what the pages of Confluence have to themselves.
var GroupConfluence = &analysis.Group{
	Rules:   []*analysis.Rule{ruleConfluenceRouteUnique},
	Samples: samples,
	Facts:   map[string][]analysis.FactFinder{"": {routes}},
	File:    repeatedRoutes,
}

// GroupAutoConvert is the addresses that turn into a macro when they are pasted. Forge
// looks at them in modules of all types.
var GroupAutoConvert = &analysis.Group{
	Rules:   []*analysis.Rule{ruleAutoConvertEmpty, ruleAutoConvertPattern},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {autoConvert}},
}

//go:embed samples
var samples embed.FS
