package impact_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/impact"
)

// TestSectionsOfAnotherType: of a section that is still being written, so that it has no value or one of another type,
// nothing is said to be gone.
func TestSectionsOfAnotherType(t *testing.T) {
	const app = "app:\n  id: ari:cloud:ecosystem::app/7d3f1c52-90a1-4f0e-8b11-2f6f0a9c1e77\n  runtime:\n    name: nodejs22.x\n" +
		"modules:\n  macro:\n    - key: m\n      title: M\n      function: f\n  function:\n    - key: f\n      handler: index.run\n"
	const permissions, remotes = "permissions:\n  scopes:\n    - read:jira-work\n", "remotes:\n  - key: r\n    baseUrl: https://r.example.com\n"
	whole := checked(app+permissions+remotes, nil)
	for _, src := range []string{
		app + "permissions:\n" + remotes, app + "permissions: x\n" + remotes, app + "permissions:\n  - scopes\n" + remotes,
		app + permissions + "remotes:\n", app + permissions + "remotes:\n  r: https://r.example.com\n",
		app[:strings.Index(app, "  macro:")] + permissions + remotes, app[:strings.Index(app, "  macro:")] + "  - key: m\n" + permissions + remotes,
	} {
		for _, r := range []impact.Result{impact.Compare(whole, checked(src, nil)), impact.Compare(checked(src, nil), whole)} {
			if len(r.Effects) > 0 || len(r.Unjudged) == 0 {
				t.Errorf("%s\n%s", told(r), src)
			}
			if r.Caveat() != "parts are not judged" {
				t.Errorf("%q is left out of\n%s", r.Caveat(), src)
			}
		}
	}
}
