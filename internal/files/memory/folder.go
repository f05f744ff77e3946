package memory

import (
	"io"
	"io/fs"
	"path"
	"strings"
)

// Folder is a directory of a file system with all below it.
type Folder struct {
	files *Files
	dir   string
}

var _ interface {
	fs.StatFS
	fs.ReadDirFS
} = Folder{}

// path returns the path of a name, for an operation on it.
func (f Folder) path(op, name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return path.Join(f.dir, name), nil
}

// Open implements [fs.FS].
func (f Folder) Open(name string) (fs.File, error) {
	full, err := f.path("open", name)
	if err != nil {
		return nil, err
	}
	f.files.mu.RLock()
	defer f.files.mu.RUnlock()
	n, err := f.files.find("open", full)
	if err != nil {
		return nil, err
	}
	return &opened{n, strings.NewReader(n.text), n.entries()}, nil
}

// Stat implements [fs.StatFS].
func (f Folder) Stat(name string) (fs.FileInfo, error) {
	full, err := f.path("stat", name)
	if err != nil {
		return nil, err
	}
	return f.files.Stat(full)
}

// ReadDir implements [fs.ReadDirFS].
func (f Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	full, err := f.path("readdir", name)
	if err != nil {
		return nil, err
	}
	return f.files.entries(full)
}

// opened is a file or a directory that is read.
type opened struct {
	node *node
	text *strings.Reader
	rest []fs.DirEntry // of a directory, not read yet
}

// Stat implements [fs.File].
func (o *opened) Stat() (fs.FileInfo, error) { return o.node, nil }

// Read implements [fs.File].
func (o *opened) Read(p []byte) (int, error) {
	if o.node.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: o.node.name, Err: fs.ErrInvalid}
	}
	return o.text.Read(p)
}

// ReadDir implements [fs.ReadDirFile].
func (o *opened) ReadDir(n int) ([]fs.DirEntry, error) {
	if !o.node.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: o.node.name, Err: fs.ErrInvalid}
	}
	if n <= 0 || n > len(o.rest) {
		if n > 0 && len(o.rest) == 0 {
			return nil, io.EOF
		}
		n = len(o.rest)
	}
	read := o.rest[:n:n]
	o.rest = o.rest[n:]
	return read, nil
}

// Close implements [fs.File].
func (o *opened) Close() error { return nil }
