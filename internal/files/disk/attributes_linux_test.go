package disk_test

import (
	"errors"
	"os"
	"syscall"
	"testing"

	"forge-manifest-ls/internal/files/disk"
)

// TestReplaceKeepsAttributes: extended attributes are kept, where the file system has them.
func TestReplaceKeepsAttributes(t *testing.T) {
	name := manifestIn(t, 0o600)
	err := syscall.Setxattr(name, "user.note", []byte("kept"), 0)
	if errors.Is(err, syscall.ENOTSUP) {
		t.Log("this file system has no extended attributes")
	} else if err != nil {
		t.Fatal(err)
	}
	if err := disk.Replace(name, "old", "new", 10); err != nil {
		t.Fatal(err)
	}
	holds(t, name, "new", 0)
	if err == nil {
		value := make([]byte, 10)
		if n, err := syscall.Getxattr(name, "user.note", value); err != nil || string(value[:n]) != "kept" {
			t.Errorf("attribute %q, %v", value[:max(n, 0)], err)
		}
	}
	if _, err := os.Stat(name); err != nil {
		t.Error(err)
	}
}
