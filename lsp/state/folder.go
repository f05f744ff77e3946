package state

import (
	"context"
	"io"
	"io/fs"
	"strings"
	"sync/atomic"
	"time"

	"forge-manifest-ls/internal/text"

	"go.lsp.dev/uri"
)

// SearchPatience is how long the file system may take to answer while schemas are looked for.
// A hung one must not hold up the settings, or what is found elsewhere.
const SearchPatience = 10 * time.Second

// ReadFolders returns the workspace folders, or the root that older clients send.
func ReadFolders(params Object) []uri.URI {
	var folders []uri.URI
	for _, f := range params.List("workspaceFolders") {
		folder, _ := f.(map[string]any)
		if key, ok := FolderKey(Object(folder).String("uri")); ok {
			folders = append(folders, key)
		}
	}
	if key, ok := FolderKey(params.String("rootUri")); ok && folders == nil {
		folders = []uri.URI{key}
	}
	return folders
}

// FolderKey returns the address by which a workspace folder is known. It is false for an address without
// a path, which some clients send where no folder is open: it would be the whole disk.
func FolderKey(address string) (uri.URI, bool) {
	if rest := strings.ToLower(address); rest == "" || rest == "file:" || rest == "file://" {
		return "", false
	}
	return Canonical(address), true
}

// FolderCache keeps what was read from workspace folders until the files change.
type FolderCache struct {
	busy  chan struct{} // capacity 1; holds one while the cache is locked
	files map[uri.URI]*folderFile
	names map[uri.URI]folderNames // by folder

	// Arrivals are what clients told of that came into the folders.
	Arrivals Arrivals
	// News grows when what was found in manifests may not hold any more.
	News atomic.Int64
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
// answer in time. Polled are questions that a client repeats by itself: their answer may miss a
// manifest that came a moment ago.
func (s *Snapshot) ClosedManifests(ctx context.Context, polled bool) []*Document {
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
			found <- s.findClosed(ctx, polled)
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

// findClosed is ClosedManifests with the cache locked. It may hang.
func (s *Snapshot) findClosed(ctx context.Context, polled bool) []*Document {
	found := s.scan(ctx, polled, func(int, int) {})
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
func (s *Snapshot) Scan(ctx context.Context, progress func(done, total int)) {
	s.scan(ctx, false, progress)
}

// scan is Scan, and returns the Forge manifests among them.
func (s *Snapshot) scan(ctx context.Context, polled bool, progress func(done, total int)) (found []*Document) {
	kept := map[uri.URI]*folderFile{}
	listed := s.list(ctx, polled)
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
func (s *Snapshot) list(ctx context.Context, polled bool) (all []listedFile) {
	rest := time.Duration(0)
	switch {
	case s.Client.WatchesFiles && s.Files != nil:
		rest = watchedRest
	case polled:
		rest = polledRest
	}
	for _, folder := range s.Folders {
		if !folder.IsFile() {
			continue
		}
		fsys := s.Folder(Slashed(folder))
		for _, name := range s.Cache.list(ctx, folder, fsys, rest) {
			if key, err := uri.JoinPath(folder, name); err == nil {
				all = append(all, listedFile{fsys, name, Canonical(string(key))})
			}
		}
	}
	return all
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
