package lsp

import (
	"encoding/json"
	"fmt"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// TestSchemaInUse: an editor can ask by which schema a manifest is judged, and learns that a
// document is no Forge manifest.
func TestSchemaInUse(t *testing.T) {
	const ask = `{"textDocument":{"uri":%q}}`
	builtIn := fmt.Sprintf(`{"version":%q,"builtIn":true}`, schema.Embedded().Version())
	for name, test := range map[string]struct{ text, uri, want string }{
		"a manifest":    {unknownFunction, manifestURI, builtIn},
		"another file":  {"applications:\n  - name: a\n", manifestURI, "null"},
		"not open":      {unknownFunction, "file:///elsewhere/manifest.yml", "null"},
		"half a string": {"modules:\n  webtrigger: \"", manifestURI, builtIn},
	} {
		c := open(t, Options{}, newestClient, test.text)
		if got := c.must(methodSchema, fmt.Sprintf(ask, test.uri)); string(got) != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}

// TestInstalledSchemaInUse: a newer schema of the workspace is named as such.
func TestInstalledSchemaInUse(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.1.0")
	var got schemaInUse
	if err := json.Unmarshal(s.must(methodSchema, `{"textDocument":{"uri":"file:///w/manifest.yml"}}`), &got); err != nil {
		t.Fatal(err)
	}
	if want := (schemaInUse{Version: "99.1.0"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
