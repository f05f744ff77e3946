package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"forge-manifest-ls/internal/testing/mutate"
)

// tree is a folder: contents of files by path, and paths of empty directories, which end
// with a slash.
type tree map[string]string

// delta is a change of some files: a file that is nil goes.
type delta map[string]*string

// ofTree returns what makes one tree of another.
func ofTree(old, next tree) delta {
	d := delta{}
	for name := range old {
		if _, ok := next[name]; !ok {
			d[name] = nil
		}
	}
	for name, content := range next {
		if before, ok := old[name]; !ok || before != content {
			d[name] = &content
		}
	}
	return d
}

// after is the tree after a change. Of a file and what is below it, what is below stays.
func (t tree) after(d delta) tree {
	next := maps.Clone(t)
	for name, content := range d {
		delete(next, name)
		if content == nil {
			continue
		}
		if isEmpty := strings.HasSuffix(name, "/"); !isEmpty {
			next[path.Clean(name)] = *content
		} else if dir := path.Clean(name); dir != "." {
			next[dir+"/"] = ""
		}
	}
	for _, name := range slices.Sorted(maps.Keys(next)) {
		dir := strings.TrimSuffix(name, "/") + "/"
		for other := range next {
			if other != name && strings.HasPrefix(other, dir) {
				delete(next, name)
			}
		}
	}
	return next
}

// paths are those of all files and directories.
func (t tree) paths() map[string]string {
	all := map[string]string{}
	for name, content := range t {
		if dir, isEmpty := strings.CutSuffix(name, "/"); isEmpty {
			name, content = dir, "/"
		}
		all[name] = content
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			all[dir] = "/"
		}
	}
	return all
}

// event is a change of a file as an editor tells of it.
type event struct {
	URI  string `json:"uri"`
	Type int    `json:"type"`
}

// Types of events. A watcher's kind has the bit 1<<(type-1).
const (
	created = 1 + iota
	written
	removed
)

// store makes a folder that holds a tree hold another, and returns what happened, by path.
func (t tree) store(folder string, next tree) (map[string]int, error) {
	happened := map[string]int{}
	old, paths := t.paths(), next.paths()
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(old))) {
		if content, ok := paths[name]; !ok || (content == "/") != (old[name] == "/") {
			if err := os.Remove(filepath.Join(folder, name)); err != nil {
				return nil, err
			}
			happened[name] = removed
		}
	}
	for _, name := range slices.Sorted(maps.Keys(paths)) {
		before, was := old[name]
		content, file := paths[name], filepath.Join(folder, name)
		was = was && happened[name] == 0
		var err error
		switch {
		case was && before == content:
			continue
		case content == "/":
			err = os.Mkdir(file, 0o777)
		default:
			err = os.WriteFile(file, []byte(content), 0o666)
		}
		if err != nil {
			return nil, err
		}
		if was {
			happened[name] = written
		} else {
			happened[name] = created
		}
	}
	return happened, nil
}

// events are what an editor tells its server, if anything. Editors that fold tell of a
// directory that came or went, and of nothing in it.
func (e *editor) events(happened map[string]int) []event {
	events := []event{}
	for _, name := range slices.Sorted(maps.Keys(happened)) {
		kind := happened[name]
		parent := happened[path.Dir(name)]
		if e.Folds && parent == kind && kind != written {
			continue
		}
		if slices.ContainsFunc(e.watchers, func(w watcher) bool {
			ok, _ := doublestar.Match(w.GlobPattern, name)
			return ok && (w.Kind == nil || *w.Kind&(1<<(kind-1)) != 0)
		}) {
			events = append(events, event{e.folder + "/" + name, kind})
		}
	}
	return events
}

// severityFiles are contents of the file beside a manifest, right and wrong.
var severityFiles = []string{
	"", "rules:\n", "rules:\n  unused-key: off\n", "rules:\n  function-handler-file: hint\n  resource-file: error\n  schema-unknown-property: off\n", "rules: [\n", "rulez: 1\n", "rules:\n  nope: off\n", "- 😀\n",
	"rules:\n  schema-enum: loud\n", "\x00", "rules:\r\n  reference-function: off\r\n",
}

// change changes a tree at random. first is what it was at first, for files that come back.
func (t tree) change(r *rand.Rand, first tree) delta {
	next := maps.Clone(t)
	switch r.IntN(10) {
	case 0:
		next[".forge-manifest-ls.yml"] = severityFiles[r.IntN(len(severityFiles))]
	case 1:
		delete(next, ".forge-manifest-ls.yml")
	case 2, 3: // a directory, with all in it
		names := slices.Sorted(maps.Keys(next))
		if len(names) == 0 {
			break
		}
		dir := path.Dir(strings.TrimSuffix(names[r.IntN(len(names))], "/"))
		maps.DeleteFunc(next, func(name, _ string) bool { return dir != "." && strings.HasPrefix(name, dir+"/") })
	case 4: // all as it was
		next = maps.Clone(first)
	case 5: // some of it
		for _, name := range slices.Sorted(maps.Keys(first)) {
			if r.IntN(3) == 0 {
				next[name] = first[name]
			}
		}
	case 6:
		next["package.json"] = []string{"{}", "{\"dependencies\":{\"@forge/api\":\"1\"}}", "{", "[]"}[r.IntN(4)]
	case 7: // another manifest, which is not open
		next["other/manifest.yml"] = []string{"", "app:\n  id: x\nmodules: {}\n", "modules:\n  function:\n    - key: a\n      handler: b.c\n", "applications:\n- name: a\n"}[r.IntN(4)]
	default:
		mutate.ChangeFiles(r, next)
	}
	return ofTree(t, tree{}.after(ofTree(nil, next)))
}
