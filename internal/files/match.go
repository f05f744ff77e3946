package files

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxVisited bounds how many files and directories a pattern may make us look at.
const maxVisited = 20_000

// errEnough ends a walk.
var errEnough = errors.New("enough")

// common is the syntax in which glob libraries agree: stars, question marks, simple
// classes, and lists in braces that are not nested. Of the dots at the start of a segment
// [contentious] says more.
var common = regexp.MustCompile(`^(?:[^\\\[\]{}()!#]|\[[a-zA-Z0-9_]+(?:-[a-zA-Z0-9_]+)?\]|\{[^\\\[\]{}()!#,]+(?:,[^\\\[\]{}()!#,]+)+\})*$`)

// contentious matches what they read in different ways all the same: "." and ".." as
// segments behind the first, segments of nothing, ranges in braces, and what looks like
// a form of another shell.
var contentious = regexp.MustCompile(`(?:^|/)\.{1,2}(?:/|$)|//|\{[^}]*(?:\.\.|/)[^}]*\}|[+@?*]\(`)

// match looks for a regular file that a pattern matches. It is Pending when that cannot
// be told: because of the pattern, or because there are too many files.
func match(source Source, dir, pattern string) Fact {
	dir, pattern = rooted(dir, pattern)
	switch {
	case pattern == "":
		return Fact{Kind: Missing}
	case !common.MatchString(pattern) || contentious.MatchString(pattern):
		return Fact{Kind: Pending}
	case strings.HasSuffix(pattern, "/"): // that is a directory
		return Fact{Kind: Missing}
	case !strings.ContainsAny(pattern, "*?[{"):
		if fact := lookAt(source, Resolve(dir, pattern), wantKind, Fact{}); fact.Kind != Directory {
			return Fact{Kind: fact.Kind}
		}
		return Fact{Kind: Missing}
	}
	options := []doublestar.GlobOption{doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors()}
	if foldsCase {
		options = append(options, doublestar.WithCaseInsensitive())
	}
	fact := Fact{Kind: Missing}
	err := doublestar.GlobWalk(&bounded{FS: source.Below(dir), left: maxVisited, dots: dotsOf(pattern)}, pattern, func(string, fs.DirEntry) error {
		fact.Kind = Regular
		return errEnough
	}, options...)
	if err != nil && fact.Kind == Missing {
		return Fact{Kind: Pending}
	}
	return fact
}

// rooted takes the segments at the start of a pattern that lead elsewhere into the
// directory.
func rooted(dir, pattern string) (string, string) {
	if strings.HasPrefix(pattern, "/") {
		return "/", strings.TrimLeft(pattern, "/")
	}
	for {
		first, rest, ok := strings.Cut(pattern, "/")
		if !ok || first != "." && first != ".." {
			return dir, pattern
		}
		dir, pattern = Join(dir, first), rest
	}
}

// bounded is a file system that gives up after a number of questions and names, and shows names that begin
// with a dot only where a pattern does. (The library can leave out hidden files, and means by that what the
// system does: on Windows an attribute.)
type bounded struct {
	fs.FS
	left int
	dots dotted
}

// Open implements fs.FS. It is how directories are opened that [fs.ReadDir] reads.
func (b *bounded) Open(name string) (fs.File, error) {
	if b.left--; b.left < 0 {
		return nil, errEnough
	}
	return b.FS.Open(name)
}

// Stat implements fs.StatFS: nothing is opened to be looked at.
func (b *bounded) Stat(name string) (fs.FileInfo, error) {
	if b.left--; b.left < 0 {
		return nil, errEnough
	}
	return fs.Stat(b.FS, name)
}

// ReadDir implements fs.ReadDirFS.
func (b *bounded) ReadDir(name string) ([]fs.DirEntry, error) {
	if b.left--; b.left < 0 {
		return nil, errEnough
	}
	entries, err := fs.ReadDir(b.FS, name)
	if b.left -= len(entries); b.left < 0 {
		return nil, errEnough
	}
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool {
		return strings.HasPrefix(entry.Name(), ".") && !b.dots.mayBegin(append(segmentsOf(name), entry.Name()))
	}), err
}
