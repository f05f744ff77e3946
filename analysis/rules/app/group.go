package app

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// GroupSize is how large a manifest is.
var GroupSize = &analysis.Group{Rules: []*analysis.Rule{ruleManifestSize}, Samples: samples, File: manifestSize, OnText: true}

// GroupApp is what an app says of itself.
var GroupApp = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleCompatibilitySingleRequired, ruleCompatibilityFullPage, ruleCompatibilityGlobalFullPage, ruleAutoUserConsentDeprecated,
		ruleMemoryRange, ruleOverrideServices,
	},
	Samples: samples,
	File: func(p *analysis.Pass) {
		compatibility(p)
		autoUserConsent(p)
		memoryRange(p)
		overrideServices(p)
	},
}

//go:embed samples
var samples embed.FS
