package rovo

import (
	"forge-manifest-ls/analysis"
)

var (
	rulePromptResourceUnknown = &analysis.Rule{
		ID: "agent-prompt-resource-unknown", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceNotFound", "invalidManifest of schema.resourcePathNotDefined"},
		Doc: "A prompt that begins with \"resource:\" names a resource, and then a file in it.", Why: promptWhy,
	}
	rulePromptResourceType = &analysis.Rule{
		ID: "agent-prompt-resource-type", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceFileNotSupported"},
		Doc: "The file of a prompt is a text, by its extension.", Why: promptWhy,
	}
	rulePromptResourceUnreadable = &analysis.Rule{
		ID: "agent-prompt-resource-unreadable", Severity: analysis.Error, ReadsFiles: true, Official: []string{"invalidManifest of schema.errorReadingResourceFile"},
		Doc: "The file of a prompt is there.", Why: promptWhy,
	}
)

const promptWhy = "Forge cannot load the manifest, and says nothing else about it."
