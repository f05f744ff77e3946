package main

import (
	"errors"
	"io/fs"
	"testing"
)

// TestWithPath: users see the path that they can use, not one below a root.
func TestWithPath(t *testing.T) {
	inner := &fs.PathError{Op: "open", Path: "sub", Err: fs.ErrPermission}
	err := withPath(inner, "root/sub")
	if got, want := err.Error(), "open root/sub: permission denied"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(err, fs.ErrPermission) {
		t.Error("the reason is lost")
	}
	if other := errors.New("other"); withPath(other, "root") != other {
		t.Error("another error is changed")
	}
}
