package analysis

// Rule is an entry of the registry.
type Rule struct {
	ID       string   // kebab case; the diagnostic's code
	Severity Severity // the gravest it reports
	Doc      string   // one line: what the rule says
	Why      string   // what happens when it is broken; may be empty
	Bad      string   // a minimal manifest on which it fires
	Good     string   // the same, mended
	// ReadsFiles says that the rule looks at files around the manifest.
	ReadsFiles bool
	// Files are beside the samples, by path, besides those that all samples have: src/index.js,
	// which exports run, and static/main/index.html. A path that ends with a slash is an
	// empty directory.
	Files map[string]string
}

// URL is the address of the rule's documentation.
func (r *Rule) URL() string {
	return "https://github.com/forge-manifest-ls/forge-manifest-ls/blob/main/docs/rules.md#" + r.ID
}
