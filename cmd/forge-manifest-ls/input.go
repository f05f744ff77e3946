package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// input is a text to check.
type input struct {
	path  string // as it is shown
	named bool   // on the command line: checked whether it looks like Forge's or not
	read  func() (string, error)
}

// directory is where the files around a text are, written with slashes; "" where there
// are none.
func (in input) directory() string {
	if in.path == stdinPath {
		return ""
	}
	dir, err := filepath.Abs(filepath.Dir(in.path))
	if err != nil {
		return ""
	}
	return filepath.ToSlash(dir)
}

// stdinPath is how the standard input is shown.
const stdinPath = "<stdin>"

// find returns the inputs that paths stand for, each once, in the order of paths
// and, below a directory, of names. What cannot be searched gives an error.
func find(paths []string, stdin io.Reader) (inputs []input, errs []error) {
	found := newInputs()
	for _, p := range paths {
		if p == "-" {
			found.add(input{stdinPath, true, func() (string, error) { return readAll(stdinPath, stdin) }})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			errs = append(errs, err)
		case info.IsDir():
			errs = append(errs, search(p, found.add)...)
		default:
			found.add(input{p, true, func() (string, error) { return readFile(p) }})
		}
	}
	return found.list, errs
}

// inputs gathers inputs, each once: a file that has several names in one directory is reported
// under one of them. In another directory it is another manifest, with other files around it.
type inputs struct {
	list []input
	at   map[string]int // by what is the same for all names
}

func newInputs() *inputs { return &inputs{at: map[string]int{}} }

func (all *inputs) add(in input) {
	key := identity(in.path)
	i, again := all.at[key]
	if !again {
		all.at[key] = len(all.list)
		all.list = append(all.list, in)
		return
	}
	old := &all.list[i]
	switch {
	case in.named && !old.named, in.named == old.named && isLink(old.path) && !isLink(in.path):
		*old = in // the name that somebody gave, or else the file's own
	}
}

// identity is the same for all names of a file in a directory.
func identity(name string) string {
	file, err := disk.Identity(name)
	if err != nil || name == stdinPath {
		return filepath.Clean(name)
	}
	dir, err := disk.Identity(filepath.Dir(name))
	if err != nil {
		return filepath.Clean(name)
	}
	return file + " in " + dir
}

func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// search adds the files below the directory root whose names a manifest may have.
// It does not follow symbolic links to directories, so that it always ends.
func search(root string, add func(input)) (errs []error) {
	_ = fs.WalkDir(disk.In(root), ".", func(name string, entry fs.DirEntry, err error) error {
		full := filepath.Join(root, filepath.FromSlash(name))
		switch {
		case err != nil:
			errs = append(errs, withPath(err, full))
		case entry.IsDir():
			if name != "." && (entry.Name() == "node_modules" || entry.Name() == ".git") {
				return fs.SkipDir
			}
		case manifest.IsFileName(entry.Name()):
			if info, err := os.Stat(full); err != nil || info.Mode().IsRegular() {
				add(input{full, false, func() (string, error) { return readFile(full) }})
			}
		}
		return nil
	})
	return errs
}

// withPath makes an error of a file system that knows only paths below its root
// say the path that the user knows.
func withPath(err error, path string) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: e.Op, Path: path, Err: e.Err}
	}
	return err
}

// readFile reads a regular file. Anything else might block, or never end.
func readFile(name string) (string, error) {
	src, err := disk.Files{}.Read(filepath.ToSlash(name), syntax.MaxSize)
	return string(src), err
}

// readAll reads a text of at most [syntax.MaxSize] bytes.
func readAll(name string, r io.Reader) (string, error) {
	src, err := io.ReadAll(io.LimitReader(r, syntax.MaxSize+1))
	if err != nil {
		return "", err
	}
	if len(src) > syntax.MaxSize {
		return "", &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("larger than %d MiB", syntax.MaxSize>>20)}
	}
	return string(src), nil
}
