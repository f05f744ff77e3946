// Package memory is a file system for tests.
package memory

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"
)

// Files holds contents by path, as a files.Source. A path that ends with a
// slash is an empty directory.
type Files map[string]string

func (m Files) tree() fstest.MapFS {
	tree := fstest.MapFS{}
	for name, content := range m {
		name = strings.TrimPrefix(name, "/")
		if strings.HasSuffix(name, "/") {
			tree[strings.TrimSuffix(name, "/")] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
			continue
		}
		tree[name] = &fstest.MapFile{Data: []byte(content), Mode: 0o644}
	}
	return tree
}

func inTree(p string) string {
	if p = strings.TrimPrefix(path.Clean(p), "/"); p != "" {
		return p
	}
	return "."
}

// Lstat implements files.Source.
func (m Files) Lstat(p string) (fs.FileInfo, error) { return fs.Stat(m.tree(), inTree(p)) }

// Stat implements files.Source.
func (m Files) Stat(p string) (fs.FileInfo, error) { return fs.Stat(m.tree(), inTree(p)) }

// Read implements files.Source.
func (m Files) Read(p string, _ int64) ([]byte, error) { return fs.ReadFile(m.tree(), inTree(p)) }

// List implements files.Source.
func (m Files) List(p string) ([]string, error) {
	names := map[string]bool{}
	entries, err := fs.ReadDir(m.tree(), inTree(p))
	for _, e := range entries {
		names[e.Name()] = true
	}
	return slices.Sorted(maps.Keys(names)), err
}

// Real implements files.Source. There are no links.
func (m Files) Real(p string) (string, error) { return path.Clean(p), nil }

// Below implements files.Source.
func (m Files) Below(p string) fs.FS {
	sub, err := fs.Sub(m.tree(), inTree(p))
	if err != nil {
		return fstest.MapFS{}
	}
	return sub
}
