package sources

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/usage"
)

var ruleStorageDeprecated = &analysis.Rule{
	ID: "source-storage-deprecated", Severity: analysis.Warning, ReadsFiles: true,
	Doc: "The code uses \"@forge/kvs\", not the storage of \"@forge/api\".",
	Why: "Atlassian has deprecated \"storage\" of \"@forge/api\". Both need the same scope, and have the same data.",
}

// storageDeprecated reports the storage API that is deprecated: at the scope that it needs, or where that is to be added.
func storageDeprecated(p *analysis.Pass) {
	at, ok := placeFor(p, "permissions", "scopes")
	for _, s := range p.File.Scopes().All {
		if s.Name == usage.StorageScope {
			at = s.Value
		}
	}
	l := lack{rule: ruleStorageDeprecated, at: at}
	if l.addAll(usesOf.Of(p).Of(usage.OldStorage)); !ok || l.count == 0 {
		return
	}
	const advice = "take \"kvs\" of \"@forge/kvs\", which needs the same scope"
	l.message = fmt.Sprintf("\"storage\" of \"@forge/api\" is deprecated, and used in %s: %s", l.where(), advice)
	l.report(p, func(int) (does, wrong string) {
		return "uses the deprecated storage", "\"storage\" of \"@forge/api\" is deprecated: " + advice
	})
}
