package rovo

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

var (
	rulePromptResourceUnknown = &analysis.Rule{
		ID: "agent-prompt-resource-unknown", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceNotFound", "invalidManifest of schema.resourcePathNotDefined"},
		Doc: "A prompt that begins with \"resource:\" names a resource, and then a file in it.", Why: promptWhy,
		Bad:  sample.Head + sample.Prompted("resource:mian;prompt.md") + sample.Resources,
		Good: sample.Head + sample.Prompted("resource:main;prompt.md") + sample.Resources, Files: promptFiles,
	}
	rulePromptResourceType = &analysis.Rule{
		ID: "agent-prompt-resource-type", Severity: analysis.Error, Official: []string{"invalidManifest of schema.resourceFileNotSupported"},
		Doc: "The file of a prompt is a text, by its extension.", Why: promptWhy,
		Bad:  sample.Head + sample.Prompted("resource:main;prompt.json") + sample.Resources,
		Good: sample.Head + sample.Prompted("resource:main;prompt.md") + sample.Resources, Files: promptFiles,
	}
	rulePromptResourceUnreadable = &analysis.Rule{
		ID: "agent-prompt-resource-unreadable", Severity: analysis.Error, ReadsFiles: true, Official: []string{"invalidManifest of schema.errorReadingResourceFile"},
		Doc: "The file of a prompt is there.", Why: promptWhy,
		Bad:  sample.Head + sample.Prompted("resource:main;promt.md") + sample.Resources,
		Good: sample.Head + sample.Prompted("resource:main;prompt.md") + sample.Resources, Files: promptFiles,
	}
)

const promptWhy = "Forge cannot load the manifest, and says nothing else about it."

var promptFiles = map[string]string{"static/main/prompt.md": "You greet people.\n", "static/main/prompt.json": "{}\n"}
