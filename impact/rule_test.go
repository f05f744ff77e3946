package impact_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/impact"
)

// TestConfidence holds how sure it is that something hangs on the key of a module.
func TestConfidence(t *testing.T) {
	for name, want := range map[string]impact.Confidence{
		"jira:customField": impact.High, "macro": impact.High, "webtrigger": impact.High,
		"jira:globalPermission": impact.Medium, "jira:projectPermission": impact.Medium,
		"jira:workflowValidator": impact.Medium, "automation:action": impact.Medium,
		"sql": impact.Low, "objectStore": impact.Low,
	} {
		src := fmt.Sprintf("modules: {%q: [{key: a, response: {type: static}}]}\n", name)
		for _, now := range []string{"modules: {}\n", strings.Replace(src, "key: a", "key: b", 1)} {
			for _, e := range compare(src, now).Effects {
				if e.Class == impact.Data && e.Rule.Confidence != want {
					t.Errorf("%s: %s has the confidence %s, want %s", name, e.Kind(), e.Rule.Confidence, want)
				}
			}
		}
	}
}

// TestLink holds that rules link to the site of Atlassian's documentation, where what is about Connect is no part of
// Forge's, or to its community.
func TestLink(t *testing.T) {
	for _, r := range impact.Rules() {
		path, ours := strings.CutPrefix(r.Link(), "https://developer.atlassian.com/platform/")
		switch {
		case strings.HasPrefix(r.Link(), "https://community.developer.atlassian.com/t/"):
		case !ours || strings.HasPrefix(path, "forge/adopting-forge-from-connect/") || strings.Contains(path, "//"):
			t.Errorf("%s: %s", r.Kind, r.Link())
		}
	}
}
