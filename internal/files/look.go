package files

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// stamp changes when a file does.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// settled is the age from which on a file is taken not to change any more without a new
// time of modification.
const settled = 2 * time.Second

// same reports whether two answers say the same.
func (f Fact) same(g Fact) bool {
	return f.Kind == g.Kind && f.Link == g.Link && f.Outside == g.Outside && f.Name == g.Name && f.Content == g.Content && slices.Equal(f.Names, g.Names)
}

// look follows a question. What is in old is taken over if the file has not changed.
func look(source Source, k key, old Fact) Fact {
	switch k.want {
	case wantMatch:
		return match(source, k.dir, k.name)
	case wantExtension:
		return lookForExtension(source, k, old)
	}
	path := Resolve(k.dir, k.name)
	fact := lookAt(source, path, k.want, old)
	fact.Outside = isOutside(source, k, path, fact)
	return fact
}

// isOutside reports whether what was found leads out of the border of a question, by its
// path or by a symbolic link. Only what is in a file or a directory may be withheld, so that
// nobody else needs to know.
func isOutside(source Source, k key, path string, fact Fact) bool {
	if k.border == "" || fact.Content == nil && fact.Names == nil {
		return false
	}
	border, err := source.Real(k.border)
	if err != nil {
		return true
	}
	real, err := source.Real(path)
	return err != nil || !isBelow(border, real)
}

// isBelow reports whether a path is a directory or in it.
func isBelow(dir, path string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, "/")+"/")
}

func lookForExtension(source Source, k key, old Fact) Fact {
	stem := Resolve(k.dir, k.name)
	for extension := range strings.FieldsSeq(k.extensions) {
		fact := lookAt(source, stem+extension, wantContent, old)
		if fact.Kind != Missing {
			fact.Name = k.name + extension
			fact.Outside = isOutside(source, k, stem+extension, fact)
			return fact
		}
	}
	return Fact{Kind: Missing}
}

func lookAt(source Source, path string, w want, old Fact) Fact {
	info, err := source.Lstat(path)
	isLink := err == nil && info.Mode()&fs.ModeSymlink != 0
	if isLink {
		info, err = source.Stat(path)
	}
	if err != nil {
		return Fact{Kind: kindOfError(err), Link: isLink}
	}
	fact := Fact{Kind: kindOf(info), Link: isLink, stamp: stamp{info.Size(), info.ModTime(), info.Mode()}}
	switch {
	case w == wantNames && fact.Kind == Directory:
		if fact.Names, err = source.List(path); err != nil {
			return Fact{Kind: kindOfError(err)}
		}
	case w == wantContent && fact.Kind == Regular:
		return read(source, path, fact, old)
	}
	return fact
}

// read adds the content to what is known of a regular file.
func read(source Source, path string, fact, old Fact) Fact {
	if fact.stamp.size > MaxSize {
		fact.Kind = TooLarge
		return fact
	}
	if old.Content != nil && fact.stamp == old.stamp && time.Since(fact.stamp.modified) > settled && !fact.stamp.modified.IsZero() {
		fact.Content = old.Content
		return fact
	}
	data, err := source.Read(path, MaxSize)
	if err != nil {
		return Fact{Kind: kindOfError(err)}
	}
	fact.Content = NewContent(data)
	if old.Content != nil && string(old.Content.data) == string(data) {
		fact.Content = old.Content
	}
	return fact
}

func kindOf(info fs.FileInfo) Kind {
	switch {
	case info.IsDir():
		return Directory
	case info.Mode().IsRegular():
		return Regular
	default:
		return Special
	}
}

func kindOfError(err error) Kind {
	if errors.Is(err, fs.ErrNotExist) {
		return Missing
	}
	return Unreadable
}
