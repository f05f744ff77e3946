package analysis

// Rule is an entry of the registry.
type Rule struct {
	ID       string   // kebab case; the diagnostic's code
	Severity Severity // the gravest it reports
	Doc      string   // one line: what the rule says
	Why      string   // what happens when it is broken; may be empty
	// Official are the problems of the official validator that the rule finds, by the names of the
	// functions there that word them. Rules about the schema have none.
	Official []string
	// ReadsFiles says that the rule looks at files around the manifest.
	ReadsFiles bool
	// OnYAML says that the rule is about the YAML, not about what it says: it is heard
	// where the YAML is broken, too.
	OnYAML bool
	// IsGuess says that the rule's fixes are guesses: whether they do any good depends on all
	// that is in the manifest, and is tried out.
	IsGuess bool
	// Page is the address of the page that says more; empty where that is the page of all rules.
	Page string
}

// RulePages is the address of the published docs/rules.md. It is empty unless the build says where
// that is: "-ldflags=-X=forge-manifest-ls/analysis.RulePages=ADDRESS".
var RulePages string

// URL is the address of the rule's documentation; empty where it is not known.
func (r *Rule) URL() string {
	if r.Page != "" {
		return r.Page
	}
	if RulePages == "" {
		return ""
	}
	return RulePages + "#" + r.ID
}

// Mirroring says which problems of the official validator the rule finds.
func (r *Rule) Mirroring(official ...string) *Rule {
	r.Official = official
	return r
}
