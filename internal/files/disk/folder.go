package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Folder is a directory of the machine with all below it. Unlike [os.DirFS] it opens nothing
// but regular files and directories, whoever asks and however, and takes names of any bytes.
type Folder struct{ dir string }

var _ interface {
	fs.StatFS
	fs.ReadDirFS
	fs.SubFS
} = Folder{}

// In returns the folder at a path.
func In(path string) Folder { return Folder{path} }

var errNotRegular = errors.New("not a regular file")

// path returns the path of a name, for an operation on it.
func (f Folder) path(op, name string) (string, error) {
	readable := strings.ToValidUTF8(name, "_") // names of files are bytes
	if _, err := filepath.Localize(readable); err != nil || !fs.ValidPath(readable) {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return filepath.Join(f.dir, filepath.FromSlash(name)), nil
}

// Open implements [fs.FS].
func (f Folder) Open(name string) (fs.File, error) {
	full, err := f.path("open", name)
	if err != nil {
		return nil, err
	}
	file, err := open(full)
	if err != nil {
		return nil, named(err, name)
	}
	return file, nil
}

// Stat implements [fs.StatFS]: nothing is opened to be looked at.
func (f Folder) Stat(name string) (fs.FileInfo, error) {
	full, err := f.path("stat", name)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(full)
	return info, named(err, name)
}

// ReadDir implements [fs.ReadDirFS].
func (f Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	full, err := f.path("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(full)
	return entries, named(err, name)
}

// Sub implements [fs.SubFS].
func (f Folder) Sub(dir string) (fs.FS, error) {
	full, err := f.path("sub", dir)
	if err != nil {
		return nil, err
	}
	return Folder{full}, nil
}

// named makes an error speak of a name below the folder.
func named(err error, name string) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: e.Op, Path: path.Clean(name), Err: e.Err}
	}
	return err
}

// open opens a regular file or a directory for reading. Anything else might block, or never
// end, and is not opened.
func open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !isPlain(info) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	// Meanwhile a pipe may have taken its place: opened this way it does not block.
	f, err := os.OpenFile(name, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !isPlain(info) {
		err = &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func isPlain(info fs.FileInfo) bool { return info.Mode().IsRegular() || info.IsDir() }
