package memory_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/memory"
)

var _ files.Source = (*memory.Files)(nil)

// put makes a file system of paths, each with its path as text.
func put(t *testing.T, names ...string) *memory.Files {
	t.Helper()
	f := memory.New()
	for _, name := range names {
		if err := f.Put(name, name); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// TestFolder has Go's own test judge all that a folder says.
func TestFolder(t *testing.T) {
	f := put(t, "/app/manifest.yml", "/app/src/index.js", "/app/static/main/index.html", "/other")
	if err := fstest.TestFS(f.Below("/app"), "manifest.yml", "src/index.js", "static/main/index.html"); err != nil {
		t.Error(err)
	}
	if _, err := fs.Stat(f.Below("/app"), "../other"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a name leads out of the folder: %v", err)
	}
}

// TestRemove: empty directories go, and only they.
func TestRemove(t *testing.T) {
	f := put(t, "/app/a/b/file", "/app/other")
	f.Remove("/app/a/b/file")
	if names, err := f.List("/app"); err != nil || !slices.Equal(names, []string{"other"}) {
		t.Errorf("left: %q, %v", names, err)
	}
	f.Remove("/app")
	if _, err := f.Stat("/app/other"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was below is there: %v", err)
	}
	f.Remove("/")
	f.Remove("/none")
	if names, err := f.List("/"); err != nil || len(names) != 0 {
		t.Errorf("the root: %q, %v", names, err)
	}
}

// TestPutInTheWay: the newer of a file and a directory at one path stays.
func TestPutInTheWay(t *testing.T) {
	f := put(t, "/app/src", "/app/src/index.js")
	if text, err := f.Read("/app/src/index.js", 100); err != nil || string(text) != "/app/src/index.js" {
		t.Errorf("%q, %v", text, err)
	}
	if names, err := f.List("/app"); err != nil || !slices.Equal(names, []string{"src"}) {
		t.Errorf("beside: %q, %v", names, err)
	}
	f = put(t, "/app/src/index.js", "/app/src")
	if text, err := f.Read("/app/src", 100); err != nil || string(text) != "/app/src" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := f.Stat("/app/src/index.js"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file is below a file: %v", err)
	}
}

// TestPutAgain: a text that was put again is new to who looks at times.
func TestPutAgain(t *testing.T) {
	f := put(t, "/file")
	before, err := f.Stat("/file")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Put("/file", "/FILE"); err != nil {
		t.Fatal(err)
	}
	if after, err := f.Stat("/file"); err != nil || after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the same time: %v", err)
	}
}

// TestRefused: what has no place in a file system, and what cannot be read.
func TestRefused(t *testing.T) {
	f := put(t, "/app/file")
	for _, name := range []string{"", "/", "/..", "relative", "/" + strings.Repeat("a/", 3000)} {
		if err := f.Put(name, ""); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%.20q is put: %v", name, err)
		}
	}
	if _, err := f.Read("/app", 100); err == nil {
		t.Error("a directory is read")
	}
	if _, err := f.Read("/app/file", 3); err == nil {
		t.Error("a text is read beyond the limit")
	}
	if _, err := f.List("/app/file"); err == nil {
		t.Error("a file is listed")
	}
}
