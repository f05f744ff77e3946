package analysis

// nativePage is a module of a sample that draws with UI Kit.
const nativePage = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      render: native\n      resource: main\n"

// customPage is a module of a sample that draws by itself.
const customPage = "modules:\n  jira:globalPage:\n    - key: global\n      title: Global\n      resource: main\n"

// hostedAt is the resource of a sample.
func hostedAt(path string) string { return "resources:\n  - key: main\n    path: " + path + "\n" }

var (
	ruleResourcePathMissing = &Rule{
		ID: "resource-path-missing", Severity: Error, ReadsFiles: true, Official: []string{"resources.missingResource"},
		Doc: "There is a file or directory at the path of a resource.", Why: schemaWhy,
		Bad:  head + customPage + hostedAt("static/mian"),
		Good: head + customPage + hostedAt("static/main"),
	}
	ruleResourceDirectoryEmpty = &Rule{
		ID: "resource-directory-empty", Severity: Error, ReadsFiles: true, Official: []string{"resources.emptyDirectory"},
		Doc: "The directory of a resource is not empty.", Why: schemaWhy,
		Bad:   head + customPage + hostedAt("static/empty"),
		Good:  head + customPage + hostedAt("static/main"),
		Files: map[string]string{"static/empty/": ""},
	}
	ruleResourceUIKitDirectory = &Rule{
		ID: "resource-uikit-directory", Severity: Error, ReadsFiles: true, Official: []string{"modules.wrongResourceType"},
		Doc: "With \"render: native\", a resource is a file, not a directory.", Why: schemaWhy,
		Bad:   head + nativePage + hostedAt("src/frontend"),
		Good:  head + nativePage + hostedAt("src/frontend/index.jsx"),
		Files: map[string]string{"src/frontend/index.jsx": ""},
	}
	ruleResourceIndexMissing = &Rule{
		ID: "resource-index-missing", Severity: Error, ReadsFiles: true, Official: []string{"resources.missingEntrypoint"},
		Doc: "Without \"render: native\", the directory of a resource has an index.html.", Why: schemaWhy,
		Bad:   head + customPage + hostedAt("static/app"),
		Good:  head + customPage + hostedAt("static/app/build"),
		Files: map[string]string{"static/app/package.json": "{}", "static/app/build/index.html": "<!doctype html>"},
	}
	ruleResourceNotDirectory = &Rule{
		ID: "resource-customui-not-directory", Severity: Error, ReadsFiles: true, Official: []string{"resources.nonDirectory"},
		Doc: "Without \"render: native\", a resource is a directory.", Why: schemaWhy,
		Bad:  head + customPage + hostedAt("static/main/index.html"),
		Good: head + customPage + hostedAt("static/main"),
	}
	ruleResourceEntryFileMissing = &Rule{
		ID: "resource-entry-file-missing", Severity: Error, ReadsFiles: true, Official: []string{"resources.missingEntryFile"},
		Doc: "The file of an entry that a module names is there.", Why: schemaWhy,
		Bad:   head + entryUse("main/settings") + resources + "    entry:\n      settings: setings.html\n",
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Files: map[string]string{"static/main/settings.html": "<!doctype html>"},
	}
	ruleResourceEntryFileDirectory = &Rule{
		ID: "resource-entry-file-directory", Severity: Error, ReadsFiles: true, Official: []string{"resources.directoryEntryFile"},
		Doc: "An entry that a module names is a file.", Why: schemaWhy,
		Bad:   head + entryUse("main/settings") + resources + "    entry:\n      settings: settings.html\n",
		Good:  head + entryUse("main/settings") + resources + "    entry:\n      settings: index.html\n",
		Files: map[string]string{"static/main/settings.html/": ""},
	}
	ruleResourceInlineStyle = &Rule{
		ID: "resource-csp-inline-style", Severity: Error, ReadsFiles: true, Official: []string{"resources.deprecatedCspPolicyDefinition"},
		Doc:   "Inline styles that the policy of an index.html allows are allowed in the manifest, too.",
		Why:   schemaWhy + " Policies are set in the manifest, and no longer in HTML.",
		Bad:   head + customPage + hostedAt("static/styled"),
		Good:  head + customPage + hostedAt("static/styled") + "permissions:\n  content:\n    styles:\n      - unsafe-inline\n",
		Files: map[string]string{"static/styled/index.html": styledPage},
	}
)

// styledPage has a policy that allows inline styles.
const styledPage = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="style-src 'self' 'unsafe-inline'">
`
