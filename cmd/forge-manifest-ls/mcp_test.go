package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/mcp"
)

// manifestFor writes a manifest with one mistake into a folder, and returns its text.
func manifestFor(t *testing.T, dir string) string {
	t.Helper()
	src := "app:\n  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555\n  runtime:\n    name: nodejs22.x\nmodules:\n" +
		"  scheduledTrigger:\n    - key: hourly\n      function: mian\n      interval: hour\n  function:\n    - key: main\n      handler: index.run\n"
	if err := os.MkdirAll(filepath.Join(dir, "src"), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"manifest.yml": src, "src/index.js": "export const run = () => {};\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return src
}

// TestOpenFor shows which manifests an agent may ask of.
func TestOpenFor(t *testing.T) {
	outer, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(outer, "app")
	src := manifestFor(t, root)
	manifestFor(t, filepath.Join(outer, "other"))
	if err := os.Symlink(filepath.Join(outer, "other", "manifest.yml"), filepath.Join(root, "manifest.linked.yml")); err != nil {
		oracle.Skip(t, err)
	}
	for _, path := range []string{"manifest.yml", ".", filepath.Join(root, "manifest.yml"), "src/../manifest.yml"} {
		d, err := openFor(root, mcp.Source{Path: path})
		if err != nil || d.Path != "manifest.yml" || d.Manifest.Buffer().String() != src || d.Replace == nil {
			t.Errorf("%s: %+v, %v", path, d, err)
		}
	}
	for path, want := range map[string]string{
		"../other/manifest.yml": "not within", filepath.Join(outer, "other"): "not within", "manifest.linked.yml": "not within",
		"src/index.js": "not called like a manifest", "manifest.none.yml": "no such file", "": "give a path or a text",
	} {
		if _, err := openFor(root, mcp.Source{Path: path}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for _, instead := range []string{"app: {}\n", ""} {
		for _, path := range []string{"manifest.yml", ""} {
			d, err := openFor(root, mcp.Source{Path: path, Text: &instead})
			if err != nil || d.Manifest.Buffer().String() != instead || d.Replace != nil {
				t.Errorf("%q at %q: %+v, %v", instead, path, d, err)
			}
		}
	}
}

// TestOpenForReplaces shows that a manifest which somebody changed meanwhile is left alone.
func TestOpenForReplaces(t *testing.T) {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	src := manifestFor(t, root)
	d, err := openFor(root, mcp.Source{Path: "."})
	if err != nil {
		t.Fatal(err)
	}
	if found := d.Checker.Check(context.Background(), d.Manifest); len(found) != 1 || found[0].Rule.ID != "reference-function" {
		t.Errorf("%+v", found)
	}
	if err := d.Replace(src + "# once\n"); err != nil {
		t.Error(err)
	}
	if err := d.Replace(src + "# twice\n"); err == nil {
		t.Error("a changed manifest is written")
	}
}

// TestMCP speaks with the program as an agent does: a message a line.
func TestMCP(t *testing.T) {
	root := t.TempDir()
	manifestFor(t, root)
	in := strings.Join([]string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"agent","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"check","arguments":{"path":"manifest.yml"}}}`,
	}, "\n") + "\n"
	stdin, send, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	receive, stdout, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan int, 1)
	var stderr strings.Builder
	go func() {
		ended <- run([]string{"mcp", "--folder", root}, stdin, stdout, &stderr)
		stdout.Close()
	}()
	if _, err := send.WriteString(in); err != nil {
		t.Fatal(err)
	}
	answers := json.NewDecoder(receive)
	var answer struct {
		ID     int
		Result struct{ StructuredContent mcp.Checked }
	}
	for answer.ID != 2 {
		if err := answers.Decode(&answer); err != nil {
			t.Fatal(err)
		}
	}
	if got := answer.Result.StructuredContent; got.Errors != 1 || got.Problems[0].Rule != "reference-function" {
		t.Errorf("%+v", got)
	}
	send.Close()
	if code := <-ended; code != exitOK {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
}
