// Package disk reads the file system of the machine, and replaces files in it.
//
// Laws:
//   - Nothing is opened that is not a regular file or a directory: a device or a pipe
//     might block, or never end.
//   - A file is replaced whole or not at all, by one that differs in its text only.
//   - It is the only package, besides the command, that reaches the operating system.
package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Files is the file system of the machine, as a files.Source.
type Files struct{}

// Lstat does not follow a symbolic link at the end of the path.
func (Files) Lstat(path string) (fs.FileInfo, error) {
	info, err := os.Lstat(filepath.FromSlash(path))
	return info, absence(err, path)
}

// Stat follows symbolic links.
func (Files) Stat(path string) (fs.FileInfo, error) {
	info, err := os.Stat(filepath.FromSlash(path))
	return info, absence(err, path)
}

// absence makes an error say that nothing is there when that is what it comes to: there
// is nothing below a file, behind links in a circle, or under an impossible name.
func absence(err error, path string) error {
	for _, e := range absent {
		if errors.Is(err, e) {
			return &fs.PathError{Op: "stat", Path: path, Err: fs.ErrNotExist}
		}
	}
	return err
}

// Read returns the content of a regular file of at most limit bytes. Anything else is
// an error.
func (Files) Read(path string, limit int64) ([]byte, error) {
	f, err := open(filepath.FromSlash(path))
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		if e.Path = path; e.Err == errNotRegular {
			e.Op = "read"
		}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.IsDir() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: errNotRegular}
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = &fs.PathError{Op: "read", Path: path, Err: fmt.Errorf("larger than %d MiB", limit>>20)}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// List returns the names in a directory, sorted.
func (Files) List(path string) ([]string, error) {
	dir, err := open(filepath.FromSlash(path))
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	slices.Sort(names)
	return names, err
}

// Real returns a path without symbolic links.
func (Files) Real(path string) (string, error) {
	real, err := filepath.EvalSymlinks(filepath.FromSlash(path))
	return filepath.ToSlash(real), err
}

// realName is an absolute path without symbolic links.
func realName(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// reason is an error of a file system without the path.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// Below returns all that is below a directory.
func (Files) Below(path string) fs.FS { return In(filepath.FromSlash(path)) }
