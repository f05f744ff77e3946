package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestIndexProgress: where many manifests are read in the background, the client shows it.
func TestIndexProgress(t *testing.T) {
	d := newDisk()
	for i := range 3 * manyManifests {
		d.put(fmt.Sprintf("/w/app%d/manifest.yml", i), "modules: {}\n")
	}
	c := connect(t, Options{Folder: d.folder})
	c.must("initialize", `{"capabilities":{"window":{"workDoneProgress":true}},"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
	c.notify("initialized", `{}`)
	create := c.wait("the question", func(m wireMessage) bool { return m.Method == "window/workDoneProgress/create" })
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":null}`, create.ID))
	var kinds []string
	for len(kinds) == 0 || kinds[len(kinds)-1] != "end" {
		m := c.wait("progress", func(m wireMessage) bool { return m.Method == "$/progress" })
		for _, kind := range []string{"begin", "report", "end"} {
			if strings.Contains(string(m.Params), `"kind":"`+kind+`"`) {
				kinds = append(kinds, kind)
			}
		}
	}
	if kinds[0] != "begin" || !slices.Contains(kinds, "report") {
		t.Errorf("progress: %q", kinds)
	}
	snap := c.server.state.Load()
	if n := len(snap.Manifests(t.Context())); n != 3*manyManifests {
		t.Errorf("%d manifests", n)
	}
}

// TestContainer: manifests are told apart by their directories, and by their names where those differ.
func TestContainer(t *testing.T) {
	d := newDisk()
	for _, name := range []string{"/w/manifest.yml", "/w/a/b/manifest.yml", "/w/a/b/manifest.dev.yml", "/v/a/b/manifest.yml"} {
		d.put(name, "app:\n  id: ari:cloud:ecosystem::app/1\nmodules: {}\n")
	}
	names := func(folders string) (all []string) {
		c := connect(t, Options{Folder: d.folder})
		c.must("initialize", `{"capabilities":{},"workspaceFolders":[`+folders+`]}`)
		snap := c.server.state.Load()
		for _, m := range snap.Manifests(context.Background()) {
			all = append(all, snap.Container(m))
		}
		return all
	}
	if got := names(`{"uri":"file:///w","name":"w"}`); !slices.Equal(got, []string{"a/b/manifest.dev.yml", "a/b", "w"}) {
		t.Errorf("one folder: %q", got)
	}
	if got := names(`{"uri":"file:///w","name":"w"},{"uri":"file:///v","name":"v"}`); !slices.Equal(got, []string{"v/a/b", "w/a/b/manifest.dev.yml", "w/a/b", "w"}) {
		t.Errorf("two folders: %q", got)
	}
}

// BenchmarkIndex reads 2,000 manifests of 100 lines, as in the background, and then asks for all of
// them.
func BenchmarkIndex(b *testing.B) {
	var source strings.Builder
	source.WriteString("modules:\n  function:\n")
	for i := range 50 {
		fmt.Fprintf(&source, "    - key: f%d\n      handler: index.run\n", i)
	}
	d := newDisk()
	for i := range 2000 {
		d.put(fmt.Sprintf("/w/app%d/manifest.yml", i), source.String())
	}
	b.ReportAllocs()
	for b.Loop() {
		c := connect(b, Options{Folder: d.folder})
		c.must("initialize", `{"capabilities":{},"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
		snap := c.server.state.Load()
		if n := len(snap.Manifests(context.Background())); n != 2000 {
			b.Fatalf("%d manifests", n)
		}
	}
}

// TestPartialDiagnostics: a client that takes parts of an answer gets all reports, in parts, before
// the answer.
func TestPartialDiagnostics(t *testing.T) {
	d := newDisk()
	for i := range 3*partSize + 1 {
		d.put(fmt.Sprintf("/w/app%d/manifest.yml", i), "modules: {}\n")
	}
	c := connect(t, Options{Check: reportLength, Folder: d.folder})
	c.must("initialize", `{"capabilities":{"textDocument":{"diagnostic":{}}},"workspaceFolders":[{"uri":"file:///w","name":"w"}]}`)
	answer := c.must("workspace/diagnostic", `{"previousResultIds":[],"partialResultToken":"t 1"}`)
	reports := strings.Count(string(answer), `"uri":`)
	if reports != 1 {
		t.Errorf("the answer has %d reports", reports)
	}
	for range 3 {
		m := c.wait("a part", func(m wireMessage) bool { return m.Method == "$/progress" })
		if !strings.HasPrefix(string(m.Params), `{"token":"t 1","value":{"items":[{`) {
			t.Errorf("a part: %.100s", m.Params)
		}
		reports += strings.Count(string(m.Params), `"uri":`)
	}
	if reports != 3*partSize+1 {
		t.Errorf("%d reports", reports)
	}
}
