package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/manifest"
)

// readAhead is how many directories beside each other are read before it is their turn.
const readAhead = 32

// walker finds the files below directories whose names a manifest may have. It reads several directories
// at a time, tells of files in the order of their names, and keeps no more than what it has read ahead.
// It does not follow symbolic links to directories, so that it always ends.
type walker struct {
	found  func(path string)
	failed func(error)
	// gitignore says that the patterns of .gitignore files count.
	gitignore bool
	// excluded returns what the settings in a directory leave out; it is asked for directories that have some.
	excluded func(dir string) ignore.Patterns
	reads    chan struct{} // as many as may read at a time
	stop     <-chan struct{}
}

// newWalker returns a walker that tells what it finds, and what it cannot read, until stop is closed.
func newWalker(found func(string), failed func(error), stop <-chan struct{}) *walker {
	return &walker{found: found, failed: failed, reads: make(chan struct{}, 4*runtime.GOMAXPROCS(0)), stop: stop}
}

// folder is a directory, and what is in it once it has been read.
type folder struct {
	path    string // as it is shown
	slashed string // absolute, with slashes
	scope   *ignore.Scope
	done    chan struct{}
	// entries are the directories and possible manifests in it, sorted by name.
	entries []folderEntry
	err     error
}

// folderEntry is something in a directory.
type folderEntry struct {
	name  string
	isDir bool
}

// walk tells of all below a directory; scope is what is left out there.
func (w *walker) walk(root string, scope *ignore.Scope) {
	w.enter(w.open(root, absolute(root), scope))
}

// open begins to read a directory.
func (w *walker) open(dir, slashed string, scope *ignore.Scope) *folder {
	f := &folder{path: dir, slashed: slashed, scope: scope, done: make(chan struct{})}
	go func() {
		defer close(f.done)
		w.reads <- struct{}{}
		defer func() { <-w.reads }()
		w.read(f)
	}()
	return f
}

// read reads a directory.
func (w *walker) read(f *folder) {
	all, err := disk.In(f.path).ReadDir(".")
	if err != nil {
		f.err = withPath(err, f.path)
	}
	for _, entry := range all {
		if name := entry.Name(); w.gitignore && name == ignore.FileName || isSettingsName(name) {
			f.scope = w.scopeIn(f, name)
		}
	}
	for _, entry := range all {
		name, isDir := entry.Name(), entry.IsDir()
		if isDir && (name == "node_modules" || name == ".git") || !isDir && !manifest.IsName(name) {
			continue
		}
		if !f.scope.IsLeftOut(files.Join(f.slashed, name), isDir) {
			f.entries = append(f.entries, folderEntry{name, isDir})
		}
	}
}

// scopeIn returns the scope of a directory with what a file in it leaves out.
func (w *walker) scopeIn(f *folder, name string) *ignore.Scope {
	if name != ignore.FileName {
		return f.scope.Within(f.slashed, w.excluded(f.slashed))
	}
	return f.scope.Within(f.slashed, patternsOf(filepath.Join(f.path, name)))
}

// patternsOf reads a file of patterns; one that cannot be read has none.
func patternsOf(name string) ignore.Patterns {
	text, err := readFile(name)
	if err != nil {
		return nil
	}
	return ignore.Parse(text)
}

// enter tells of all in a directory, and in those below it, which are read ahead.
func (w *walker) enter(f *folder) {
	<-f.done
	if f.err != nil {
		w.failed(f.err)
	}
	var dirs, found []string
	for _, entry := range f.entries {
		if entry.isDir {
			dirs = append(dirs, entry.name)
		} else {
			found = append(found, filepath.Join(f.path, entry.name))
		}
	}
	found = onceInFolder(found)
	ahead := make(map[string]*folder, readAhead)
	next := 0
	for _, entry := range f.entries {
		if w.isStopped() {
			return
		}
		for ; entry.isDir && next < len(dirs) && len(ahead) < readAhead; next++ {
			name := dirs[next]
			ahead[name] = w.open(filepath.Join(f.path, name), files.Join(f.slashed, name), f.scope)
		}
		switch full := filepath.Join(f.path, entry.name); {
		case entry.isDir:
			below := ahead[entry.name]
			delete(ahead, entry.name)
			w.enter(below)
		case slices.Contains(found, full):
			w.found(full)
		}
	}
}

// isStopped reports whether nobody wants to know any more.
func (w *walker) isStopped() bool {
	select {
	case <-w.stop:
		return true
	default:
		return false
	}
}

// onceInFolder leaves out files of a directory that are no regular files, and those that are another
// name of one that stays: of several names, one that is no link.
func onceInFolder(names []string) (once []string) {
	at := map[string]int{}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			continue
		}
		if len(names) == 1 {
			return names
		}
		key := identity(name)
		i, again := at[key]
		switch {
		case !again:
			at[key] = len(once)
			once = append(once, name)
		case isLink(once[i]) && !isLink(name):
			once[i] = name
		}
	}
	return once
}

// scopeAround returns what is left out in a directory because of .gitignore files in the directories around
// it, up to the root of the repository.
func scopeAround(dir string) (scope *ignore.Scope) {
	border := borderOf(dir)
	if _, err := os.Lstat(files.Join(border, ".git")); err != nil || dir == border {
		return nil
	}
	var around []string
	for at := files.Parent(dir); ; at = files.Parent(at) {
		around = append(around, at)
		if at == border || at == files.Parent(at) {
			break
		}
	}
	for i := len(around) - 1; i >= 0; i-- {
		scope = scope.Within(around[i], patternsOf(files.Join(around[i], ignore.FileName)))
	}
	return scope
}

// withPath makes an error of a file system that knows only paths below its root
// say the path that the user knows.
func withPath(err error, name string) error {
	if e, ok := err.(*fs.PathError); ok {
		return &fs.PathError{Op: e.Op, Path: name, Err: e.Err}
	}
	return err
}
