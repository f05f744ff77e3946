package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Reasons why a file is not replaced.
var (
	ErrChanged  = errors.New("somebody changed it while it was checked: not written")
	ErrReadOnly = errors.New("it is read-only: not written")
	ErrLinked   = errors.New("it has several names (hard links), and writing it anew would part them: not written")
	ErrOwner    = errors.New("its owner and group cannot be kept: not written")
)

// Replace writes a text of at most limit bytes in the place of another: whole or not at all,
// through symbolic links. The new file has the owner, the group, the mode and, on Linux, the
// extended attributes of the old one, which include access control lists; where one of them
// cannot be kept, nothing is written.
func Replace(name, before, after string, limit int64) error {
	target, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	if why := unfit(info); why != nil {
		return &fs.PathError{Op: "write", Path: name, Err: why}
	}
	temporary, err := writeBeside(target, after, info)
	if err != nil {
		return err
	}
	defer forget(temporary)
	now, err := Files{}.Read(filepath.ToSlash(target), limit)
	switch {
	case err != nil:
		return err
	case string(now) != before:
		return &fs.PathError{Op: "write", Path: name, Err: ErrChanged}
	}
	return os.Rename(temporary, target)
}

// unfit says why a file cannot be replaced.
func unfit(info fs.FileInfo) error {
	switch {
	case !info.Mode().IsRegular():
		return errNotRegular
	case info.Mode().Perm()&0o200 == 0:
		return ErrReadOnly
	case links(info) > 1:
		return ErrLinked
	}
	return nil
}

// writeBeside writes a text into a new file in the directory of another, which is like that one
// in all but its text, and returns its name.
func writeBeside(target, content string, like fs.FileInfo) (name string, err error) {
	f, err := createTemporary(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return "", err
	}
	steps := []func() error{
		func() error { _, err := f.WriteString(content); return err },
		func() error { return keepOwner(f, like) },
		func() error { return f.Chmod(like.Mode()) }, // after the owner, which takes bits away
		func() error { return keepAttributes(target, f.Name()) },
		f.Sync,
	}
	for _, step := range steps {
		if err == nil {
			err = step()
		}
	}
	if failed := f.Close(); err == nil {
		err = failed
	}
	if err != nil {
		forget(f.Name())
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(target), err)
	}
	return f.Name(), nil
}
