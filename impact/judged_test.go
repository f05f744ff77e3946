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

// TestRefusedInBoth: what Forge refuses in a part that is written alike in both manifests leaves nothing open, unless
// something else rests on it.
func TestRefusedInBoth(t *testing.T) {
	const app = "app:\n  id: ari:cloud:ecosystem::app/7d3f1c52-90a1-4f0e-8b11-2f6f0a9c1e77\n  runtime:\n    name: nodejs22.x\n"
	const modules = "modules:\n  macro:\n    - key: m\n      title: M\n      function: unknown\n  function:\n    - key: f\n      handler: index.run\n"
	const scopes = "permissions:\n  scopes:\n    - read:jira-work\n"
	const static = "  webtrigger:\n    - key: w\n      function: f\n      response:\n        type: static\n        outputs:\n          - key: o\n            statusCode: 200\n            contentType: text/plain\n"
	old := checked(app+modules+static+scopes, nil)
	for _, c := range []struct{ name, now, caveat string }{
		{"the same", app + modules + static + scopes, ""},
		{"minor elsewhere", app + "    memoryMB: 512\n" + modules + static + scopes, ""},
		{"minor beside", app + strings.Replace(modules, "title: M", "title: N", 1) + static + scopes, "parts are not judged"},
		{"anchor", app + modules + static + strings.Replace(scopes, "read", "&s read", 1), "parts are not judged"},
	} {
		if r := impact.Compare(old, checked(c.now, nil)); r.Caveat() != c.caveat || (c.caveat == "") != (len(r.Unjudged) == 0) {
			t.Errorf("%s: %q, %v", c.name, r.Caveat(), r.Unjudged)
		}
	}
	// The badge is told of whole manifests only.
	dynamic := strings.Replace(static, "type: static", "type: dynamic", 1)
	if r := impact.Compare(old, checked(app+modules+dynamic[:strings.Index(dynamic, "        outputs")]+scopes, nil)); len(r.Effects) == 0 || len(r.Unjudged) == 0 {
		t.Errorf("%s, %v", told(r), r.Unjudged)
	}
}
