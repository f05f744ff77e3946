//go:build unix

package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"forge-manifest-ls/internal/files/disk"
)

// manifestIn makes a file with a mode.
func manifestIn(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "manifest.yml")
	if err := errors.Join(os.WriteFile(name, []byte("old"), 0o600), os.Chmod(name, mode)); err != nil {
		t.Fatal(err)
	}
	return name
}

// holds fails the test unless a file holds a text and is alone in its directory but for others.
func holds(t *testing.T, name, want string, others int) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("the file holds %q, %v, and not %q", got, err, want)
	}
	if all, err := os.ReadDir(filepath.Dir(name)); err != nil || len(all) != 1+others {
		t.Errorf("left over: %v, %v", all, err)
	}
}

// TestReplaceKeeps: the mode, with the bits beyond the permissions, and, for who may give files
// away, the owner.
func TestReplaceKeeps(t *testing.T) {
	name := manifestIn(t, 0o640|fs.ModeSetuid)
	if os.Geteuid() == 0 {
		if err := errors.Join(os.Chown(name, 1234, 2345), os.Chmod(name, 0o640|fs.ModeSetuid)); err != nil {
			t.Fatal(err)
		}
	}
	link := name + ".link"
	if err := os.Symlink(name, link); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := disk.Replace(link, "old", "new", 10); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "new", 1)
	after, err := os.Stat(link)
	if err != nil || after.Mode() != before.Mode() {
		t.Errorf("mode %v, %v, and not %v", after.Mode(), err, before.Mode())
	}
	old, now := before.Sys().(*syscall.Stat_t), after.Sys().(*syscall.Stat_t)
	if old.Uid != now.Uid || old.Gid != now.Gid {
		t.Errorf("owner %d:%d, and not %d:%d", now.Uid, now.Gid, old.Uid, old.Gid)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
}

// TestReplaceRefuses says why, and leaves all as it was.
func TestReplaceRefuses(t *testing.T) {
	readOnly, linked, changed := manifestIn(t, 0o444), manifestIn(t, 0o600), manifestIn(t, 0o600)
	if err := os.Link(linked, linked+".other"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{readOnly: disk.ErrReadOnly, linked: disk.ErrLinked, changed: disk.ErrChanged} {
		before := "old"
		if name == changed {
			before = "older"
		}
		if err := disk.Replace(name, before, "new", 10); !errors.Is(err, want) {
			t.Errorf("error %v, and not %v", err, want)
		}
	}
	holds(t, readOnly, "old", 0)
	holds(t, linked, "old", 1)
	holds(t, changed, "old", 0)
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := disk.Replace(pipe, "old", "new", 10); err == nil {
		t.Error("a pipe is replaced")
	}
}

// TestInterrupted: no temporary file is left, and none is made any more.
func TestInterrupted(t *testing.T) {
	name := manifestIn(t, 0o600)
	resume := disk.RemoveTemporaries()
	if err := disk.Replace(name, "old", "new", 10); err == nil {
		t.Error("a file is written after the end")
	}
	holds(t, name, "old", 0)
	resume()
	if err := disk.Replace(name, "old", "new", 10); err != nil {
		t.Error(err)
	}
	holds(t, name, "new", 0)
}

// TestIdentity: all names of a file are one.
func TestIdentity(t *testing.T) {
	name := manifestIn(t, 0o600)
	if err := errors.Join(os.Symlink(name, name+".link"), os.Link(name, name+".hard"), os.WriteFile(name+".other", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	want, err := disk.Identity(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{".link", ".hard"} {
		if got, err := disk.Identity(name + other); err != nil || got != want {
			t.Errorf("%s: %s, %v", other, got, err)
		}
	}
	if got, err := disk.Identity(name + ".other"); err != nil || got == want {
		t.Errorf("another file is the same: %v", err)
	}
	if _, err := disk.Identity(name + ".none"); err == nil {
		t.Error("what is not there has an identity")
	}
}

// TestNoTemporaryIsKnownAfterwards: what was written is not removed by an interruption.
func TestNoTemporaryIsKnownAfterwards(t *testing.T) {
	name := manifestIn(t, 0o600)
	if err := disk.Replace(name, "old", "new", 10); err != nil {
		t.Fatal(err)
	}
	disk.RemoveTemporaries()()
	holds(t, name, "new", 0)
}
