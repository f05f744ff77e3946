package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/report"

	"github.com/bmatcuk/doublestar/v4"
)

// finder finds what operands stand for.
type finder struct {
	stdin     io.Reader
	stdinName string // --stdin-filename
	gitignore bool
	forgeOnly bool            // a file that is named is no exception
	exclude   ignore.Patterns // of --exclude, from the current directory
	settings  *settingsFiles
	stop      <-chan struct{}
}

// find tells of the inputs that operands stand for, each once, in the order of the operands and, below a
// directory, of names; and of what cannot be searched.
func (f finder) find(operands []string, found func(input), failed func(error)) {
	if f.forgeOnly {
		next := found
		found = func(in input) {
			in.named = in.isStdin
			next(in)
		}
	}
	operands, errs := expanded(operands)
	for _, err := range errs {
		failed(err)
	}
	once := newOnce(operands, found)
	w := newWalker(func(path string) { once.add(fileInput(path, false)) }, failed, f.stop)
	w.gitignore, w.excluded = f.gitignore, f.settings.excludedIn
	for _, operand := range operands {
		if operand == "-" {
			found(stdinInput(f.stdin, f.stdinName))
			continue
		}
		info, err := os.Stat(operand)
		switch {
		case err != nil:
			failed(withoutOperation(err))
		case info.IsDir():
			w.walk(operand, f.scopeOf(operand))
		default:
			once.add(fileInput(operand, true))
		}
	}
}

// scopeOf returns what is left out below a directory because of what lies around it.
func (f finder) scopeOf(dir string) (scope *ignore.Scope) {
	at := absolute(dir)
	if f.gitignore {
		scope = scopeAround(at)
	}
	return f.settings.scopeOf(at, scope).Within(absolute("."), f.exclude)
}

// onceOnly passes inputs on, each once, a file that is named on the command line under that name.
type onceOnly struct {
	found func(input)
	named map[string]string // names on the command line, by what is the same for all names
	seen  map[string]bool
}

// newOnce returns what passes on inputs for some operands.
func newOnce(operands []string, found func(input)) *onceOnly {
	once := &onceOnly{found, map[string]string{}, map[string]bool{}}
	for _, operand := range operands {
		if info, err := os.Stat(operand); err == nil && !info.IsDir() {
			if key := identity(operand); once.named[key] == "" {
				once.named[key] = operand
			}
		}
	}
	return once
}

// add passes an input on, unless it has been.
func (o *onceOnly) add(in input) {
	key := identity(in.path)
	if o.seen[key] {
		return
	}
	o.seen[key] = true
	if name := o.named[key]; name != "" {
		in = fileInput(name, true)
	}
	o.found(in)
}

// expanded returns operands with the files and directories in the place of patterns, for shells that do not
// expand them. A pattern that matches nothing is an error.
func expanded(operands []string) (all []string, errs []error) {
	for _, operand := range operands {
		if _, err := os.Lstat(operand); err == nil || !strings.ContainsAny(operand, "*?[{") {
			all = append(all, operand)
			continue
		}
		matches, err := doublestar.FilepathGlob(operand, doublestar.WithNoFollow())
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("%s: it is not a pattern that is understood", operand))
		case len(matches) == 0:
			errs = append(errs, fmt.Errorf("%s: no file matches this pattern", operand))
		}
		slices.Sort(matches)
		all = append(all, matches...)
	}
	return all, errs
}

// fileError says in words for people why a file that they named could not be read or written.
type fileError struct {
	path string
	err  error
}

// Error implements the error interface.
func (e *fileError) Error() string { return e.path + ": " + e.err.Error() }

// Unwrap returns the reason.
func (e *fileError) Unwrap() error { return e.err }

// withoutOperation returns an error of the file system as a [fileError].
func withoutOperation(err error) error {
	e, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &fileError{shown(e.Path), errors.New("there is no such file or directory")}
	}
	return &fileError{shown(e.Path), e.Err}
}

// failureOf returns an error as reports have it: with the path of its file, if it is about one.
func failureOf(err error) report.Failure {
	if e, ok := err.(*fileError); ok { // in words around it the path stands among others
		return report.Failure{Path: e.path, Message: e.err.Error()}
	}
	return report.Failure{Message: err.Error()}
}

// upward returns the manifest in the nearest directory above the current one, up to the root of the
// repository: for people who work in a directory of an app.
func upward() (input, bool) {
	here := absolute(".")
	border := borderOf(here)
	for dir, at := "..", filepath.Dir(here); here != border; dir, at = filepath.Join("..", dir), filepath.Dir(at) {
		for _, name := range []string{"manifest.yml", "manifest.yaml"} {
			if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.Mode().IsRegular() && manifest.IsName(name) {
				return fileInput(filepath.Join(dir, name), false), true
			}
		}
		if filepath.ToSlash(at) == border || at == filepath.Dir(at) {
			break
		}
	}
	return input{}, false
}
