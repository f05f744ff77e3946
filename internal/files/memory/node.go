package memory

import (
	"io/fs"
	"maps"
	"slices"
	"time"
)

// node is a file, or a directory, which has children. Only children change, under the lock of the
// file system. It is its own [fs.FileInfo].
type node struct {
	name     string
	text     string
	modified time.Time
	children map[string]*node // by name; nil for a file
}

// entries returns the children, sorted by their names.
func (n *node) entries() []fs.DirEntry {
	entries := make([]fs.DirEntry, 0, len(n.children))
	for _, name := range slices.Sorted(maps.Keys(n.children)) {
		entries = append(entries, fs.FileInfoToDirEntry(n.children[name]))
	}
	return entries
}

// Name implements [fs.FileInfo].
func (n *node) Name() string { return n.name }

// Size implements [fs.FileInfo]: bytes of the text.
func (n *node) Size() int64 { return int64(len(n.text)) }

// Mode implements [fs.FileInfo].
func (n *node) Mode() fs.FileMode {
	if n.IsDir() {
		return fs.ModeDir | 0o755
	}
	return 0o644
}

// ModTime implements [fs.FileInfo]: a number that no other text has, as a time.
func (n *node) ModTime() time.Time { return n.modified }

// IsDir implements [fs.FileInfo].
func (n *node) IsDir() bool { return n.children != nil }

// Sys implements [fs.FileInfo].
func (n *node) Sys() any { return nil }
