package state

import (
	"context"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"
	"time"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"

	"go.lsp.dev/uri"
)

// Limits of the search for manifests in a workspace folder. Clients ask for it every
// few seconds, and some open their whole home directory as a folder.
const (
	maxEntries = 200_000 // files and directories looked at
	maxFound   = 5_000   // manifests
)

// SearchPatience is how long the file system may take to answer while schemas are looked for.
// A hung one must not hold up the settings, or what is found elsewhere.
const SearchPatience = 10 * time.Second

// FolderCache keeps what was read from workspace folders until the files change.
type FolderCache struct {
	busy  chan struct{} // capacity 1; holds one while the cache is locked
	files map[uri.URI]*folderFile
	names map[uri.URI]folderNames // by folder

	// Comings grows when files may have come or gone, and news when what was found in manifests
	// may not hold any more.
	Comings, News atomic.Int64
}

// folderNames are the manifests in a folder at one time.
type folderNames struct {
	list    []string
	comings int64
}

// NewFolderCache returns a cache in which nothing is kept yet.
func NewFolderCache() *FolderCache { return &FolderCache{busy: make(chan struct{}, 1)} }

// Lock is false when ctx is done first.
func (c *FolderCache) Lock(ctx context.Context) bool {
	select {
	case c.busy <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// Unlock lets others at the cache.
func (c *FolderCache) Unlock() { <-c.busy }

type folderFile struct {
	modified time.Time
	size     int64
	document *Document
	news     int64 // of which the document knows
}

// ClosedManifests returns the Forge manifests in the workspace folders that are not
// open. Files that cannot be read are left out, and so are all when the file system does not
// answer in time.
func (s *Snapshot) ClosedManifests(ctx context.Context) []*Document {
	if s.Folder == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, SearchPatience)
	found, failed := make(chan []*Document, 1), make(chan any, 1)
	go func() {
		defer cancel()
		defer func() {
			if r := recover(); r != nil {
				failed <- r
			}
		}()
		if s.Cache.Lock(ctx) {
			defer s.Cache.Unlock()
			found <- s.findClosed(ctx)
		}
	}()
	select {
	case documents := <-found:
		return documents
	case <-ctx.Done():
	}
	select { // what has an answer is done, too
	case documents := <-found:
		return documents
	case r := <-failed:
		panic(r) // who called knows what to do
	default:
		return nil
	}
}

// findClosed is closedManifests with the cache locked. It may hang.
func (s *Snapshot) findClosed(ctx context.Context) []*Document {
	found := s.Scan(ctx, func(int, int) {})
	if ctx.Err() == nil {
		places := map[string]bool{}
		for _, d := range found {
			places[PlaceOf(d.Key)] = true
		}
		s.WantSchemas(places)
	}
	return found
}

// Scan reads the manifests in the workspace folders that are not open, with the cache locked, and
// says after each how many of how many are read. It may hang.
func (s *Snapshot) Scan(ctx context.Context, progress func(done, total int)) (found []*Document) {
	kept := map[uri.URI]*folderFile{}
	listed := s.list(ctx)
	for i, f := range listed {
		if ctx.Err() != nil {
			return found
		}
		progress(i, len(listed))
		if s.Documents[f.key] != nil || kept[f.key] != nil {
			continue
		}
		file := s.Cache.read(f.fsys, f.name, f.key)
		if file == nil {
			continue
		}
		file.document = file.document.JudgedBy(s.Catalogue(f.key))
		s.Cache.renew(file)
		kept[f.key] = file
		if file.document.File != nil && file.document.File.IsForge() {
			found = append(found, file.document)
		}
	}
	if ctx.Err() == nil {
		s.Cache.files = kept
	}
	return found
}

// listedFile is a file in a workspace folder that is named like a manifest.
type listedFile struct {
	fsys fs.FS
	name string // in fsys
	key  uri.URI
}

// list returns the files in the workspace folders that are named like manifests.
func (s *Snapshot) list(ctx context.Context) (all []listedFile) {
	for _, folder := range s.Folders {
		if !folder.IsFile() {
			continue
		}
		fsys := s.Folder(folder.FsPath())
		for _, name := range s.Cache.list(ctx, folder, fsys, s.Client.WatchesFiles && s.Files != nil) {
			if key, err := uri.JoinPath(folder, name); err == nil {
				all = append(all, listedFile{fsys, name, Canonical(string(key))})
			}
		}
	}
	return all
}

// list returns the paths of the manifests in a folder. Where the client tells of what comes and
// goes, it looks for them only after that happened.
func (c *FolderCache) list(ctx context.Context, folder uri.URI, fsys fs.FS, watched bool) []string {
	comings := c.Comings.Load()
	if kept, ok := c.names[folder]; ok && watched && kept.comings == comings {
		return kept.list
	}
	list := manifestNames(ctx, fsys)
	if ctx.Err() == nil {
		if c.names == nil {
			c.names = map[uri.URI]folderNames{}
		}
		c.names[folder] = folderNames{list, comings}
	}
	return list
}

// renew has a document judged again if there was news since it was.
func (c *FolderCache) renew(file *folderFile) {
	if news := c.News.Load(); file.news != news {
		file.document, file.news = file.document.Unjudged(), news
	}
}

// read returns a file, from the cache if it has not changed.
func (c *FolderCache) read(fsys fs.FS, name string, key uri.URI) *folderFile {
	f, err := fsys.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > MaxDocument {
		return nil
	}
	if old := c.files[key]; old != nil && old.size == info.Size() && old.modified.Equal(info.ModTime()) {
		return old
	}
	raw, err := io.ReadAll(io.LimitReader(f, MaxDocument))
	if err != nil {
		return nil
	}
	d := &Document{Key: key, URI: key, Content: NewContent(text.New(string(raw)))}
	return &folderFile{info.ModTime(), info.Size(), d, c.News.Load()}
}

// manifestNames returns the paths of the files in a folder that are named like
// manifests, without those that package managers and tools brought.
func manifestNames(ctx context.Context, fsys fs.FS) []string {
	var names []string
	entries := 0
	// Directories that cannot be read are left out, so there is no error to return.
	_ = fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		entries++
		base := path.Base(name)
		switch {
		case ctx.Err() != nil, entries > maxEntries, len(names) == maxFound:
			return fs.SkipAll
		case err != nil && (entry == nil || entry.IsDir()):
			return fs.SkipDir
		case entry.IsDir() && name != "." && (base == "node_modules" || strings.HasPrefix(base, ".")):
			return fs.SkipDir
		case entry.Type().IsRegular() && manifest.IsName(base):
			names = append(names, name)
		}
		return nil
	})
	return names
}
