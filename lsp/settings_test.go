package lsp

import (
	"encoding/json"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/lsp/state"

	"github.com/google/go-cmp/cmp"
)

func TestReadSettings(t *testing.T) {
	for raw, want := range map[string]struct {
		path  string
		ours  bool
		wrong string
	}{
		`null`:                                  {},
		`{}`:                                    {},
		`{"other":{"schema":"x"}}`:              {},
		`{"schema":{"path":"x"}}`:               {"x", true, ""},
		`{"schema.path":"x"}`:                   {"x", true, ""},
		`{"forge-manifest-ls.schema.path":"x"}`: {"x", true, ""},
		`{"forge-manifest-ls":{"schema.path":"x"}}`: {"x", true, ""},
		`{"forge-manifest-ls":{}}`:                  {"", true, ""},
		`{"forge-manifest-ls":null}`:                {"", true, ""},
		`{"schema":{"path":"off"}}`:                 {"off", true, ""},
		`{"schema":{"path":""}}`:                    {"", true, ""},
		`{"schema":{"path":7}}`:                     {"", true, "a number"},
		`{"schema":{"path":[]}}`:                    {"", true, "a list"},
		`{"schema":{"path":{}}}`:                    {"", true, "an object"},
		`{"schema":{"path":true}}`:                  {"", true, "a boolean"},
		`{"schema":"x"}`:                            {"", true, `"schema"`},
		`{"forge-manifest-ls":[]}`:                  {"", true, "a list"},
		`"x"`:                                       {"", false, "a string"},
	} {
		var v any
		if err := json.Unmarshal([]byte(raw), &v); err != nil {
			t.Fatal(err)
		}
		got, ours, wrong := state.ReadSettings(v)
		if diff := cmp.Diff(want.path, got.SchemaPath); diff != "" || ours != want.ours {
			t.Errorf("%s: ours %t, path (-want +got):\n%s", raw, ours, diff)
		}
		if (len(wrong) == 0) != (want.wrong == "") || !strings.Contains(strings.Join(wrong, ""), want.wrong) {
			t.Errorf("%s: wrong %q, want %q", raw, wrong, want.wrong)
		}
	}
}

const askingClient = `{"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},"didChangeWatchedFiles":{"dynamicRegistration":true}}}`

// TestConfiguration: settings are asked for, by folder, when the session begins and
// whenever they change.
func TestConfiguration(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install("/lib/1", "99.1.0")
	s.disk.install("/lib/2", "99.2.0")
	s.disk.install("/lib/3", "99.3.0")
	s.begin(askingClient, `{"schema":{"path":"/lib/3"}}`, "/a", "/b", "/c")
	for _, dir := range []string{"/a", "/b", "/c", "/x"} {
		s.open(dir + "/manifest.yml")
	}
	m := s.respond("workspace/configuration", `"result":[{},{"schema":{"path":"/lib/1"}},{"schema":{"path":"/lib/2"}},null]`)
	if got, want := string(m.Params), `{"items":[{"section":"forge-manifest-ls"},{"scopeUri":"file:///a","section":"forge-manifest-ls"},{"scopeUri":"file:///b","section":"forge-manifest-ls"},{"scopeUri":"file:///c","section":"forge-manifest-ls"}]}`; got != want {
		t.Errorf("asked %s, want %s", got, want)
	}
	m = s.respond("client/registerCapability", `"result":null`)
	for _, want := range []string{`"workspace/didChangeWatchedFiles"`, `"globPattern":"**/package.json"`, `"workspace/didChangeConfiguration"`, `"section":"forge-manifest-ls"`} {
		if !strings.Contains(string(m.Params), want) {
			t.Errorf("registered %s, want %s", m.Params, want)
		}
	}
	s.judged("/a/manifest.yml", "99.1.0")
	s.judged("/b/manifest.yml", "99.2.0")
	s.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	s.respond("workspace/configuration", `"result":[null,{"schema":{"path":"off"}},null,null]`)
	s.judged("/a/manifest.yml", schema.Embedded().Version())
	for _, dir := range []string{"/b", "/c", "/x"} { // the options of the start count again
		s.judged(dir+"/manifest.yml", "99.3.0")
	}
}

// TestOddConfiguration: whatever the client answers, the session goes on.
func TestOddConfiguration(t *testing.T) {
	for _, answer := range []string{
		`"result":null`, `"result":{}`, `"result":[]`, `"result":7`, `"result":[1,2,3,4,5,6]`, `"result":["x"]`, `"result":[{"schema":7}]`,
		`"error":{"code":-32601,"message":"no"}`, `"error":7`,
	} {
		s := newSession(t, reportSchema)
		s.disk.install(beside, "99.1.0")
		s.begin(askingClient, `{}`, "/w")
		s.respond("workspace/configuration", answer)
		if answer == `"error":7` { // no answer at all: the server goes on waiting for one
			s.sync()
			continue
		}
		s.open("/w/manifest.yml")
		s.judged("/w/manifest.yml", "99.1.0")
	}
}

// TestPushedSettings: a client that cannot be asked tells its settings.
func TestPushedSettings(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.disk.install("/lib", "99.2.0")
	s.begin(plainClient, `{"schema":{"path":"/lib"}}`, "/w")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.2.0")
	s.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{}}}`)
	s.judged("/w/manifest.yml", "99.1.0")
	s.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{"schema":{"path":"off"}}}}`)
	s.judged("/w/manifest.yml", schema.Embedded().Version())
	s.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{"schema":{"path":false}}}}`)
	s.warned(`\"schema.path\" must be a string`, "not a boolean")
	s.judged("/w/manifest.yml", "99.1.0")
	s.notify("workspace/didChangeConfiguration", `{"settings":{"forge-manifest-ls":{"schema":{"path":false}}}}`)
	s.notify("workspace/didChangeConfiguration", `{"settings":{"schema":{"path":"/lib"}}}`)
	s.judged("/w/manifest.yml", "99.2.0")
	if n := s.count(isWarning); n != 0 {
		t.Errorf("warned %d times more", n)
	}
	s.notify("workspace/didChangeConfiguration", `{"settings":{"somebody":"else"}}`)
	s.notify("workspace/didChangeConfiguration", `{}`)
	s.open("/w/2/manifest.yml")
	s.judged("/w/2/manifest.yml", "99.2.0")
}

// TestOddOptions: settings of the wrong type are said, once, and the defaults used.
func TestOddOptions(t *testing.T) {
	for options, want := range map[string]string{`{"schema":{"path":["a"]}}`: "not a list", `{"schema":"/lib"}`: "not a string", `[]`: "must be an object"} {
		s := newSession(t, reportSchema)
		s.disk.install(beside, "99.1.0")
		s.begin(plainClient, options, "/w")
		s.open("/w/manifest.yml")
		s.warned(want)
		s.judged("/w/manifest.yml", "99.1.0")
		s.sync()
		if n := s.count(isWarning); n != 0 {
			t.Errorf("warned %d times more", n)
		}
	}
}
