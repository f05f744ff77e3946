package installed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/lsp/state"
)

// look is one look at the file system, by paths with slashes. What it finds holds for all places.
type look struct {
	*Finder
	session   context.Context
	ctx       context.Context // ends when the look has taken too long
	snap      *state.Snapshot
	installed map[string]found // by the project's directory
	used      map[string]*loaded
	refused   map[string]string // what to say of a package, by its path or what should be its
}

type found struct {
	pkg *forgepackage.Installed
	err error
}

// choose returns the schema for a place and where it comes from. Nil is the embedded.
func (l *look) choose(place string) (*schema.Catalogue, string) {
	folder, dir := l.snap.FolderOf(place)
	place, dir = filepath.ToSlash(place), filepath.ToSlash(dir)
	switch path := l.snap.Configuration.Of(folder).SchemaPath; path {
	case "":
		return l.search(place, dir)
	case "off":
		return nil, embedded() + ": the setting schema.path says so"
	default:
		return l.named(path, place, dir)
	}
}

// embedded names the schema of the program.
func embedded() string { return "the built-in schema " + schema.Embedded().Version() }

// named is the schema that the setting names, whatever its version.
func (l *look) named(named, place, folder string) (*schema.Catalogue, string) {
	dir := filepath.ToSlash(named)
	switch {
	case path.IsAbs(dir), filepath.IsAbs(dir): // on Windows "/" is the root of some drive
	case folder != "":
		dir = files.Join(folder, dir)
	case place != "":
		dir = files.Join(place, dir)
	default:
		return nil, embedded() + ": schema.path is relative, and the document is in no folder"
	}
	what := fmt.Sprintf("The schema of %s, which the setting \"schema.path\" names,", dir)
	pkg, err := await(l, dir, func() (*forgepackage.Installed, error) { return forgepackage.FindNamed(l.Folder(dir)) })
	if err != nil {
		return nil, l.refuse(dir, what, err)
	}
	return l.load(dir, what, pkg)
}

// search looks for an installed package beside the manifest and above, up to the
// workspace folder. The nearest counts, if it is newer than the embedded one.
func (l *look) search(place, folder string) (*schema.Catalogue, string) {
	for dir := place; dir != ""; dir = files.Parent(dir) {
		f := l.find(dir)
		what := fmt.Sprintf("The schema that is installed in %s", dir)
		switch {
		case f.err == nil && !f.pkg.IsNewer(schema.Embedded()):
			return nil, fmt.Sprintf("%s: version %s in %s is not newer", embedded(), f.pkg.Version, dir)
		case f.err == nil:
			return l.load(dir, what, f.pkg)
		case !errors.Is(f.err, fs.ErrNotExist):
			return nil, l.refuse(dir, what, f.err)
		}
		if folder == "" || dir == folder || dir == files.Parent(dir) {
			break
		}
	}
	return nil, embedded() + ": no other is installed"
}

// find looks for the package of a project, once in each look.
func (l *look) find(dir string) found {
	f, ok := l.installed[dir]
	if !ok {
		f.pkg, f.err = await(l, dir, func() (*forgepackage.Installed, error) {
			return forgepackage.FindInstalled(l.Folder(dir))
		})
		l.installed[dir] = f
	}
	return f
}

// loaded is a package and what became of it.
type loaded struct {
	version, stamp string
	catalogue      *schema.Catalogue
	err            error
}

// load converts a package, once as long as it stays the same.
func (l *look) load(dir, what string, pkg *forgepackage.Installed) (*schema.Catalogue, string) {
	path := files.Join(dir, pkg.Dir)
	p := l.loaded[path]
	if p == nil || p.version != pkg.Version || p.stamp != pkg.Stamp {
		p = &loaded{version: pkg.Version, stamp: pkg.Stamp}
		p.catalogue, p.err = await(l, dir, func() (*schema.Catalogue, error) { return l.Convert(pkg) })
	}
	if !errors.Is(p.err, errNoAnswer) {
		l.loaded[path], l.used[path] = p, p
	}
	if p.err != nil {
		return nil, l.refuse(path, what, p.err)
	}
	return p.catalogue, fmt.Sprintf("the schema %s in %s", pkg.Version, path)
}

// refuse notes that a schema cannot be used and says what is used instead.
func (l *look) refuse(path, what string, err error) string {
	l.refused[path] = fmt.Sprintf("%s cannot be used: %v. Manifests are checked by %s.", what, err, embedded())
	return fmt.Sprintf("%s: %v", embedded(), err)
}
