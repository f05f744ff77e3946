package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
)

// TestBase: bases are read from a real repository with history, at every kind of name; where there is
// nothing to read there is no base.
func TestBase(t *testing.T) {
	oracle.Program(t, "git")
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Test", "-c", "user.email=test@example.com"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	write := func(name, text string) string {
		t.Helper()
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return full
	}
	manifest := write("app/manifest.yml", "first")
	if _, ok := readBase(t.Context(), manifest, "HEAD"); ok {
		t.Error("there is a base outside of a repository")
	}
	git("init", "-q", "-b", "main")
	git("add", "-A")
	git("commit", "-q", "-m", "first")
	git("tag", "v1")
	write("app/manifest.yml", "second")
	git("commit", "-q", "-a", "-m", "second")
	write("app/manifest.yml", "third")
	write("deployed.yml", "deployed")
	for name, want := range map[string]string{
		"HEAD": "second", "v1": "first", "main~1": "first", "../deployed.yml": "deployed", filepath.Join(dir, "deployed.yml"): "deployed",
		"nowhere": "", "--help": "", "absent.yml": "", "HEAD:other": "",
	} {
		if got, ok := readBase(t.Context(), manifest, name); got != want || ok != (want != "") {
			t.Errorf("%s: %q, %t; want %q", name, got, ok, want)
		}
	}
	if _, ok := readBase(t.Context(), write("app/manifest.new.yml", "new"), "HEAD"); ok {
		t.Error("a file that was not committed has a base")
	}
	t.Setenv("PATH", dir)
	if _, ok := readBase(t.Context(), manifest, "HEAD"); ok {
		t.Error("there is a base without git")
	}
	if src, ok := readBase(t.Context(), manifest, strings.Join([]string{"..", "deployed.yml"}, "/")); !ok || src != "deployed" {
		t.Errorf("a file needs no git: %q, %t", src, ok)
	}
}
