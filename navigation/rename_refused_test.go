package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/navigation"
)

// TestRenameOfAliased: what an alias takes over is renamed if the alias means the same name, and not if it means another: that
// would change, or lead nowhere.
func TestRenameOfAliased(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"modules:\n  jira:globalPage:\n    - key: &name main@\n      resource: *name\nresources:\n  - key: main\n", ""},
		{"modules:\n  jira:globalPage:\n    - key: &name main\n      resource: *name\nresources:\n  - key: main@\n", ""},
		{"modules:\n  jira:globalPage:\n    - key: &name main@\n      title: *name\n", ""},
		{"modules:\n  consumer:\n    - key: &name a@\n      queue: *name\n", ""},
		{"modules:\n  function:\n    - key: &f a@\n  trigger:\n    - key: t\n      function: *f\n", "modules:\n  function:\n    - key: &f fresh\n  trigger:\n    - key: t\n      function: *f\n"},
		{"modules:\n  jira:globalPage:\n    - resource: &r main/a@\n    - resource: *r\nresources:\n  - key: main\n    entry: {a: a.html}\n", "modules:\n  jira:globalPage:\n    - resource: &r main/fresh\n    - resource: *r\nresources:\n  - key: main\n    entry: {fresh: a.html}\n"},
		{"app:\n  storage:\n    entities:\n      - name: e\n        attributes: {&a b@: {type: string}}\n        indexes: [*a]\n", "app:\n  storage:\n    entities:\n      - name: e\n        attributes: {&a fresh: {type: string}}\n        indexes: [*a]\n"},
		{"remotes:\n  - baseUrl: &u https://${A@}.com\n  - baseUrl: *u\n", "remotes:\n  - baseUrl: &u https://${fresh}.com\n  - baseUrl: *u\n"},
	} {
		src, at := strings.Replace(tt.src, "@", "", 1), strings.Index(tt.src, "@")
		a := app{text: src}
		r, refusal, ok := navigation.RenameAt(a.file(), at, "fresh", nil)
		got := apply(t, src, r.Edits)
		if want := strings.Replace(tt.want, "@", "", 1); !ok || (refusal == "") != (want != "") || want != "" && got != want {
			t.Errorf("%q becomes %q, refused: %q", src, got, refusal)
		}
	}
}

// TestRenameOfTornOut: a name is not changed while a mistake elsewhere may hide a place of it.
func TestRenameOfTornOut(t *testing.T) {
	for src, refused := range map[string]bool{
		"modules:\n  trigger:\n    - key: t\n      function: f@\n    - \n{key: u}\n  function:\n    - key: f\n":                            true, // the declaration
		"modules:\n  function:\n    - key: f@\n    - \n{key: u}\n  trigger:\n    - key: t\n      function: f\n":                            true, // a use
		"modules:\n  webtrigger:\n    - key: w\n      function: f@\n  function:\n    - key f\n      handler: a.b\n":                        true, // no colon
		"modules:\n  webtrigger:\n    - key: w\n      function:f\n  function:\n    - key: f@\n      handler: a.b\n":                        true, // no blank
		"modules:\n  webtrigger:\n    - key: w\n      function: f@\n[\n  function:\n    - key: f\n      handler: a.b\n":                    true, // swallowed
		"modules:\n  webtrigger:\n    - key: w\n      function: f@\n{\n  function:\n    - key: f\n      handler: a.b\n":                    true,
		"modules:\n  webtrigger:\n    - key: w\n      title: \"open\n      function: f\n  function:\n    - key: f@\n":                      false, // both are seen
		"modules:\n  function:\n    - key: f@\n  macro:\n    - title: the key f\n      prompt: |\n        key: f\n      resol\n# key: f\n": false,
		"modules:\n  jira:globalPage:\n   - resource: main@\n  - resource: main/a\n":                                                       true,
		"modules:\n  trigger:\n    - key: t\n      function: f@\n      function: f\n":                                                      false, // both are changed
		"modules:\n  function:\n    - key: f@\n  trigger:\n    - key: t\n      function: f\n  macro:\n    - key: \"x\n":                    false,
		"modules:\n  function:\n    - key: f@\n  macro:\n    - key: f2\n      title: f\n      resol\nremotes:\n  - key: f\n":               false,
	} {
		a, at := app{text: strings.Replace(src, "@", "", 1)}, strings.Index(src, "@")
		r, refusal, ok := navigation.RenameAt(a.file(), at, "fresh", nil)
		if !ok || (refusal != "") != refused {
			t.Errorf("%q becomes %q, refused: %q", src, apply(t, a.text, r.Edits), refusal)
		}
	}
}
