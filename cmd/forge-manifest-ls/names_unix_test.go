//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const brokenManifest = "app:\n  id: ari:cloud:ecosystem::app/1\nmodules:\n  webtrigger:\n    - key: hook\n      function: main\n  function:\n    - key: main\n      handler:index.run\n"

// TestNothingSteersTheTerminal: whatever names and options hold, both outputs are clean.
func TestNothingSteersTheTerminal(t *testing.T) {
	const evil = "d\x1b]0;PWNED\a\x1b[31m\u202e\u0085\u2028"
	dir := filepath.Join(t.TempDir(), evil)
	writeFile(t, filepath.Join(dir, "manifest.yml"), brokenManifest)
	writeFile(t, filepath.Join(dir, ".forge-manifest-ls.yml"), "rules:\n  \"no\\e[31m\": off\n\"\\e[32m\": 1\n")
	writeFile(t, filepath.Join(dir, "wrong", ".forge-manifest-ls.yml"), "rules: [\x01")
	writeFile(t, filepath.Join(dir, "wrong", "manifest.yml"), brokenManifest)
	if err := errors.Join(os.Symlink("nowhere", filepath.Join(dir, "manifest."+evil+".yml")), os.Truncate(filepath.Join(dir, "wrong", "manifest.yml"), 17<<20)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"check", dir},
		{"check", "--format", evil},
		{"check", "--" + evil},
		{"check", filepath.Join(dir, "none")},
		{"check", "--schema", dir},
		{"check", "--schema", dir + "x"},
		{evil},
		{"help", evil},
		{"rules", evil},
		{"serve", "--listen", evil},
		{"serve", "--listen", evil + ":0"},
		{"check", "--fix", dir},
	} {
		var stdout, stderr bytes.Buffer
		run(args, strings.NewReader(""), &stdout, &stderr)
		for where, s := range map[string]string{"standard output": stdout.String(), "standard error": stderr.String()} {
			if at := strings.IndexAny(strings.ReplaceAll(s, "\n", ""), "\x1b\a\u202e\u0085\u2028\x01\r"); at >= 0 {
				t.Errorf("%q writes to %s: %q", args, where, s)
			}
		}
	}
}

// TestNamesOfAnyBytes: directories whose names are not UTF-8 are searched, and their paths can
// be told from the JSON.
func TestNamesOfAnyBytes(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "caf\xe9", "manifest.yml")
	if err := os.Mkdir(filepath.Dir(path), 0o777); err != nil {
		t.Logf("this file system takes no such names: %v", err)
		return
	}
	writeFile(t, path, brokenManifest)
	var stdout, stderr bytes.Buffer
	if code := run([]string{"check", "--format", "json", root}, nil, &stdout, &stderr); code != exitErrors || stderr.Len() > 0 {
		t.Errorf("exit code %d, %s", code, stderr.String())
	}
	var report struct{ Files []struct{ PathBytes []byte } }
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil || len(report.Files) != 1 || string(report.Files[0].PathBytes) != path {
		t.Errorf("%v: %s", err, stdout.String())
	}
	stdout.Reset()
	if run([]string{"check", "--no-files", "--diff", root}, nil, &stdout, &stderr); !strings.Contains(stdout.String(), `/caf\351/manifest.yml"`) {
		t.Errorf("patch %s", stdout.String())
	}
	run([]string{"check", "--no-files", "--fix", root}, nil, &stdout, &stderr)
	if fixed, err := os.ReadFile(path); err != nil || !strings.Contains(string(fixed), "handler: index.run") {
		t.Errorf("not fixed: %q, %v", fixed, err)
	}
}

// TestPipeInAPackage: a pipe in the place of a schema is not opened.
func TestPipeInAPackage(t *testing.T) {
	dir := t.TempDir()
	pkg := filepath.Join(dir, "node_modules", "@forge", "manifest")
	writeFile(t, filepath.Join(pkg, "package.json"), `{"name":"@forge/manifest","version":"99.0.0"}`)
	writeFile(t, filepath.Join(dir, "manifest.yml"), brokenManifest)
	schema := filepath.Join(pkg, "out", "schema", "manifest-schema.json")
	if err := errors.Join(os.MkdirAll(filepath.Dir(schema), 0o777), syscall.Mkfifo(schema, 0o666)); err != nil {
		t.Fatal(err)
	}
	for _, pipe := range []string{schema, filepath.Join(pkg, "package.json")} {
		var stdout, stderr bytes.Buffer
		if code := run([]string{"check", "--schema", dir, dir}, nil, &stdout, &stderr); code != exitUsage || !strings.Contains(stderr.String(), "not a regular file") {
			t.Errorf("exit code %d, %s", code, stderr.String())
		}
		_ = os.Remove(pipe)
		_ = os.Remove(filepath.Join(pkg, "package.json"))
		if err := syscall.Mkfifo(filepath.Join(pkg, "package.json"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestInterruptedFix: a process that is ended by a signal leaves no temporary file behind, and
// each manifest as it was or as it shall be.
func TestInterruptedFix(t *testing.T) {
	fixed := strings.Replace(brokenManifest, "handler:", "handler: ", 1)
	for round, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGINT, syscall.SIGTERM} {
		dir := t.TempDir()
		const n = 100
		for i := range n {
			writeFile(t, filepath.Join(dir, string(rune('a'+i%26)), string(rune('a'+i/26)), "manifest.yml"), brokenManifest)
		}
		cmd := exec.Command(os.Args[0], "check", "--no-files", "--fix", dir)
		cmd.Args[0] = "forge-manifest-ls"
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(20+30*round) * time.Millisecond) // anywhere
		_ = cmd.Process.Signal(sig)
		err := cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != 128+int(sig) && code != -1 && code != exitErrors {
			t.Errorf("exit code %d, %v", code, err) // -1: before the signal was expected
		}
		names, _ := filepath.Glob(filepath.Join(dir, "*", "*", ".manifest*"))
		if len(names) > 0 {
			t.Errorf("left over: %q", names)
		}
		all, _ := filepath.Glob(filepath.Join(dir, "*", "*", "manifest.yml"))
		for _, name := range all {
			if got, err := os.ReadFile(name); err != nil || string(got) != brokenManifest && string(got) != fixed {
				t.Errorf("%s holds %q, %v", name, got, err)
			}
		}
		if len(all) != n {
			t.Errorf("%d manifests", len(all))
		}
	}
}
