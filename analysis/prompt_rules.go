package analysis

var (
	rulePromptResourceUnknown = &Rule{
		ID: "agent-prompt-resource-unknown", Severity: Error, Official: []string{"invalidManifest of schema.resourceNotFound", "invalidManifest of schema.resourcePathNotDefined"},
		Doc: "A prompt that begins with \"resource:\" names a resource, and then a file in it.", Why: promptWhy,
		Bad:  head + prompted("resource:mian;prompt.md") + resources,
		Good: head + prompted("resource:main;prompt.md") + resources, Files: promptFiles,
	}
	rulePromptResourceType = &Rule{
		ID: "agent-prompt-resource-type", Severity: Error, Official: []string{"invalidManifest of schema.resourceFileNotSupported"},
		Doc: "The file of a prompt is a text, by its extension.", Why: promptWhy,
		Bad:  head + prompted("resource:main;prompt.json") + resources,
		Good: head + prompted("resource:main;prompt.md") + resources, Files: promptFiles,
	}
	rulePromptResourceUnreadable = &Rule{
		ID: "agent-prompt-resource-unreadable", Severity: Error, ReadsFiles: true, Official: []string{"invalidManifest of schema.errorReadingResourceFile"},
		Doc: "The file of a prompt is there.", Why: promptWhy,
		Bad:  head + prompted("resource:main;promt.md") + resources,
		Good: head + prompted("resource:main;prompt.md") + resources, Files: promptFiles,
	}
)

const promptWhy = "Forge cannot load the manifest, and says nothing else about it."

var promptFiles = map[string]string{"static/main/prompt.md": "You greet people.\n", "static/main/prompt.json": "{}\n"}

// prompted is the agent of a sample.
func prompted(prompt string) string {
	return "modules:\n  rovo:agent:\n    - key: agent\n      name: Agent\n      prompt: " + prompt + "\n"
}
