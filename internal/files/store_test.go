package files_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

// source is a file system in memory whose files change, and that may hang.
type source struct {
	mu    sync.Mutex
	files memory.Files
	hang  map[string]chan struct{} // until it is closed
	looks atomic.Int64
}

func newSource(contents memory.Files) *source {
	return &source{files: contents, hang: map[string]chan struct{}{}}
}

// now returns the files as they are.
func (s *source) now(path string) memory.Files {
	s.looks.Add(1)
	s.mu.Lock()
	wait := s.hang[path]
	s.mu.Unlock()
	if wait != nil {
		<-wait
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	out := memory.Files{}
	for name, content := range s.files {
		out[name] = content
	}
	return out
}

func (s *source) write(path, content string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = content
}

func (s *source) remove(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.files, path)
}

func (s *source) Lstat(path string) (fs.FileInfo, error)    { return s.now(path).Lstat(path) }
func (s *source) Stat(path string) (fs.FileInfo, error)     { return s.now(path).Stat(path) }
func (s *source) Read(path string, n int64) ([]byte, error) { return s.now(path).Read(path, n) }
func (s *source) List(path string) ([]string, error)        { return s.now(path).List(path) }
func (s *source) Real(path string) (string, error)          { return s.now(path).Real(path) }
func (s *source) Below(path string) fs.FS                   { return s.now(path).Below(path) }

func TestStoreLooksOnce(t *testing.T) {
	src := newSource(memory.Files{"/app/a.js": "a", "/app/dir/b": "b", "/app/empty/": ""})
	v := files.NewStore(src).In("/app")
	kinds := map[string]files.Kind{
		"a.js": files.Regular, "dir": files.Directory, "dir/../a.js": files.Regular, "../app/a.js": files.Regular, "/app/a.js": files.Regular,
		"none": files.Missing, "": files.Directory, ".": files.Directory, "empty": files.Directory, "..": files.Directory, "../..": files.Directory,
	}
	for name, want := range kinds {
		if got := v.Kind(name); got != want {
			t.Errorf("%q: kind %d, want %d", name, got, want)
		}
	}
	before := src.looks.Load()
	src.write("/app/none", "now")
	for name, want := range kinds {
		if got := v.Kind(name); got != want {
			t.Errorf("%q: kind %d the second time, want %d", name, got, want)
		}
	}
	if src.looks.Load() != before {
		t.Error("it looked again")
	}
	if got := v.Names("").Names; !slices.Equal(got, []string{"a.js", "dir", "empty", "none"}) {
		t.Errorf("names %q", got)
	}
	if got := v.Content("a.js"); string(got.Content.Bytes()) != "a" || v.Content("a.js").Content != got.Content {
		t.Error("not the content, or not the same twice")
	}
	if got := v.Content("dir"); got.Content != nil || got.Kind != files.Directory {
		t.Error("a directory has content")
	}
}

func TestWithExtension(t *testing.T) {
	v := files.NewStore(newSource(memory.Files{"/app/src/a.ts": "ts", "/app/src/a.js": "js", "/app/src/d.js/x": ""})).In("/app")
	got := v.WithExtension("src/a", ".tsx .ts .js")
	if got.Name != "src/a.ts" || string(got.Content.Bytes()) != "ts" {
		t.Errorf("got %q", got.Name)
	}
	if got := v.WithExtension("src/b", ".ts .js"); got.Kind != files.Missing {
		t.Errorf("kind %d for what is not there", got.Kind)
	}
	if got := v.WithExtension("src/d", ".ts .js"); got.Kind != files.Directory || got.Content != nil {
		t.Errorf("kind %d for a directory", got.Kind)
	}
}

