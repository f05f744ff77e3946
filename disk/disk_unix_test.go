//go:build unix

package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"forge-manifest-ls/disk"
	"forge-manifest-ls/files"
)

// folder is a directory with one of each kind.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.WriteFile(at("file"), []byte("text"), 0o600),
		os.Mkdir(at("dir"), 0o700),
		os.WriteFile(at("dir/inner"), nil, 0o600),
		os.WriteFile(at("secret"), nil, 0),
		syscall.Mkfifo(at("pipe"), 0o600),
		os.Symlink("file", at("link")),
		os.Symlink("dir", at("dirlink")),
		os.Symlink("nowhere", at("dangling")),
		os.Symlink("circle", at("circle")),
		os.Symlink("pipe", at("pipelink")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestKinds(t *testing.T) {
	v := files.NewStore(disk.Files{}).In(folder(t))
	tests := map[string]struct {
		kind files.Kind
		link bool
	}{
		"file": {files.Regular, false}, "dir": {files.Directory, false}, "pipe": {files.Special, false}, "/dev/zero": {files.Special, false},
		"link": {files.Regular, true}, "dirlink": {files.Directory, true}, "pipelink": {files.Special, true}, "dirlink/inner": {files.Regular, false},
		"dangling": {files.Missing, false}, "circle": {files.Missing, false}, "none": {files.Missing, false}, "file/below": {files.Missing, false},
		"nul\x00": {files.Missing, false}, strings.Repeat("x", 5000): {files.Missing, false}, "dir/../file": {files.Regular, false},
	}
	for name, want := range tests {
		// Asking for the content must not open a pipe: nobody writes to it.
		for _, got := range []files.Fact{v.Look(name), v.Content(name), v.Names(name)} {
			if got.Kind != want.kind || got.Link && !want.link || want.link && got.Kind.Exists() && !got.Link {
				t.Errorf("%q: kind %d, link %t, want %d, %t", shorten(name), got.Kind, got.Link, want.kind, want.link)
			}
		}
	}
	if got := v.Content("link"); string(got.Content.Bytes()) != "text" {
		t.Error("a link to a file is not read")
	}
	if got := v.Names("dirlink").Names; !slices.Equal(got, []string{"inner"}) {
		t.Errorf("names %q", got)
	}
}

func shorten(s string) string { return s[:min(len(s), 20)] }

func TestRead(t *testing.T) {
	dir := folder(t)
	if got, err := (disk.Files{}).Read(dir+"/file", 4); err != nil || string(got) != "text" {
		t.Errorf("got %q, %v", got, err)
	}
	for name, want := range map[string]string{
		"pipe": "not a regular file", "dir": "not a regular file", "none": "no such file", "file": "larger than",
	} {
		if _, err := (disk.Files{}).Read(dir+"/"+name, 3); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		// The superuser may read everything: what it cannot do is list a file.
		if _, err := (disk.Files{}).List(folder(t) + "/file"); err == nil {
			t.Error("a file is listed")
		}
		return
	}
	dir := folder(t)
	if got := files.NewStore(disk.Files{}).In(dir).Content("secret"); got.Kind != files.Unreadable || got.Content != nil {
		t.Errorf("kind %d", got.Kind)
	}
	if _, err := (disk.Files{}).Read(dir+"/secret", 9); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

// TestMatchOnDisk follows links, and comes to an end where they lead in circles.
func TestMatchOnDisk(t *testing.T) {
	dir := folder(t)
	for _, link := range []string{"a", "b", "c"} {
		if err := os.Symlink("..", filepath.Join(dir, "dir", link)); err != nil {
			t.Fatal(err)
		}
	}
	v := files.NewStore(disk.Files{}).In(dir)
	if found, _ := v.Match("dirlink/inn*"); !found {
		t.Error("a file behind a link is not found")
	}
	if found, _ := v.Match("**/none"); found {
		t.Error("what is not there is found")
	}
}
