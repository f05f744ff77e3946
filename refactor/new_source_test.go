package refactor

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// TestNewSource: the source file of a handler that is not there is made as the others of the app are
// written, and only where nothing is there and nothing is built.
func TestNewSource(t *testing.T) {
	const functions = "modules:\n  function:\n    - key: run\n      handler: index.run\n    - key: fresh\n      handler: jobs/sync.fresh\n"
	const statement, assignment = "export const fresh = async (payload, context) => {\n};\n", "module.exports.fresh = async (payload, context) => {\n};\n"
	for name, tt := range map[string]struct {
		app    string
		around memory.Files
		path   string
		code   string
	}{
		"no source":          {"", memory.Files{}, "/app/src/jobs/sync.js", statement},
		"TypeScript":         {"", memory.Files{"/app/tsconfig.json": "{}"}, "/app/src/jobs/sync.ts", statement},
		"as others":          {"", memory.Files{"/app/src/index.ts": "export const run = 1;\n"}, "/app/src/jobs/sync.ts", statement},
		"with markup":        {"", memory.Files{"/app/src/index.jsx": "export const run = 1;\n"}, "/app/src/jobs/sync.js", statement},
		"CommonJS":           {"", memory.Files{"/app/src/index.js": "exports.run = 1;\n"}, "/app/src/jobs/sync.js", assignment},
		"there":              {"", memory.Files{"/app/src/jobs/sync.js": "export const fresh = 1;\n"}, "", ""},
		"what a build makes": {"app:\n  package:\n    bundler: manual@2026\n    path: dist\n", memory.Files{}, "", ""},
	} {
		source := tt.app + functions
		f := manifest.New(text.New(source))
		at := text.At(strings.Index(source, "sync.fresh"))
		actions := At(f, at, files.NewStore(tt.around).In("/app"))
		if tt.path == "" {
			if len(actions) != 0 {
				t.Errorf("%s: %q", name, actions[0].Title)
			}
			continue
		}
		title := `Write the function "fresh" in the new file "` + strings.TrimPrefix(tt.path, "/app/") + `"`
		if len(actions) != 1 || actions[0].Title != title || actions[0].Beside == nil {
			t.Errorf("%s: %+v, want %s", name, actions, title)
			continue
		}
		if made := actions[0].Beside; made.Path != tt.path || made.Buffer != nil || len(made.Edits) != 1 || made.Edits[0].New != tt.code {
			t.Errorf("%s: %+v, want %s with %q", name, made, tt.path, tt.code)
		}
	}
}

// TestNewSourceOfHandlers: a handler that cannot be a file of the app makes none.
func TestNewSourceOfHandlers(t *testing.T) {
	for _, handler := range []string{"../a.run", "/a.run", "a.delete", "a.", ".run", "a.b.c", "${A}.run", "a b.run", "\"a\\n.run\""} {
		source := "modules:\n  function:\n    - key: fresh\n      handler: " + handler + "\n"
		at := text.At(strings.Index(source, "handler"))
		for _, a := range At(manifest.New(text.New(source)), at, files.NewStore(memory.Files{}).In("/app")) {
			if a.Beside != nil {
				t.Errorf("%s makes %s", handler, a.Beside.Path)
			}
		}
	}
}

// TestDeclareWithSource: a function is declared together with the first source file of an app.
func TestDeclareWithSource(t *testing.T) {
	const source = "modules:\n  trigger:\n    - key: t\n      function: fresh\n      events: [avi:jira:created:issue]\n"
	at := text.At(strings.Index(source, "fresh"))
	const title = `Declare the function "fresh" and write it in the new file "src/index.js"`
	actions := At(manifest.New(text.New(source)), at, files.NewStore(memory.Files{}).In("/app"))
	if len(actions) == 0 || actions[0].Title != title || len(actions[0].Edits) == 0 || actions[0].Beside.Path != "/app/src/index.js" {
		t.Errorf("%+v", actions)
	}
}