func TestTooLarge(t *testing.T) {
	v := files.NewStore(newSource(memory.Files{
		"/app/most": strings.Repeat("x", files.MaxSize), "/app/more": strings.Repeat("x", files.MaxSize+1),
	})).In("/app")
	if got := v.Content("most"); got.Content == nil {
		t.Error("the largest file is not read")
	}
	if got := v.Content("more"); got.Content != nil || got.Kind != files.TooLarge || !got.Kind.Exists() {
		t.Errorf("kind %d", got.Kind)
	}
}

func TestNilView(t *testing.T) {
	var v *files.View
	if v.Kind("a") != files.Pending || v.Content("a").Kind != files.Pending || v.WithExtension("a", ".b").Kind.Exists() {
		t.Error("a nil view knows something")
	}
	if _, known := v.Match("*"); known {
		t.Error("a nil view matches")
	}
}

// TestCacheNeverWaits asks a cache about a file that does not answer.
func TestCacheNeverWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "a", "/app/b": "b"})
		src.hang["/app/a"] = make(chan struct{})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		v := s.In("/app")
		if v.Kind("a") != files.Pending || v.Kind("b") != files.Pending {
			t.Error("known without a look")
		}
		synctest.Wait()
		if v.Kind("a") != files.Pending || v.Kind("b") != files.Regular || told.Load() != 1 {
			t.Errorf("a %d, b %d, told %d times", v.Kind("a"), v.Kind("b"), told.Load())
		}
		close(src.hang["/app/a"])
		synctest.Wait()
		if v.Kind("a") != files.Regular || told.Load() != 2 {
			t.Errorf("a %d, told %d times", v.Kind("a"), told.Load())
		}
		s.Close()
	})
}

// TestCacheAges checks that old answers are looked at again, and that nobody is told of
// what stays the same.
func TestCacheAges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "1"})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		defer s.Close()
		v := s.In("/app")
		content := func() string {
			v.Content("a")
			synctest.Wait()
			return string(v.Content("a").Content.Bytes())
		}
		first := content()
		src.write("/app/a", "2")
		if got := content(); first != "1" || got != "1" {
			t.Errorf("got %q, %q: a fresh answer is not kept", first, got)
		}
		time.Sleep(3 * time.Second)
		if got := content(); got != "2" || told.Load() != 2 {
			t.Errorf("got %q, told %d times", got, told.Load())
		}
		time.Sleep(3 * time.Second)
		kept := v.Content("a").Content
		if content(); v.Content("a").Content != kept || told.Load() != 2 {
			t.Error("the content is another one although it says the same")
		}
		s.Watched()
		src.write("/app/a", "3")
		time.Sleep(20 * time.Second)
		if got := content(); got != "2" {
			t.Errorf("got %q: an answer about a file that is watched is not kept", got)
		}
		time.Sleep(20 * time.Second)
		if got := content(); got != "3" {
			t.Errorf("got %q: what is watched is never looked at again", got)
		}
	})
}

// TestRefresh checks that a refresh finds what has changed, even while somebody looks.
func TestRefresh(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "1"})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		defer s.Close()
		v := s.In("/app")
		v.Kind("a")
		v.Kind("b")
		synctest.Wait()
		src.remove("/app/a")
		src.write("/app/b/c", "")
		s.Refresh()
		synctest.Wait()
		if v.Kind("a") != files.Missing || v.Kind("b") != files.Directory || told.Load() < 2 {
			t.Errorf("a %d, b %d, told %d times", v.Kind("a"), v.Kind("b"), told.Load())
		}
		time.Sleep(time.Minute)
		hang := make(chan struct{})
		src.mu.Lock()
		src.hang["/app/a"] = hang
		src.mu.Unlock()
		before := src.looks.Load()
		s.Refresh()
		synctest.Wait() // somebody looks at "a" now, and hangs
		s.Refresh()     // so it must be looked at once more
		time.Sleep(time.Minute)
		close(hang)
		synctest.Wait()
		if looks := src.looks.Load() - before; looks != 4 {
			t.Errorf("%d looks, want two at each", looks)
		}
	})
}

