package lsp

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

// searchPatience is how long the file system may take to answer while schemas are looked for.
// A hung one must not hold up the settings, or what is found elsewhere.
const searchPatience = 10 * time.Second

// folderCache keeps what was read from workspace folders until the files change.
type folderCache struct {
	busy  chan struct{} // capacity 1; holds one while the cache is locked
	files map[uri.URI]*folderFile
	names map[uri.URI]folderNames // by folder

	// comings grows when files may have come or gone, and news when what was found in manifests
	// may not hold any more.
	comings, news atomic.Int64
}

// folderNames are the manifests in a folder at one time.
type folderNames struct {
	list    []string
	comings int64
}

func newFolderCache() *folderCache { return &folderCache{busy: make(chan struct{}, 1)} }

// lock is false when ctx is done first.
func (c *folderCache) lock(ctx context.Context) bool {
	select {
	case c.busy <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (c *folderCache) unlock() { <-c.busy }

type folderFile struct {
	modified time.Time
	size     int64
	document *document
	news     int64 // of which the document knows
}

// closedManifests returns the Forge manifests in the workspace folders that are not
// open. Files that cannot be read are left out, and so are all when the file system does not
// answer in time.
func (s *snapshot) closedManifests(ctx context.Context) []*document {
	if s.folder == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, searchPatience)
	found, failed := make(chan []*document, 1), make(chan any, 1)
	go func() {
		defer cancel()
		defer func() {
			if r := recover(); r != nil {
				failed <- r
			}
		}()
		if s.cache.lock(ctx) {
			defer s.cache.unlock()
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
func (s *snapshot) findClosed(ctx context.Context) []*document {
	found := s.scan(ctx, func(int, int) {})
	if ctx.Err() == nil {
		places := map[string]bool{}
		for _, d := range found {
			places[placeOf(d.key)] = true
		}
		s.wantSchemas(places)
	}
	return found
}

// scan reads the manifests in the workspace folders that are not open, with the cache locked, and
// says after each how many of how many are read. It may hang.
func (s *snapshot) scan(ctx context.Context, progress func(done, total int)) (found []*document) {
	kept := map[uri.URI]*folderFile{}
	listed := s.list(ctx)
	for i, f := range listed {
		if ctx.Err() != nil {
			return found
		}
		progress(i, len(listed))
		if s.documents[f.key] != nil || kept[f.key] != nil {
			continue
		}
		file := s.cache.read(f.fsys, f.name, f.key)
		if file == nil {
			continue
		}
		file.document = file.document.judgedBy(s.catalogue(f.key))
		s.cache.renew(file)
		kept[f.key] = file
		if file.document.file != nil && file.document.file.IsForge() {
			found = append(found, file.document)
		}
	}
	if ctx.Err() == nil {
		s.cache.files = kept
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
func (s *snapshot) list(ctx context.Context) (all []listedFile) {
	for _, folder := range s.folders {
		if !folder.IsFile() {
			continue
		}
		fsys := s.folder(folder.FsPath())
		for _, name := range s.cache.list(ctx, folder, fsys, s.client.watchesFiles && s.files != nil) {
			if key, err := uri.JoinPath(folder, name); err == nil {
				all = append(all, listedFile{fsys, name, canonical(string(key))})
			}
		}
	}
	return all
}

// list returns the paths of the manifests in a folder. Where the client tells of what comes and
// goes, it looks for them only after that happened.
func (c *folderCache) list(ctx context.Context, folder uri.URI, fsys fs.FS, watched bool) []string {
	comings := c.comings.Load()
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
func (c *folderCache) renew(file *folderFile) {
	if news := c.news.Load(); file.news != news {
		file.document, file.news = file.document.unjudged(), news
	}
}

// read returns a file, from the cache if it has not changed.
func (c *folderCache) read(fsys fs.FS, name string, key uri.URI) *folderFile {
	f, err := fsys.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxDocument {
		return nil
	}
	if old := c.files[key]; old != nil && old.size == info.Size() && old.modified.Equal(info.ModTime()) {
		return old
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxDocument))
	if err != nil {
		return nil
	}
	d := &document{key: key, uri: key, content: newContent(text.New(string(raw)))}
	return &folderFile{info.ModTime(), info.Size(), d, c.news.Load()}
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
