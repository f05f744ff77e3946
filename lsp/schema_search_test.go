package lsp

import (
	"encoding/json"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

const (
	beside = "/w/node_modules/@forge/manifest"
	below  = "/w/node_modules/@forge/cli/node_modules/@forge/manifest"
)

// TestInstalledSchema: the schema of the nearest package counts, if it is newer.
func TestInstalledSchema(t *testing.T) {
	old := schema.Embedded().Version()
	for name, test := range map[string]struct {
		install map[string]string // version by directory
		options string
		open    string
		want    string
	}{
		"beside the manifest":      {map[string]string{beside: "99.1.0"}, `{}`, "/w/manifest.yml", "99.1.0"},
		"below the Forge CLI":      {map[string]string{below: "99.2.0"}, `{}`, "/w/manifest.yml", "99.2.0"},
		"the newer of both":        {map[string]string{below: "99.2.0", beside: "99.10.0"}, `{}`, "/w/manifest.yml", "99.10.0"},
		"older":                    {map[string]string{beside: "1.0.0"}, `{}`, "/w/manifest.yml", old},
		"the same":                 {map[string]string{beside: old}, `{}`, "/w/manifest.yml", old},
		"above the manifest":       {map[string]string{beside: "99.1.0"}, `{}`, "/w/apps/one/manifest.yml", "99.1.0"},
		"the nearest":              {map[string]string{beside: "99.9.0", "/w/apps/one/node_modules/@forge/manifest": "99.1.0"}, `{}`, "/w/apps/one/manifest.yml", "99.1.0"},
		"above the folder":         {map[string]string{"/node_modules/@forge/manifest": "99.1.0"}, `{}`, "/w/manifest.yml", old},
		"beside, in no folder":     {map[string]string{"/x/node_modules/@forge/manifest": "99.1.0"}, `{}`, "/x/manifest.yml", "99.1.0"},
		"above, in no folder":      {map[string]string{"/x/node_modules/@forge/manifest": "99.1.0"}, `{}`, "/x/y/manifest.yml", old},
		"off":                      {map[string]string{beside: "99.1.0"}, `{"schema":{"path":"off"}}`, "/w/manifest.yml", old},
		"empty is like not set":    {map[string]string{beside: "99.1.0"}, `{"schema.path":""}`, "/w/manifest.yml", "99.1.0"},
		"named":                    {map[string]string{"/lib": "99.3.0", beside: "99.1.0"}, `{"schema":{"path":"/lib"}}`, "/w/manifest.yml", "99.3.0"},
		"named node_modules":       {map[string]string{"/lib/node_modules/@forge/manifest": "99.3.0"}, `{"schema":{"path":"/lib/node_modules"}}`, "/w/manifest.yml", "99.3.0"},
		"named project":            {map[string]string{"/lib/node_modules/@forge/manifest": "99.3.0"}, `{"schema":{"path":"/lib"}}`, "/w/manifest.yml", "99.3.0"},
		"named and older":          {map[string]string{"/lib": "1.0.0"}, `{"schema":{"path":"/lib"}}`, "/w/manifest.yml", "1.0.0"},
		"named below the folder":   {map[string]string{"/w/lib": "99.3.0"}, `{"schema":{"path":"lib"}}`, "/w/apps/one/manifest.yml", "99.3.0"},
		"named beside the folder":  {map[string]string{"/lib": "99.3.0"}, `{"forge-manifest-ls":{"schema":{"path":"../lib"}}}`, "/w/manifest.yml", "99.3.0"},
		"named, in no folder":      {map[string]string{"/x/lib": "99.3.0"}, `{"schema":{"path":"./lib"}}`, "/x/manifest.yml", "99.3.0"},
		"null is like not set":     {map[string]string{beside: "99.1.0"}, `{"schema":{"path":null}}`, "/w/manifest.yml", "99.1.0"},
		"settings of someone else": {map[string]string{beside: "99.1.0"}, `{"yaml":{"schemas":7}}`, "/w/manifest.yml", "99.1.0"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, reportSchema)
			for dir, version := range test.install {
				s.disk.install(dir, version)
			}
			s.begin(plainClient, test.options, "/w")
			s.open(test.open)
			if test.want == old {
				s.log.wait("use=\"the built-in schema " + old)
			}
			s.judged(test.open, test.want)
			s.sync()
			if n := s.count(isWarning); n != 0 {
				t.Errorf("%d warnings", n)
			}
		})
	}
}

// TestInstalledSchemaIsUsed: a module type that only the newer schema knows is right,
// and one that it no longer knows is wrong.
func TestInstalledSchemaIsUsed(t *testing.T) {
	s := newSession(t, nil)
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	const text = "app:\n  id: ari:cloud:ecosystem::app/11111111-1111-1111-1111-111111111111\n  runtime:\n    name: nodejs24.x\nmodules:\n  jira:%s:\n    - key: x\n"
	s.didOpen("file:///w/manifest.yml", strings.Replace(text, "%s", "brandNew", 1))
	codes := func(want string) {
		t.Helper()
		s.wait("diagnostics", func(m wireMessage) bool {
			var p published
			if m.Method != "textDocument/publishDiagnostics" || json.Unmarshal(m.Params, &p) != nil {
				return false
			}
			var got []string
			for _, d := range p.Diagnostics {
				got = append(got, d["code"].(string))
			}
			return strings.Join(got, " ") == want
		})
	}
	codes("") // at first it may be unknown
	s.didChange("file:///w/manifest.yml", 2, change(5, 7, 5, 15, "brandNews"))
	codes("module-unknown")
}

// TestFolders: each workspace folder has its own schema.
func TestFolders(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install("/a/node_modules/@forge/manifest", "99.1.0")
	s.disk.install("/b/node_modules/@forge/manifest", "99.2.0")
	s.disk.install("/b/inner/node_modules/@forge/manifest", "99.3.0")
	s.begin(plainClient, `{}`, "/a", "/b", "/c")
	for _, f := range []string{"/a", "/b", "/b/inner", "/c"} {
		s.open(f + "/manifest.yml")
	}
	s.judged("/a/manifest.yml", "99.1.0")
	s.judged("/b/manifest.yml", "99.2.0")
	s.judged("/b/inner/manifest.yml", "99.3.0")
	s.judged("/c/manifest.yml", schema.Embedded().Version())
	s.disk.install("/node_modules/@forge/manifest", "99.4.0")
	s.notify("workspace/didChangeWorkspaceFolders", `{"event":{"added":[{"uri":"file:///","name":"all"}],"removed":[{"uri":"file:///c","name":"c"}]}}`)
	s.judged("/c/manifest.yml", "99.4.0")
}

// TestNoFile: a document that is in no file is judged by a package that is named by a
// whole path.
func TestNoFile(t *testing.T) {
	for options, want := range map[string]string{`{"schema":{"path":"/lib"}}`: "99.1.0", `{"schema":{"path":"lib"}}`: schema.Embedded().Version()} {
		s := newSession(t, reportSchema)
		s.disk.install("/lib", "99.1.0")
		s.begin(plainClient, options, "/w")
		s.didOpen("untitled:1", "modules:\n")
		s.wait("diagnostics", func(m wireMessage) bool {
			return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), `"message":"`+want+`"`)
		})
	}
}
