package analysis

// Rule is an entry of the registry.
type Rule struct {
	ID       string   // kebab case; the diagnostic's code
	Severity Severity // the gravest it reports
	Doc      string   // one line: what the rule says
	Why      string   // what happens when it is broken; may be empty
	Bad      string   // a minimal manifest on which it fires
	Good     string   // the same, mended
}

// URL is the address of the rule's documentation.
func (r *Rule) URL() string {
	return "https://github.com/forge-manifest-ls/forge-manifest-ls/blob/main/docs/rules.md#" + r.ID
}
