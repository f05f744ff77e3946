package files

import "io/fs"

// MaxSize is the number of bytes up to which files are read.
const MaxSize = 4 << 20

// Source is a file system. Its methods may be slow, may block, and are safe for
// concurrent use. Paths are absolute, clean and written with slashes.
type Source interface {
	// Lstat does not follow a symbolic link at the end of the path. What is not there,
	// whatever the reason, is fs.ErrNotExist.
	Lstat(path string) (fs.FileInfo, error)
	// Stat is Lstat, but follows symbolic links.
	Stat(path string) (fs.FileInfo, error)
	// Read returns the content of a regular file of at most limit bytes; anything else
	// is an error, and is not opened.
	Read(path string, limit int64) ([]byte, error)
	// List returns the names in a directory, sorted.
	List(path string) ([]string, error)
	// Real returns the path of what a path leads to, without symbolic links in it.
	Real(path string) (string, error)
	// Below returns all that is below a directory, for patterns.
	Below(path string) fs.FS
}

// Kind says what there is at a path.
type Kind uint8

// Kinds.
const (
	Pending    Kind = iota // not known, or not yet: a rule has nothing to go by
	Unreadable             // something that cannot be looked at, or read: nor has it here
	Missing                // nothing
	Regular                // a regular file
	Directory              // a directory
	Special                // a device, a pipe, a socket: never opened
	TooLarge               // a regular file of more than MaxSize: only its content is withheld
)

// Exists reports whether there is something at a path for certain.
func (k Kind) Exists() bool { return k > Missing }

// Trouble says in words why the content of a file cannot be had; "" where it can, where there
// is no file, and while that is not known.
func (f Fact) Trouble() string {
	switch f.Kind {
	case Unreadable:
		return "it cannot be read"
	case Directory:
		return "it is a directory, not a file"
	case Special:
		return "it is not a regular file"
	case TooLarge:
		return "it is larger than 4 MiB"
	case Missing:
		if f.Link {
			return "it is a symbolic link that leads nowhere"
		}
	}
	return ""
}

// Fact is what is known of a path. It is immutable.
type Fact struct {
	Kind Kind
	// Link says that a symbolic link stands at the path itself. Kind is that of what it
	// leads to.
	Link bool
	// Name is the name that [View.WithExtension] found.
	Name string
	// Outside says that the path leads out of the border of a view: see [View.Within].
	Outside bool
	// Content is that of a regular file; nil when nobody asked for it, when the file
	// is TooLarge or Unreadable, and when it is withheld because it lies outside.
	Content *Content
	// Names are those in a directory, sorted; nil when nobody asked for them, and when they
	// are withheld because the directory lies outside.
	Names []string

	stamp stamp
}
