package memory

import (
	"fmt"
	"io/fs"
	"path"
	"sync"
	"time"
)

// maxPath is the length in bytes of the longest path that is kept.
const maxPath = 4096

// Files is a file system that begins empty, as a files.Source. It is safe for concurrent use.
type Files struct {
	mu    sync.RWMutex
	nodes map[string]*node // by path
	clock int64            // counts the texts that were put
}

// New returns a file system in which nothing is but the root.
func New() *Files {
	return &Files{nodes: map[string]*node{"/": {name: "/", children: map[string]*node{}}}}
}

// Put writes a file, with the directories above it. What was there at its path gives way, and so does
// a file where one of the directories has to be. The path is absolute; one that is not, is too long, or
// is the root, is an error.
func (f *Files) Put(name, text string) error {
	if !path.IsAbs(name) || len(name) > maxPath || path.Clean(name) == "/" {
		return &fs.PathError{Op: "put", Path: fmt.Sprintf("%.200s", name), Err: fs.ErrInvalid}
	}
	name = path.Clean(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.remove(name)
	f.clock++
	f.attach(name, &node{name: path.Base(name), text: text, modified: time.Unix(f.clock, 0)})
	return nil
}

// Remove removes what is at a path, with all below it, and the directories that are empty then.
func (f *Files) Remove(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.remove(path.Clean(name))
}

// attach puts a node into its directory, which it makes where there is none. The lock is held.
func (f *Files) attach(name string, n *node) {
	f.nodes[name] = n
	for name != "/" {
		above := path.Dir(name)
		dir := f.nodes[above]
		if dir != nil && dir.IsDir() {
			dir.children[n.name] = n
			return
		}
		dir = &node{name: path.Base(above), children: map[string]*node{n.name: n}}
		if f.nodes[above] != nil {
			f.remove(above)
		}
		f.nodes[above] = dir
		name, n = above, dir
	}
}

// remove is [Files.Remove] with the lock held. The root stays.
func (f *Files) remove(name string) {
	n := f.nodes[name]
	if n == nil || name == "/" {
		return
	}
	f.forget(name, n)
	for name != "/" {
		above := path.Dir(name)
		dir := f.nodes[above]
		delete(dir.children, path.Base(name))
		if len(dir.children) > 0 || above == "/" {
			return
		}
		delete(f.nodes, above)
		name = above
	}
}

// forget drops a node and all below it. The lock is held.
func (f *Files) forget(name string, n *node) {
	delete(f.nodes, name)
	for child, below := range n.children {
		f.forget(path.Join(name, child), below)
	}
}

// find returns what is at a path. The lock is held.
func (f *Files) find(op, name string) (*node, error) {
	if n := f.nodes[path.Clean(name)]; n != nil {
		return n, nil
	}
	return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// Lstat implements files.Source: it is Stat, because there are no links.
func (f *Files) Lstat(name string) (fs.FileInfo, error) { return f.Stat(name) }

// Stat implements files.Source.
func (f *Files) Stat(name string) (fs.FileInfo, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	n, err := f.find("stat", name)
	if err != nil {
		return nil, err // and no nil of another type
	}
	return n, nil
}

// Read implements files.Source.
func (f *Files) Read(name string, limit int64) ([]byte, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	n, err := f.find("read", name)
	if err == nil && (n.IsDir() || n.Size() > limit) {
		err = &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, err
	}
	return []byte(n.text), nil
}

// List implements files.Source.
func (f *Files) List(name string) ([]string, error) {
	entries, err := f.entries(name)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// entries returns what is in a directory, sorted by names.
func (f *Files) entries(name string) ([]fs.DirEntry, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	dir, err := f.find("readdir", name)
	if err == nil && !dir.IsDir() {
		err = &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, err
	}
	return dir.entries(), nil
}

// Real implements files.Source: there are no links.
func (f *Files) Real(name string) (string, error) {
	_, err := f.Stat(name)
	return path.Clean(name), err
}

// Below implements files.Source.
func (f *Files) Below(name string) fs.FS { return Folder{f, path.Clean(name)} }
