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

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
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
		"dangling": {files.Missing, true}, "circle": {files.Missing, true}, "none": {files.Missing, false}, "file/below": {files.Missing, false},
		"nul\x00": {files.Missing, false}, strings.Repeat("x", 5000): {files.Missing, false}, "dir/../file": {files.Regular, false},
	}
	for name, want := range tests {
		// Asking for the content must not open a pipe: nobody writes to it.
		for _, got := range []files.Fact{v.Look(name), v.Content(name), v.Names(name)} {
			if got.Kind != want.kind || got.Link != want.link && got.Kind != files.Missing || got.Link && !want.link {
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

// TestFolder: pipes and devices are not opened, neither directly nor to be looked at, and names
// may have any bytes.
func TestFolder(t *testing.T) {
	dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "dir", "latin\xe9"), []byte("text"), 0o600); err != nil {
		t.Skip("this file system takes no such names") // some do not
	}
	sub, err := fs.Sub(disk.In(dir), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, fsys := range []fs.FS{disk.In(dir), sub} {
		for _, name := range []string{"pipe", "pipelink"} {
			if info, err := fs.Stat(fsys, name); err != nil || info.Mode().IsRegular() {
				t.Errorf("stat %s: %v, %v", name, info, err)
			}
			if f, err := fsys.Open(name); err == nil {
				t.Errorf("%s is opened", name)
				f.Close()
			}
		}
		for _, name := range []string{"file", "link", "dirlink/latin\xe9"} {
			if got, err := fs.ReadFile(fsys, name); err != nil || string(got) != "text" {
				t.Errorf("%s: %q, %v", name, got, err)
			}
		}
		for _, name := range []string{"../file", "/file", "", "dir/../file", "./file"} {
			if _, err := fsys.Open(name); !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("%q: %v", name, err)
			}
		}
	}
	seen := 0
	_ = fs.WalkDir(disk.In(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			t.Errorf("%q: %v", name, err)
		}
		seen++
		return nil
	})
	if seen != 12 {
		t.Errorf("%d names", seen)
	}
	for _, name := range []string{"/dev/zero", "/dev/tty"} {
		if _, err := disk.In("/dev").Open(filepath.Base(name)); err == nil {
			t.Errorf("%s is opened", name)
		}
	}
}

// TestReal follows all links.
func TestReal(t *testing.T) {
	dir, err := filepath.EvalSymlinks(folder(t))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := (disk.Files{}).Real(dir + "/dirlink/inner"); err != nil || got != dir+"/dir/inner" {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := (disk.Files{}).Real(dir + "/circle"); err == nil {
		t.Error("a circle has an end")
	}
}

// TestBorder: of what lies outside, also behind a link, only the existence is told, unless the
// gate is open.
func TestBorder(t *testing.T) {
	dir := folder(t)
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "app"), 0o700), os.Symlink("../file", filepath.Join(dir, "app/out")),
		os.Symlink("..", filepath.Join(dir, "app/up")), os.WriteFile(filepath.Join(dir, "app/own"), []byte("text"), 0o600)); err != nil {
		t.Fatal(err)
	}
	v := files.NewStore(disk.Files{}).In(dir + "/app").Within(dir + "/app")
	for _, name := range []string{"../file", "out", "up/file", dir + "/file", "up/link", "../app/../file"} {
		if fact := v.Content(name); fact.Kind != files.Regular || fact.Content != nil || !fact.Outside {
			t.Errorf("%s: %+v", name, fact)
		}
		opened, gate := v.Opened()
		if fact := opened.Content(name); fact.Content == nil || !gate.Close() {
			t.Errorf("%s is not read through an open gate", name)
		}
		if fact := opened.Content(name); fact.Content != nil {
			t.Errorf("%s is read through a closed gate", name)
		}
	}
	for _, name := range []string{"..", "up", "up/dir"} {
		if fact := v.Names(name); fact.Kind != files.Directory || fact.Names != nil || !fact.Outside {
			t.Errorf("%s: %+v", name, fact)
		}
	}
	if fact := v.WithExtension("up/fil", "e"); fact.Name != "up/file" || fact.Content != nil {
		t.Errorf("with extension: %+v", fact)
	}
	for _, name := range []string{"own", "up/app/own"} {
		if fact := v.Content(name); fact.Content == nil || fact.Outside {
			t.Errorf("%s: %+v", name, fact)
		}
	}
	if _, gate := v.Opened(); gate.Close() {
		t.Error("a gate is used that nobody went through")
	}
}
