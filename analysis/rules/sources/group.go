package sources

import (
	"embed"

	"forge-manifest-ls/analysis"
)

// Group is what the code of an app needs of its manifest.
var Group = &analysis.Group{
	Rules: []*analysis.Rule{
		ruleAPIScopeMissing, ruleFetchEgressMissing, ruleImageEgressMissing, ruleIconEgressMissing,
		ruleStorageScopeMissing, ruleHookScopeMissing, ruleNotificationScopeMissing, ruleGraphScopeMissing,
		ruleRemoteUnknown, ruleRemoteCompute, ruleFrameResourceMissing, ruleFrameResourceUnknown,
		ruleSQLModuleMissing, ruleObjectStoreModuleMissing, ruleLLMModuleMissing,
		ruleStorageDeprecated, rulePermissionsUnchecked,
	},
	Samples: samples,
	File: func(p *analysis.Pass) {
		if p.Files == nil {
			return
		}
		scopes(p)
		egress(p)
		remotes(p)
		frames(p)
		packages(p)
		storageDeprecated(p)
		permissionsUnchecked(p)
	},
}

//go:embed samples
var samples embed.FS
