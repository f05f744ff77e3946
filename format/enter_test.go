package format

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

func TestAfterEnter(t *testing.T) {
	const app = "app:\n  id: x\n"
	for _, tt := range []struct{ name, src, want string }{
		{"first property of an entry", "modules:\n  function:\n    - key: f‸\n", "      "},
		{"first property, indented by the editor", "modules:\n  function:\n    - key: f‸    \n", "      "},
		{"indented too far", "modules:\n  function:\n    - key: f‸          \n", "      "},
		{"property", "modules:\n  function:\n    - key: f\n      handler: a.b # c‸\n", "      "},
		{"map", "modules:\n  jira:issuePanel:\n    - key: p\n      resolver:‸\n", "        "},
		{"module type", "modules:\n  function:‸\n", "    - "},
		{"module type that nobody knows", "modules:\n  foo:bar:‸\n", "    - "},
		{"modules", "modules:‸\n", "  "},
		{"section that is a list", "resources:‸\n", "  - "},
		{"scopes", "permissions:\n  scopes:‸\n", "    - "},
		{"list at its key", "modules:\n  function:\n  - key: f\n    handler: a.b\nresources:‸\n", "- "},
		{"four columns", "modules:\n    function:\n        - key: f\n          handler: a.b\npermissions:‸\n", "    "},
		{"in front of entries", "modules:\n  function:‸\n    - key: f\n", "    - "},
		{"in front of properties", "app:‸\n  id: x\n", "  "},
		{"comment behind a key", "modules:\n  function: # mine‸\n", "    - "},
		{"text, or the key of one", "modules:\n  macro:\n    - key: f\n      title:‸\n", "        "},
		{"property that nobody knows", "modules:\n  foo:bar:\n    - key: f\n      inputs:‸\n", "        "},
		{"section that nobody knows", app + "security:‸\n", "  "},
		{"anything", "modules:\n  jira:issuePanel:\n    - key: p\n      displayConditions:\n        not:‸\n", "          "},
		{"text alone", "app:\n  id:‸\n", "none"},
		{"header", "modules:\n  rovo:agent:\n    - key: a\n      prompt: |‸\n", "        "},
		{"header, in front of a property", "modules:\n  rovo:agent:\n    - prompt: >-‸\n      key: a\n", "        "},
		{"header, indented by the editor", "modules:\n  rovo:agent:\n    - prompt: |+‸      \n", "        "},
		{"header, four columns", "app:\n    id: |‸\n", "        "},
		{"header with columns", "app:\n  id: >2-‸\n", "    "},
		{"header with a column", "app:\n    id: |-1‸\n", "     "},
		{"header with a comment", "app:\n  id: | # 4‸\n", "    "},
		{"header with an anchor", "app:\n  id: &a |‸\n", "    "},
		{"header of a text", "app:\n  id: |‸\n\n       x\n     y\n", "       "},
		{"header of a text, with columns", "app:\n  id: |2‸\n       x\n     y\n", "    "},
		{"header in a list", "modules:\n  rovo:agent:\n    - conversationStarters:\n        - |‸\n", "          "},
		{"header, and a wrong text", "app:\n  id: | 4 x‸\n", "    "},
		{"block text", "a:\n  b: |\n    c: d‸\n", "none"},
		{"open quote", "app:\n  id: \"x‸\n", "none"},
		{"flow", "app: {id: x,‸\n}\n", "none"},
		{"comment", "app:\n  # id: x‸\n", "none"},
		{"nothing", "app:\n\n‸\n", "none"},
		{"not the end of a line", app + "modules:\n  function:‸ x\n", "none"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, behind, _ := strings.Cut(tt.src, "‸")
			blanks := behind[:strings.IndexByte(behind, '\n')]
			src := before + "\n" + behind
			f, at := manifest.New(text.New(src)), len(before)+1+len(blanks)
			edits := AfterEnter(f, at)
			got := "none"
			if len(edits) > 0 {
				out := apply(src, edits)
				got = strings.TrimSuffix(out[len(before)+1:], behind[len(blanks):])
			}
			if got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
