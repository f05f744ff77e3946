package navigation_test

import (
	"strings"
	"testing"

	"forge-manifest-ls/navigation"
)

// TestRemarks: who renames a name that code or users depend on is told.
func TestRemarks(t *testing.T) {
	const source = `app:
  storage:
    entities:
      - name: person
        attributes:
          age:
            type: integer
remotes:
  - key: back
    baseUrl: https://back.example.com
modules:
  macro:
    - key: note
  webtrigger:
    - key: hook
      function: main
  function:
    - key: main
      handler: index.run
resources:
  - key: ui
    path: static
providers:
  auth:
    - key: login
`
	const stored = "data that is stored under the old name is not moved, and code that names it is not changed"
	a := app{text: source}
	for name, want := range map[string]string{
		"person": stored, "age": stored,
		"back":  "code that invokes the remote by its key is not changed",
		"note":  "the key is part of macros that are on pages: an app that is installed loses them",
		"hook":  "its URL becomes another one, and code that asks for the URL by the key is not changed",
		"ui":    "code that shows the resource by its key, in a modal or a frame, is not changed",
		"login": "it becomes another integration, and code that asks for the provider by its key is not changed",
		"main":  "",
	} {
		r, why, ok := navigation.RenameAt(a.file(), strings.Index(source, " "+name)+1, "other", nil)
		if r.Remark != want || why != "" || !ok {
			t.Errorf("%s: the remark is %q (%q, %v)", name, r.Remark, why, ok)
		}
	}
}
