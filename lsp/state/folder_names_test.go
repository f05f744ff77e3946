package state

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"go.lsp.dev/uri"
)

// counted is a folder in memory that counts how many directories are read.
type counted struct {
	fstest.MapFS
	reads int
}

// ReadDir implements [fs.ReadDirFS].
func (c *counted) ReadDir(name string) ([]fs.DirEntry, error) {
	c.reads++
	return c.MapFS.ReadDir(name)
}

// put adds an empty file.
func (c *counted) put(name string) { c.MapFS[name] = &fstest.MapFile{} }

// there returns the paths of a list at which there is a file, sorted.
func (c *counted) there(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(name string) bool {
		info, err := c.Stat(name)
		return err != nil || !info.Mode().IsRegular()
	})
	slices.Sort(list)
	return list
}

const testFolder = uri.URI("file:///w")

// listed returns the manifests that a cache knows in a folder for a client that watches.
func (c *counted) listed(cache *FolderCache) []string {
	return c.there(cache.list(context.Background(), testFolder, c, watchedRest))
}

// TestListFollowsWhatCame changes a folder at random, and tells of what came in the ways of clients:
// of each path, or of the highest directory alone. What is known then is what a search finds.
func TestListFollowsWhatCame(t *testing.T) {
	segments := []string{"a", "b", "node_modules", ".git", "manifest.yml"}
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 0))
		folder, cache := &counted{MapFS: fstest.MapFS{}}, NewFolderCache()
		for range 30 {
			folder.change(r, segments, &cache.Arrivals)
			if r.IntN(2) == 0 {
				continue
			}
			want := folder.there(manifestNames(context.Background(), folder, "."))
			if got := folder.listed(cache); !slices.Equal(got, want) {
				t.Fatalf("seed %d: got %q, want %q in %q", seed, got, want, slices.Sorted(maps.Keys(folder.MapFS)))
			}
		}
	}
}

// change removes what is at a random path, or puts a file there, and tells of what came.
func (c *counted) change(r *rand.Rand, segments []string, arrivals *Arrivals) {
	parts := make([]string, 1+r.IntN(4))
	for i := range parts {
		parts[i] = segments[r.IntN(len(segments))]
	}
	parts[len(parts)-1] = []string{"manifest.yml", "manifest.dev.yaml", "x.js"}[r.IntN(3)]
	if r.IntN(3) == 0 {
		gone := path.Join(parts[:len(parts)-1]...)
		maps.DeleteFunc(c.MapFS, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, gone+"/") })
		return
	}
	for i := range parts { // a file is in the way of a directory
		delete(c.MapFS, path.Join(parts[:i]...))
	}
	name := path.Join(parts...)
	maps.DeleteFunc(c.MapFS, func(other string, _ *fstest.MapFile) bool { return strings.HasPrefix(other, name+"/") })
	highest := ""
	for i := range parts {
		if _, err := c.Stat(path.Join(parts[:i+1]...)); err != nil && highest == "" {
			highest = path.Join(parts[:i+1]...)
		}
	}
	c.put(name)
	if highest == "" {
		return // it was there
	}
	if r.IntN(2) == 0 {
		arrivals.Add(Canonical("file:///w/" + highest))
		return
	}
	for i := range parts {
		if p := path.Join(parts[:i+1]...); len(p) >= len(highest) {
			arrivals.Add(Canonical("file:///w/" + p))
		}
	}
}

// TestListCostsWhatCame counts the directories that are read: what comes costs its own directory,
// and what is never told of is found all the same.
func TestListCostsWhatCame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder, cache := &counted{MapFS: fstest.MapFS{}}, NewFolderCache()
		for i := range 200 {
			folder.put(fmt.Sprintf("app%d/src/index.js", i))
		}
		cost := func(what string, most int, want ...string) {
			t.Helper()
			folder.reads = 0
			if got := folder.listed(cache); !slices.Equal(got, want) || folder.reads > most {
				t.Errorf("%s: %q after reading %d directories; want %q after %d", what, got, folder.reads, want, most)
			}
		}
		cost("the first time", 401)
		cost("nothing came", 0)
		folder.put("app1/src/new.js")
		folder.put("app2/node_modules/x/manifest.yml")
		cache.Arrivals.Add("file:///w/app1/src/new.js")
		cache.Arrivals.Add("file:///w/app2/node_modules/x/manifest.yml")
		cache.Arrivals.Add("file:///elsewhere/manifest.yml")
		cache.Arrivals.Add("untitled:manifest.yml")
		cost("a file of another name", 1)
		folder.put("app3/manifest.yml")
		cache.Arrivals.Add("file:///w/app3/manifest.yml")
		cost("a manifest", 1, "app3/manifest.yml")
		folder.put("app4/manifest.yml")
		cost("a manifest that nobody told of", 0, "app3/manifest.yml")
		time.Sleep(watchedRest + time.Second)
		cost("the same, later", 401, "app3/manifest.yml", "app4/manifest.yml")
		folder.put("app5/manifest.yml")
		cache.Arrivals.AddAnywhere()
		cost("something came anywhere", 401, "app3/manifest.yml", "app4/manifest.yml", "app5/manifest.yml")
		folder.put("app6/manifest.yml")
		for i := range 2 * maxArrivals {
			cache.Arrivals.Add(Canonical(fmt.Sprintf("file:///w/gone%d", i)))
		}
		cost("more than is kept", 401, "app3/manifest.yml", "app4/manifest.yml", "app5/manifest.yml", "app6/manifest.yml")
		cache.Arrivals.Add("file:///")
		cost("what the folder is in", 401, "app3/manifest.yml", "app4/manifest.yml", "app5/manifest.yml", "app6/manifest.yml")
	})
}

// TestListOfClientsThatDoNotWatch: questions of people search the folder, those that a client repeats
// do so now and then.
func TestListOfClientsThatDoNotWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := &counted{MapFS: fstest.MapFS{}}
		folder.put("a/manifest.yml")
		snap := &Snapshot{Folders: []uri.URI{testFolder}, Cache: NewFolderCache(), Folder: func(string) fs.FS { return folder }}
		count := func(polled bool) int { return len(snap.list(t.Context(), polled)) }
		if got := count(true); got != 1 {
			t.Errorf("%d at first", got)
		}
		folder.put("b/manifest.yml")
		if got := count(true); got != 1 {
			t.Errorf("%d at once: the folder was searched again", got)
		}
		if got := count(false); got != 2 {
			t.Errorf("%d for a person", got)
		}
		folder.put("c/manifest.yml")
		time.Sleep(polledRest + time.Second)
		if got := count(true); got != 3 {
			t.Errorf("%d a while later", got)
		}
	})
}
