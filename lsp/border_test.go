package lsp

import (
	"path"
	"strconv"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
)

// linked is a file system with a link out of a workspace folder: what is in /app/out is in /out.
type linked struct{ around }

func (l *linked) Real(p string) (string, error) {
	if rest, ok := strings.CutPrefix(p, "/app/out"); ok {
		return path.Clean("/out" + rest), nil
	}
	return l.around.Real(p)
}

const translated = `app:
  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111
  runtime:
    name: nodejs24.x
modules:
  jira:globalPage:
    - key: page
      title:
        i18n: page.title
      resource: main
resources:
  - key: main
    path: static
translations:
  resources:
    - key: en-US
      path: LOCALE
  fallback:
    default: en-US
`

// TestBorder: of a file outside of the workspace nothing is shown, by no feature, and what it
// says counts all the same.
func TestBorder(t *testing.T) {
	for name, test := range map[string]struct {
		path  string
		shown bool
	}{
		"inside":  {"locale.json", true},
		"above":   {"../locale.json", false},
		"rooted":  {"/locale.json", false},
		"by link": {"out/locale.json", false},
	} {
		t.Run(name, func(t *testing.T) {
			l := &linked{}
			for _, at := range []string{"/app/locale.json", "/locale.json", "/app/out/locale.json"} {
				l.put(at, `{"page":{"titel":"TOPSECRET"}}`)
			}
			l.put("/app/static/index.html", "")
			c := connect(t, Options{Files: func(changed func()) *files.Store { return files.NewCache(l, changed) }})
			c.must("initialize", `{"capabilities":`+plainClient+`,"workspaceFolders":[{"uri":"file:///app","name":"app"}]}`)
			c.notify("initialized", `{}`)
			c.didOpen(manifestURI, strings.Replace(translated, "LOCALE", test.path, 1))
			c.codes("i18n-key-missing")
			var all strings.Builder
			at := func(line, character int) string {
				return `{"textDocument":{"uri":"` + manifestURI + `"},"position":{"line":` + strconv.Itoa(line) + `,"character":` + strconv.Itoa(character) + `}}`
			}
			for line := range strings.Count(translated, "\n") {
				for character := 0; character < 30; character += 3 {
					all.Write(c.must("textDocument/hover", at(line, character)))
					all.Write(c.must("textDocument/completion", at(line, character)))
				}
			}
			all.Write(c.must("textDocument/codeAction", `{"textDocument":{"uri":"`+manifestURI+`"},"range":{"start":{"line":0,"character":0},"end":{"line":99,"character":0}},"context":{"diagnostics":[]}}`))
			if got := strings.Contains(all.String(), "titel") || strings.Contains(all.String(), "TOPSECRET"); got != test.shown {
				t.Errorf("shown: %t", got)
			}
		})
	}
}