// TestManyRefreshes checks that the first of many refreshes looks at once, that the others cost one
// more, and that it comes after the last.
func TestManyRefreshes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "1"})
		s := files.NewCache(src, func() {})
		defer s.Close()
		v := s.In("/app")
		content := func() string { return string(v.Content("a").Content.Bytes()) }
		v.Content("a")
		synctest.Wait()
		before := src.looks.Load()
		for _, text := range []string{"22", "333", "4444"} {
			src.write("/app/a", text)
			s.Refresh()
			synctest.Wait()
			if got := content(); got != "22" {
				t.Errorf("%q after the first refresh", got)
			}
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if got, calls := content(), src.looks.Load()-before; got != "4444" || calls != 4 {
			t.Errorf("%q after %d calls, want twice the two of a look", got, calls)
		}
	})
}

// TestIdleIsForgotten checks that a refresh does not look at what nobody asks for.
func TestIdleIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "1", "/app/b": "2"})
		s := files.NewCache(src, func() {})
		defer s.Close()
		v := s.In("/app")
		v.Kind("a")
		time.Sleep(time.Hour)
		v.Kind("b")
		synctest.Wait()
		before := src.looks.Load()
		s.Refresh()
		synctest.Wait()
		if looks := src.looks.Load() - before; looks != 1 {
			t.Errorf("%d looks, want one", looks)
		}
		if v.Kind("a") != files.Pending {
			t.Error("what was forgotten is known")
		}
	})
}

// TestOverlayMattersLater: whether an overlay matters follows the answers of a cache, as files come, change, go and are forgotten.
func TestOverlayMattersLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a.js": "1", "/app/b.js": "1"})
		s := files.NewCache(src, func() {})
		defer s.Close()
		v := s.In("/app")
		ask := func() {
			v.Content("a.js")
			v.Content("../app/a.js")
			v.WithExtension("b", ".ts .js")
		}
		for _, step := range []struct {
			name string
			do   func()
			want [3]bool // of a.js, b.js and b.ts
		}{
			{"before anybody asks", func() {}, [3]bool{}},
			{"asked", ask, [3]bool{true, true, false}},
			{"changed", func() { src.write("/app/a.js", "2") }, [3]bool{true, true, false}},
			{"another extension", func() { src.write("/app/b.ts", "3") }, [3]bool{true, false, true}},
			{"removed", func() { src.remove("/app/a.js") }, [3]bool{false, false, true}},
			{"come back", func() { src.write("/app/a.js", "4") }, [3]bool{true, false, true}},
			{"forgotten", func() { time.Sleep(time.Hour) }, [3]bool{}},
			{"asked again", ask, [3]bool{true, false, true}},
		} {
			step.do()
			synctest.Wait()
			time.Sleep(time.Second)
			s.Refresh()
			synctest.Wait()
			for i, path := range []string{"/app/a.js", "/app/b.js", "/app/b.ts"} {
				if got := s.SetOverlay(path, []byte("typed")); got != step.want[i] {
					t.Errorf("%s: an overlay of %s matters: %t, want %t", step.name, path, got, step.want[i])
				}
				s.SetOverlay(path, nil)
			}
		}
	})
}

// TestForgottenIsNews: whoever has asked for a file once, and had no reason to ask again, hears of it when it is forgotten, because
// nobody would say that it has changed.
func TestForgottenIsNews(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a": "1"})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		defer s.Close()
		v := s.In("/app")
		v.Content("a")
		synctest.Wait()
		time.Sleep(time.Hour)
		src.write("/app/a", "2")
		before := told.Load()
		s.Refresh()
		synctest.Wait()
		if n := told.Load() - before; n != 1 {
			t.Errorf("told %d times of a file that has changed, want once", n)
		}
		v.Content("a")
		synctest.Wait()
		if got := string(v.Content("a").Content.Bytes()); got != "2" {
			t.Errorf("%q, want what is there now", got)
		}
	})
}

