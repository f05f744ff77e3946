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
	return f.Kind == g.Kind && f.Link == g.Link && f.Name == g.Name && f.Content == g.Content && slices.Equal(f.Names, g.Names)
}

// look follows a question. What is in old is taken over if the file has not changed.
func look(source Source, k key, old Fact) Fact {
	switch k.want {
	case wantMatch:
		return match(source, k.dir, k.name)
	case wantExtension:
		return lookForExtension(source, k, old)
	}
	return lookAt(source, resolve(k.dir, k.name), k.want, old)
}

func lookForExtension(source Source, k key, old Fact) Fact {
	stem := resolve(k.dir, k.name)
	for extension := range strings.FieldsSeq(k.extensions) {
		fact := lookAt(source, stem+extension, wantContent, old)
		if fact.Kind != Missing {
			fact.Name = k.name + extension
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
		return Fact{Kind: kindOfError(err)}
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
