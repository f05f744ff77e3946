package resources

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/sample"
)

// NativePage is a module of a sample that draws with UI Kit.
const NativePage = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      render: native\n      resource: main\n"

// CustomPage is a module of a sample that draws by itself.
const CustomPage = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      resource: main\n"

// HostedAt is the resource of a sample.
func HostedAt(path string) string { return "resources:\n  - key: main\n    path: " + path + "\n" }

var (
	ruleResourcePathMissing = &analysis.Rule{
		ID: "resource-path-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingResource"},
		Doc: "There is a file or directory at the path of a resource.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + CustomPage + HostedAt("static/mian"),
		Good: sample.Head + CustomPage + HostedAt("static/main"),
	}
	ruleResourceDirectoryEmpty = &analysis.Rule{
		ID: "resource-directory-empty", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.emptyDirectory"},
		Doc: "The directory of a resource is not empty.", Why: analysis.SchemaWhy,
		Bad:   sample.Head + CustomPage + HostedAt("static/empty"),
		Good:  sample.Head + CustomPage + HostedAt("static/main"),
		Files: map[string]string{"static/empty/": ""},
	}
	ruleResourceUIKitDirectory = &analysis.Rule{
		ID: "resource-uikit-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.wrongResourceType"},
		Doc: "With \"render: native\", a resource is a file, not a directory.", Why: analysis.SchemaWhy,
		Bad:   sample.Head + NativePage + HostedAt("src/frontend"),
		Good:  sample.Head + NativePage + HostedAt("src/frontend/index.jsx"),
		Files: map[string]string{"src/frontend/index.jsx": ""},
	}
	ruleResourceIndexMissing = &analysis.Rule{
		ID: "resource-index-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntrypoint"},
		Doc: "Without \"render: native\", the directory of a resource has an index.html.", Why: analysis.SchemaWhy,
		Bad:   sample.Head + CustomPage + HostedAt("static/app"),
		Good:  sample.Head + CustomPage + HostedAt("static/app/build"),
		Files: map[string]string{"static/app/package.json": "{}", "static/app/build/index.html": "<!doctype html>"},
	}
	ruleResourceNotDirectory = &analysis.Rule{
		ID: "resource-customui-not-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.nonDirectory"},
		Doc: "Without \"render: native\", a resource is a directory.", Why: analysis.SchemaWhy,
		Bad:  sample.Head + CustomPage + HostedAt("static/main/index.html"),
		Good: sample.Head + CustomPage + HostedAt("static/main"),
	}
	ruleResourceEntryFileMissing = &analysis.Rule{
		ID: "resource-entry-file-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntryFile"},
		Doc: "The file of an entry that a module names is there.", Why: analysis.SchemaWhy,
		Bad:   sample.Head + EntryUse("main/settings") + sample.Resources + "    entry:\n      settings: setings.html\n",
		Good:  sample.Head + EntryUse("main/settings") + sample.Resources + "    entry:\n      settings: settings.html\n",
		Files: map[string]string{"static/main/settings.html": "<!doctype html>"},
	}
	ruleResourceEntryFileDirectory = &analysis.Rule{
		ID: "resource-entry-file-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.directoryEntryFile"},
		Doc: "An entry that a module names is a file.", Why: analysis.SchemaWhy,
		Bad:   sample.Head + EntryUse("main/settings") + sample.Resources + "    entry:\n      settings: settings.html\n",
		Good:  sample.Head + EntryUse("main/settings") + sample.Resources + "    entry:\n      settings: index.html\n",
		Files: map[string]string{"static/main/settings.html/": ""},
	}
	ruleResourceInlineStyle = &analysis.Rule{
		ID: "resource-csp-inline-style", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.deprecatedCspPolicyDefinition"},
		Doc:   "Inline styles that the policy of an index.html allows are allowed in the manifest, too.",
		Why:   analysis.SchemaWhy + " Policies are set in the manifest, and no longer in HTML.",
		Bad:   sample.Head + CustomPage + HostedAt("static/styled"),
		Good:  sample.Head + CustomPage + HostedAt("static/styled") + "permissions:\n  content:\n    styles:\n      - unsafe-inline\n",
		Files: map[string]string{"static/styled/index.html": styledPage},
	}
)

// styledPage has a policy that allows inline styles.
const styledPage = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="style-src 'self' 'unsafe-inline'">
`
