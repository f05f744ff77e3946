package disk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
)

// folder makes a folder. It may stay: a test does not fail because wine 8, in which these run in CI, removes nothing.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "disk")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// TestKinds: what cannot be called like that is not there, and a device is never opened.
func TestKinds(t *testing.T) {
	dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]files.Kind{
		"file": files.Regular, ".": files.Directory, "none": files.Missing, "none/below": files.Missing, "file/below": files.Missing,
		"a:b/c": files.Missing, "what?": files.Missing, "a|b": files.Missing, "<a>": files.Missing, "nul\x00": files.Missing,
		strings.Repeat("x", 300): files.Missing, "NUL": files.Special,
	} {
		for _, spelled := range []string{filepath.ToSlash(dir), strings.ToLower(filepath.ToSlash(dir))} {
			v := files.NewStore(disk.Files{}).In(spelled).Within(spelled)
			for _, got := range []files.Fact{v.Look(name), v.Content(name)} {
				if got.Kind != want || got.Outside {
					t.Errorf("%.20q: kind %d, outside %t, want %d", name, got.Kind, got.Outside, want)
				}
			}
		}
	}
}

// TestReadSays: errors have paths with slashes, as they were asked for.
func TestReadSays(t *testing.T) {
	name := filepath.ToSlash(filepath.Join(folder(t), "none.yml"))
	if _, err := (disk.Files{}).Read(name, 9); err == nil || !strings.Contains(err.Error(), name) {
		t.Errorf("%v, want %s", err, name)
	}
}
