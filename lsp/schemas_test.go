package lsp

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/lsp/state"
)

// TestBrokenSchema: what is wrong with a package is said once, and the embedded schema
// stays in use.
func TestBrokenSchema(t *testing.T) {
	old := schema.Embedded().Version()
	for name, test := range map[string]struct {
		options string
		spoil   func(*disk)
		want    []string
	}{
		"no JSON":        {`{}`, func(d *disk) { d.put(beside+"/out/schema/manifest-schema.json", "{") }, []string{"installed in /w", "manifest-schema.json"}},
		"no schema":      {`{}`, func(d *disk) { d.remove(beside + "/out") }, []string{"manifest-schema.json"}},
		"huge schema":    {`{}`, func(d *disk) { d.put(beside+"/out/schema/manifest-schema.json", strings.Repeat(" ", 16<<20+1)) }, []string{"larger than"}},
		"huge package":   {`{}`, func(d *disk) { d.put(beside+"/package.json", strings.Repeat(" ", 2<<20+1)) }, []string{"larger than"}},
		"no version":     {`{}`, func(d *disk) { d.put(beside+"/package.json", `{"name":"@forge/manifest"}`) }, []string{"no version"}},
		"not a schema":   {`{}`, func(d *disk) { d.put(beside+"/out/schema/manifest-schema.json", `{"type":"string"}`) }, []string{"modules"}},
		"named, missing": {`{"schema":{"path":"lib"}}`, func(*disk) {}, []string{"/w/lib", "schema.path", "no package @forge/manifest is installed there"}},
		"named, broken":  {`{"schema":{"path":"node_modules"}}`, func(d *disk) { d.put(beside+"/out/schema/manifest-schema.json", "[") }, []string{"schema.path", "manifest-schema.json"}},
		"a pipe": {`{}`, func(d *disk) {
			d.files[beside[1:]+"/out/schema/manifest-schema.json"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		}, []string{"not a regular file"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t, reportSchema)
			s.disk.install(beside, "99.1.0")
			test.spoil(s.disk)
			s.begin(plainClient, test.options, "/w")
			s.open("/w/manifest.yml")
			s.warned(append(test.want, old)...)
			s.judged("/w/manifest.yml", old)
			s.installed()
			s.open("/w/a/manifest.yml")
			s.judged("/w/a/manifest.yml", old)
			s.log.wait("manifests=/w/a")
			s.sync()
			if n := s.count(isWarning); n != 0 {
				t.Errorf("warned %d times more", n)
			}
			if n := s.converted("99.1.0"); n > 1 {
				t.Errorf("converted %d times", n)
			}
		})
	}
}

// TestMended: a package that is mended is used, and one that breaks again is said to.
func TestMended(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.disk.put(beside+"/out/schema/manifest-schema.json", "{")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.warned("manifest-schema.json")
	s.disk.install(beside, "99.1.0")
	s.installed()
	s.judged("/w/manifest.yml", "99.1.0")
	s.disk.put(beside+"/out/schema/manifest-schema.json", "{")
	s.installed()
	s.warned("manifest-schema.json")
	s.judged("/w/manifest.yml", schema.Embedded().Version())
}

// TestConversionFails: a bug in the conversion is said; a package that vanishes meanwhile is
// none. Both
// cost only the newer schema.
func TestConversionFails(t *testing.T) {
	s := newSession(t, reportSchema)
	calls := 0
	convert := s.server.schemas.finder.Convert
	s.server.schemas.finder.Convert = func(p *forgepackage.Installed) (*schema.Catalogue, error) {
		if calls++; calls == 1 {
			panic("out of cheese")
		}
		if calls == 2 {
			s.disk.remove(beside)
		}
		return convert(p)
	}
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.warned("out of cheese")
	s.disk.install(beside, "99.2.0")
	s.installed()
	s.log.wait("no other is installed")
	s.disk.install(beside, "99.3.0")
	s.installed()
	s.judged("/w/manifest.yml", "99.3.0")
}

// TestVanished: without the package the embedded schema is used again, without a word.
func TestVanished(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.1.0")
	s.disk.remove(beside)
	s.installed()
	s.judged("/w/manifest.yml", schema.Embedded().Version())
	s.disk.install(beside, "99.1.0")
	s.open("/w/manifest.yml") // without watched files, opening a manifest is the occasion
	s.judged("/w/manifest.yml", "99.1.0")
	if n := s.count(isWarning); n != 0 {
		t.Errorf("%d warnings", n)
	}
}

