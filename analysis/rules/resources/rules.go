package resources

import (
	"forge-manifest-ls/analysis"
)

var (
	ruleResourcePathMissing = &analysis.Rule{
		ID: "resource-path-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingResource"},
		Doc: "There is a file or directory at the path of a resource.", Why: analysis.SchemaWhy,
	}
	ruleResourceDirectoryEmpty = &analysis.Rule{
		ID: "resource-directory-empty", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.emptyDirectory"},
		Doc: "The directory of a resource is not empty.", Why: analysis.SchemaWhy,
	}
	ruleResourceUIKitDirectory = &analysis.Rule{
		ID: "resource-uikit-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.wrongResourceType"},
		Doc: "With \"render: native\", a resource is a file, not a directory.", Why: analysis.SchemaWhy,
	}
	ruleResourceIndexMissing = &analysis.Rule{
		ID: "resource-index-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntrypoint"},
		Doc: "Without \"render: native\", the directory of a resource has an index.html.", Why: analysis.SchemaWhy,
	}
	ruleResourceNotDirectory = &analysis.Rule{
		ID: "resource-customui-not-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.nonDirectory"},
		Doc: "Without \"render: native\", a resource is a directory.", Why: analysis.SchemaWhy,
	}
	ruleResourceEntryFileMissing = &analysis.Rule{
		ID: "resource-entry-file-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntryFile"},
		Doc: "The file of an entry that a module names is there.", Why: analysis.SchemaWhy,
	}
	ruleResourceEntryFileDirectory = &analysis.Rule{
		ID: "resource-entry-file-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.directoryEntryFile"},
		Doc: "An entry that a module names is a file.", Why: analysis.SchemaWhy,
	}
	ruleResourceInlineStyle = &analysis.Rule{
		ID: "resource-csp-inline-style", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.deprecatedCspPolicyDefinition"},
		Doc: "Inline styles that the policy of an index.html allows are allowed in the manifest, too.",
		Why: analysis.SchemaWhy + " Policies are set in the manifest, and no longer in HTML.",
	}
)
