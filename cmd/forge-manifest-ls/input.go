package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/syntax"
)

// input is a text to check.
type input struct {
	path  string // as it is shown: see [shown]
	named bool   // on the command line: checked whether it looks like Forge's or not
	// isStdin says that the text does not come from a file of this path, if there is one, so that none is written.
	isStdin bool
	read    func() (string, error)
}

// shown returns a path as it is printed and written into files: with slashes on all systems, so that what is
// written on one is read on another. The system takes it, too, so that nothing has to be undone.
func shown(path string) string { return filepath.ToSlash(path) }

// allShown returns operands that are paths or patterns of them as they are shown.
func allShown(operands []string) []string {
	all := make([]string, len(operands))
	for i, operand := range operands {
		all[i] = shown(operand)
	}
	return all
}

// fileInput returns a file as an input.
func fileInput(path string, named bool) input {
	path = shown(path)
	return input{path: path, named: named, read: func() (string, error) { return readFile(path) }}
}

// stdinInput returns the standard input as an input; name is that of the file which it would be, "" for none.
func stdinInput(stdin io.Reader, name string) input {
	if name == "" {
		name = stdinPath
	}
	return input{path: shown(name), named: true, isStdin: true, read: func() (string, error) { return readAll(name, stdin) }}
}

// directory is where the files around a text are, written with slashes; "" where there
// are none.
func (in input) directory() string {
	if in.path == stdinPath {
		return ""
	}
	return absolute(filepath.Dir(in.path))
}

// absolute returns the absolute path of a directory, written with slashes; "" where there is none.
func absolute(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(abs)
}

// stdinPath is how the standard input is shown that has no name.
const stdinPath = "<stdin>"

// identity is the same for all names of a file in a directory: in another directory it is another
// manifest, with other files around it.
func identity(name string) string {
	file, err := disk.Identity(name)
	if err != nil {
		return filepath.Clean(name)
	}
	dir, err := disk.Identity(filepath.Dir(name))
	if err != nil {
		return filepath.Clean(name)
	}
	return file + " in " + dir
}

// isLink reports whether a name is that of a symbolic link.
func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
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