// TestWhileConverting: nothing waits for a schema, what changes meanwhile is converted
// once, and edits meanwhile are not lost.
func TestWhileConverting(t *testing.T) {
	s := newSession(t, reportSchema)
	s.hold = make(chan chan struct{})
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.open("/w/closed/manifest.yml")
	first := <-s.hold
	s.judged("/w/closed/manifest.yml", schema.Embedded().Version())
	s.notify("textDocument/didClose", `{"textDocument":{"uri":"file:///w/closed/manifest.yml"}}`)
	s.wait("the diagnostics to be taken back", func(m wireMessage) bool {
		return m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), `"diagnostics":[]`)
	})
	s.didChange("file:///w/manifest.yml", 2, change(1, 0, 1, 0, "  x:\n"))
	s.published("file:///w/manifest.yml", 2)
	for _, version := range []string{"99.2.0", "99.3.0"} {
		s.disk.install(beside, version)
		s.installed()
	}
	s.sync()
	close(first)
	close(<-s.hold)
	s.judged("/w/manifest.yml", "99.3.0")
	if got, want := s.text("file:///w/manifest.yml"), "modules:\n  x:\n"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	for version, want := range map[string]int{"99.1.0": 1, "99.2.0": 0, "99.3.0": 1} {
		if n := s.converted(version); n != want {
			t.Errorf("%s was converted %d times, want %d", version, n, want)
		}
	}
	s.idle()
	if n := s.count(func(m wireMessage) bool { return strings.Contains(string(m.Params), "/w/closed/") }); n != 0 {
		t.Errorf("%d publications for a document that was closed", n)
	}
}

// TestSchemaStays: edits keep the schema, also when the text was too large meanwhile,
// and a document beside one that is open has it from the start.
func TestSchemaStays(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.judged("/w/manifest.yml", "99.1.0")
	s.didChange("file:///w/manifest.yml", 2, change(1, 0, 1, 0, "#"))
	if p := s.published("file:///w/manifest.yml", 2); p.Diagnostics[0]["message"] != "99.1.0" {
		t.Errorf("after an edit: %v", p.Diagnostics)
	}
	s.didChange("file:///w/manifest.yml", 3, `{"text":"`+strings.Repeat("#", state.MaxDocument+1)+`"}`)
	s.didChange("file:///w/manifest.yml", 4, `{"text":"modules:\n"}`)
	if p := s.published("file:///w/manifest.yml", 4); p.Diagnostics[0]["message"] != "99.1.0" {
		t.Errorf("after a text of another size: %v", p.Diagnostics)
	}
	s.open("/w/manifest.dev.yml")
	if p := s.published("file:///w/manifest.dev.yml", 1); p.Diagnostics[0]["message"] != "99.1.0" {
		t.Errorf("another document: %v", p.Diagnostics)
	}
}

// TestRefresh: clients that pull are asked to do so again, also for manifests that are
// not open.
func TestRefresh(t *testing.T) {
	s := newSession(t, reportSchema)
	s.disk.install(beside, "99.1.0")
	s.disk.install("/w/other/node_modules/@forge/manifest", "99.2.0")
	s.disk.put("/w/other/manifest.yml", "modules:\n")
	s.begin(`{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}`, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.respond("workspace/diagnostic/refresh", `"result":null`)
	if got := string(s.must("textDocument/diagnostic", `{"textDocument":{"uri":"file:///w/manifest.yml"}}`)); !strings.Contains(got, "99.1.0") {
		t.Errorf("report %s", got)
	}
	s.must("workspace/diagnostic", `{"previousResultIds":[]}`)
	s.respond("workspace/diagnostic/refresh", `"error":{"code":-32601,"message":"no"}`)
	if got := string(s.must("workspace/diagnostic", `{"previousResultIds":[]}`)); !strings.Contains(got, "99.1.0") || !strings.Contains(got, "99.2.0") {
		t.Errorf("report %s", got)
	}
	if n := s.count(func(m wireMessage) bool { return m.Method == "textDocument/publishDiagnostics" }); n != 0 {
		t.Errorf("%d publications to a client that pulls", n)
	}
}

// TestUnderWay: a package in the middle of its installation is no reason for a warning.
func TestUnderWay(t *testing.T) {
	s := newSession(t, reportSchema)
	s.server.schemas.settle = time.Hour
	s.disk.install(beside, "99.1.0")
	s.disk.remove(beside + "/out")
	s.begin(plainClient, `{}`, "/w")
	s.open("/w/manifest.yml")
	s.log.wait("manifest-schema.json")
	s.disk.install(beside, "99.1.0")
	s.installed()
	s.judged("/w/manifest.yml", "99.1.0")
	if n := s.count(isWarning); n != 0 {
		t.Errorf("%d warnings", n)
	}
}