// TestClose checks that a closed cache looks no more, and does not wait.
func TestClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{})
		src.hang["/app/a"] = make(chan struct{})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		v := s.In("/app")
		v.Kind("a")
		synctest.Wait()
		s.Close()
		before := src.looks.Load()
		v.Kind("b")
		s.Refresh()
		close(src.hang["/app/a"])
		synctest.Wait()
		if src.looks.Load() != before || told.Load() != 0 {
			t.Errorf("%d looks more, told %d times", src.looks.Load()-before, told.Load())
		}
	})
}

// TestConcurrently asks one store from many goroutines.
func TestConcurrently(t *testing.T) {
	src := newSource(memory.Files{"/app/a": "a"})
	for _, s := range []*files.Store{files.NewStore(src), files.NewCache(src, func() {})} {
		var asking sync.WaitGroup
		for range 8 {
			asking.Go(func() {
				for i := range 50 {
					v := s.In("/app")
					v.Content("a")
					v.Kind(fmt.Sprint(i))
					if i%10 == 0 {
						s.Refresh()
					}
				}
			})
		}
		asking.Wait()
		s.Close()
	}
}

// TestGatheringAgain: files are asked for again when time has passed, and what was made of them stays the same one until one of them
// is another.
func TestGatheringAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		in := newSource(memory.Files{"/app/a.js": "1"})
		store := files.NewCache(in, func() {})
		defer store.Close()
		var g files.Gathering[*string]
		v := store.In("/app")
		now := func() *string {
			return g.Of(v, "", func() *string { text := fmt.Sprint(v.Kind("a.js")); return &text })
		}
		now()
		synctest.Wait()
		first := now()
		time.Sleep(time.Minute)
		looks := in.looks.Load()
		if now() != first {
			t.Error("nothing has changed, and there is another result")
		}
		synctest.Wait()
		if in.looks.Load() == looks {
			t.Error("nobody has looked whether the file has changed")
		}
		in.remove("/app/a.js")
		time.Sleep(time.Minute)
		now()
		synctest.Wait()
		if now() == first {
			t.Error("a file is gone, and the result is the same")
		}
	})
}

func TestReading(t *testing.T) {
	calls := 0
	length := files.NewReading(func(b []byte) int { calls++; return len(b) })
	double := files.NewReading(func(b []byte) int { return 2 * len(b) })
	c := files.NewContent([]byte("abc"))
	first, second := length.Of(c), length.Of(c)
	if first != 3 || second != 3 || double.Of(c) != 6 || calls != 1 {
		t.Errorf("%d and %d with %d calls", first, second, calls)
	}
}

// TestSavedFirst: a file that was saved is looked at before all others, in the pause between two refreshes, too, and what is new of it
// is told while others do not answer.
func TestSavedFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		src := newSource(memory.Files{"/app/a.js": "1"})
		var told atomic.Int64
		s := files.NewCache(src, func() { told.Add(1) })
		defer s.Close()
		v := s.In("/app")
		v.Content("a.js")
		hang := make(chan struct{})
		defer close(hang)
		for i := range 10 {
			v.Kind(fmt.Sprint("hung", i))
		}
		synctest.Wait()
		s.Refresh()
		synctest.Wait()
		saved := func(content string) {
			t.Helper()
			before := told.Load()
			src.write("/app/a.js", content)
			s.RefreshFiles(map[string]bool{"/app/a.js": true, "/app/other.js": true})
			s.Refresh()
			synctest.Wait()
			if got := string(v.Content("a.js").Content.Bytes()); got != content || told.Load() == before {
				t.Errorf("content %q, want %q; told %d times", got, content, told.Load()-before)
			}
		}
		saved("2") // in the pause
		time.Sleep(time.Minute)
		src.mu.Lock()
		for i := range 10 {
			src.hang[fmt.Sprint("/app/hung", i)] = hang
		}
		src.mu.Unlock()
		saved("3")
	})
}
