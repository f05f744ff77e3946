package resources

import (
	"forge-manifest-ls/analysis"
)

var (
	ruleResourcePathMissing = &analysis.Rule{
		ID: "resource-path-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingResource"},
		Doc: "There is a file or directory at the path of a resource.",
	}
	ruleResourceDirectoryEmpty = &analysis.Rule{
		ID: "resource-directory-empty", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.emptyDirectory"},
		Doc: "The directory of a resource is not empty.",
	}
	ruleResourceUIKitDirectory = &analysis.Rule{
		ID: "resource-uikit-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"modules.wrongResourceType"},
		Doc: "With \"render: native\", a resource is a file, not a directory.",
	}
	ruleResourceIndexMissing = &analysis.Rule{
		ID: "resource-index-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntrypoint"},
		Doc: "Without \"render: native\", the directory of a resource has an index.html.",
	}
	ruleResourceNotDirectory = &analysis.Rule{
		ID: "resource-customui-not-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.nonDirectory"},
		Doc: "Without \"render: native\", a resource is a directory.",
	}
	ruleResourceEntryFileMissing = &analysis.Rule{
		ID: "resource-entry-file-missing", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.missingEntryFile"},
		Doc: "The file of an entry that a module names is there.",
	}
	ruleResourceEntryFileDirectory = &analysis.Rule{
		ID: "resource-entry-file-directory", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.directoryEntryFile"},
		Doc: "An entry that a module names is a file.",
	}
	ruleResourceInlineStyle = &analysis.Rule{
		ID: "resource-csp-inline-style", Severity: analysis.Error, ReadsFiles: true, Official: []string{"resources.deprecatedCspPolicyDefinition"},
		Doc: "Inline styles that the policy of an index.html allows are allowed in the manifest, too.",
		Why: "Policies are set in the manifest, and no longer in HTML.",
	}
)
