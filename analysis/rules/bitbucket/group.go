package bitbucket

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is the modules of Bitbucket.
var Group = &analysis.Group{
	Rules:   []*analysis.Rule{ruleBitbucketFlagNotAllowed, ruleFileViewerPattern, ruleMergeCheckEndpointUserToken, ruleMergeCheckEndpointRoute},
	Samples: samples,
	Entry:   map[string][]analysis.EntryCheck{"": {bitbucket}},
	Facts:   map[string][]analysis.FactFinder{"bitbucket:mergeCheck": {mergeCheckEndpoint}},
	File:    mergeChecks.Check,
}

//go:embed samples
var samples embed.FS
