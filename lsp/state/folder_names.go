package state

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"forge-manifest-ls/internal/manifest"

	"go.lsp.dev/uri"
)

// Limits of the search for manifests in a workspace folder: some people open their whole home
// directory as a folder.
const (
	maxEntries = 200_000 // files and directories looked at
	maxFound   = 5_000   // manifests
)

// How long a folder is not searched again, which costs a look at each of its directories, while a
// client asks every few seconds. A client that watches files tells of all that comes, so that the
// search only finds what it missed. A rest is never shorter than restShare times the search was.
const (
	watchedRest = 5 * time.Minute
	polledRest  = 10 * time.Second
	restShare   = 100
)

// folderNames are the paths of the manifests in a folder, some of which may be gone.
type folderNames struct {
	list     []string
	arrivals int           // how many there had been
	searched time.Time     // when the whole folder was
	took     time.Duration // the search
}

// list returns the paths of the manifests in a folder, and perhaps of some that are gone. It
// searches the folder if the last search is older than a rest; before, it looks only at what came.
func (c *FolderCache) list(ctx context.Context, folder uri.URI, fsys fs.FS, rest time.Duration) []string {
	kept := c.names[folder]
	came, count, known := c.Arrivals.since(kept.arrivals)
	paths := pathsBelow(folder, came)
	isOld := rest == 0 || time.Since(kept.searched) > max(rest, restShare*kept.took)
	if !known || isOld || slices.Contains(paths, ".") {
		kept.searched = time.Now()
		kept.list = manifestNames(ctx, fsys, ".")
		kept.took = time.Since(kept.searched)
	} else {
		kept.list = addCame(ctx, kept.list, fsys, paths)
	}
	kept.arrivals = count
	if ctx.Err() == nil {
		if c.names == nil {
			c.names = map[uri.URI]folderNames{}
		}
		c.names[folder] = kept
	}
	return kept.list
}

// pathsBelow returns the paths in a folder of those addresses that are in it, and "." for those that
// the folder is in.
func pathsBelow(folder uri.URI, addresses []uri.URI) (paths []string) {
	dir := filepath.Clean(folder.FsPath())
	for _, address := range addresses {
		if !address.IsFile() {
			continue
		}
		came := filepath.Clean(address.FsPath())
		if name, ok := below(dir, came); ok {
			paths = append(paths, name)
		} else if _, ok := below(came, dir); ok {
			paths = append(paths, ".")
		}
	}
	return paths
}

// below returns a path as seen from a directory that it is in; false where it is not.
func below(dir, path string) (string, bool) {
	relative, err := filepath.Rel(dir, path)
	name := filepath.ToSlash(relative)
	return name, err == nil && fs.ValidPath(name)
}

// addCame adds to a list the manifests at paths and below them. As in the search, links are not
// followed: what a path is, its directory says.
func addCame(ctx context.Context, list []string, fsys fs.FS, paths []string) []string {
	byDir := map[string][]string{}
	for _, name := range paths {
		if !slices.ContainsFunc(strings.Split(name, "/"), isForeign) {
			byDir[path.Dir(name)] = append(byDir[path.Dir(name)], path.Base(name))
		}
	}
	if len(byDir) == 0 {
		return list
	}
	list = slices.Clone(list)
	for dir, bases := range byDir {
		entries, _ := fs.ReadDir(fsys, dir) // a directory that cannot be read has no manifests
		for _, entry := range entries {
			if ctx.Err() != nil {
				return list
			}
			name := path.Join(dir, entry.Name())
			switch {
			case !slices.Contains(bases, entry.Name()):
			case entry.IsDir():
				list = append(list, manifestNames(ctx, fsys, name)...)
			case isManifest(entry):
				list = append(list, name)
			}
		}
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return list[:min(len(list), maxFound)]
}

// manifestNames returns the paths of the files in a directory that are named like
// manifests, without those that package managers and tools brought.
func manifestNames(ctx context.Context, fsys fs.FS, dir string) []string {
	var names []string
	entries := 0
	// Directories that cannot be read are left out, so there is no error to return.
	_ = fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		entries++
		switch {
		case ctx.Err() != nil, entries > maxEntries, len(names) == maxFound:
			return fs.SkipAll
		case err != nil && (entry == nil || entry.IsDir()):
			return fs.SkipDir
		case entry.IsDir() && name != "." && isForeign(path.Base(name)):
			return fs.SkipDir
		case isManifest(entry):
			names = append(names, name)
		}
		return nil
	})
	return names
}

// isForeign reports whether a directory holds what package managers and tools brought, by its name.
func isForeign(base string) bool { return base == "node_modules" || strings.HasPrefix(base, ".") }

// isManifest reports whether a file of a directory is named like a manifest.
func isManifest(entry fs.DirEntry) bool {
	return entry.Type().IsRegular() && manifest.IsName(entry.Name())
}
