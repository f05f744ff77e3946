package code

import (
	"cmp"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
)

// Bounds of what is looked at.
const (
	maxFiles  = 2000
	maxAsked  = 4000 // names that may be those of directories
	maxLevels = 16   // of directories below each other
)

// Extensions are those of source files, with spaces between them.
const Extensions = ".tsx .jsx .ts .js .mjs .cjs .mts .cts"

// IsSource reports whether a file is one of source code, by its name.
func IsSource(name string) bool {
	extension := path.Ext(name)
	return extension != "" && strings.Contains(Extensions+" ", extension+" ")
}

// IsTest reports whether a source file is one of a test, by its path.
func IsTest(name string) bool {
	base := path.Base(name)
	for _, part := range []string{".test.", ".spec.", ".stories."} {
		if strings.Contains(base, part) {
			return true
		}
	}
	return slices.ContainsFunc(strings.Split(path.Dir(name), "/"), func(folder string) bool {
		return folder == "__tests__" || folder == "__mocks__" || folder == "cypress" || folder == "e2e"
	})
}

// search looks for the files of an app.
type search struct {
	roots
	around  *files.View
	ignored ignored
	project project
	found   map[string]*File
	order   []*File         // those that are found, in that order
	walked  map[string]bool // directories
	asked   int             // how many names were looked at that may be those of directories
	pending bool
	loading bool // see [App]
	unread  []Unread
	cut     bool
}

// run finds the files and what reaches them.
func (s *search) run() {
	s.readLists()
	s.walk("src", "", true, maxLevels)
	for _, r := range s.resources {
		if r.native && !leaves(r.path) {
			s.walk(path.Dir(r.path), "", true, maxLevels)
		}
	}
	if s.known && s.sources != "src" && !leaves(s.sources) {
		s.walk(path.Clean(s.sources), "", false, maxLevels)
	}
	s.readFacts()
	g := graph{search: s}
	for _, r := range s.resources {
		if r.native {
			g.enter(r.path, FrontEnd)
			continue
		}
		folder, built := pagesOf(s.around, r.path)
		if folder != "" && !leaves(folder) {
			for _, name := range s.walk(folder, built, false, maxLevels) {
				g.enter(name, FrontEnd)
			}
		}
	}
	for _, stem := range s.handlers {
		g.enter(s.withExtension(stem, manifest.HandlerExtensions), BackEnd)
	}
	g.follow()
}

// readFacts reads the facts of the files that are found, several at a time.
func (s *search) readFacts() {
	all := s.order
	var next atomic.Int32
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		group.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(all); i = next.Add(1) - 1 {
				all[i].readFacts()
			}
		})
	}
	group.Wait()
}

// readFacts reads the facts of a file.
func (f *File) readFacts() { f.Facts = javascript.FactsIn(f.Content, f.Name) }

// leaves reports whether a clean path leads out of the directory of the manifest.
func leaves(name string) bool {
	return path.IsAbs(name) || name == ".." || strings.HasPrefix(name, "../")
}

// readLists reads the files beside the manifest that say which others belong to the app.
func (s *search) readLists() {
	if c := s.content(".gitignore").Content; c != nil {
		s.ignored = ignoredIn.Of(c)
	}
	if c := s.content("tsconfig.json").Content; c != nil {
		s.project = projectIn.Of(c)
	}
}

// content asks for a file.
func (s *search) content(name string) files.Fact { return s.noted(s.around.Content(name)) }

// noted notes whether an answer is known.
func (s *search) noted(fact files.Fact) files.Fact {
	s.pending, s.loading = s.pending || fact.Kind == files.Pending, s.loading || fact.Kind == files.Pending
	return fact
}

// withExtension returns the name of the file that there is with one of some extensions, "" for none.
func (s *search) withExtension(stem, extensions string) string {
	for extension := range strings.FieldsSeq(extensions) {
		if s.found[stem+extension] != nil {
			return stem + extension
		}
	}
	if s.walked[path.Dir(stem)] {
		return ""
	}
	fact := s.noted(s.around.WithExtension(stem, extensions))
	if fact.Content == nil {
		s.leaveOut(cmp.Or(fact.Name, stem), fact)
		return ""
	}
	s.add(fact.Name, fact, false)
	return fact.Name
}

// walk adds the source files in and below a directory, but those in one of its directories, and returns their names.
// Linted says that "forge lint" reads the directory.
func (s *search) walk(dir, without string, linted bool, levels int) (names []string) {
	if s.walked[dir] {
		return s.below(dir)
	}
	if s.asked++; levels == 0 || s.asked > maxAsked {
		s.pending, s.cut = true, true
		return nil
	}
	listed := s.noted(s.around.Names(dir))
	if listed.Kind != files.Directory || listed.Link {
		return nil
	}
	s.walked[dir] = true
	for _, base := range listed.Names {
		name := path.Join(dir, base)
		switch {
		case IsSource(base):
			if s.addSource(name, linted) {
				names = append(names, name)
			}
		case name != without && mayBeDirectory(base) && !s.ignored.hasDirectory(name) && (linted || !isOutput(base)):
			names = append(names, s.walk(name, without, linted, levels-1)...)
		}
	}
	return names
}

// below returns the names of the files that were found below a directory.
func (s *search) below(dir string) (names []string) {
	for name := range s.found {
		if dir == "." || strings.HasPrefix(name, dir+"/") {
			names = append(names, name)
		}
	}
	return names
}

// mayBeDirectory tells most names of files from those of directories, so that fewer have to be looked at.
func mayBeDirectory(base string) bool {
	switch path.Ext(base) {
	case ".json", ".md", ".css", ".scss", ".less", ".html", ".svg", ".png", ".jpg", ".gif", ".ico", ".map", ".yml", ".yaml", ".txt", ".woff", ".woff2", ".ttf", ".lock", ".snap":
		return false
	}
	return base != "node_modules" && base != ".git"
}

// isOutput reports whether a directory beside sources has the output of tools, by its name.
func isOutput(base string) bool {
	return slices.Contains(buildFolders, base) || base == "coverage" || strings.HasPrefix(base, ".")
}

// addSource adds a source file, and reports whether it is one of the app.
func (s *search) addSource(name string, linted bool) bool {
	if s.ignored.hasFile(name) || len(s.found) >= maxFiles {
		s.cut = s.cut || len(s.found) >= maxFiles
		s.pending = s.pending || s.cut
		return false
	}
	fact := s.content(name)
	if linted {
		s.leaveOut(name, fact)
	}
	return s.add(name, fact, linted && !s.ignored.negated && (!isTypeScript(name) || s.project.hasFile(name)))
}

// leaveOut notes a file if it is there and could not be read.
func (s *search) leaveOut(name string, fact files.Fact) {
	if fact.Content == nil && fact.Kind != files.Pending && fact.Kind != files.Missing && fact.Kind != files.Directory {
		s.unread = append(s.unread, Unread{name, fact})
	}
}

// isTypeScript reports whether a file is one of TypeScript, by its name.
func isTypeScript(name string) bool {
	switch path.Ext(name) {
	case ".ts", ".tsx", ".mts", ".cts":
		return true
	}
	return false
}

// add adds a file whose content is known.
func (s *search) add(name string, fact files.Fact, linted bool) bool {
	if fact.Content == nil {
		s.pending = s.pending || fact.Kind.Exists() && fact.Kind != files.Directory
		return false
	}
	if old := s.found[name]; old != nil {
		old.Linted = old.Linted || linted
		return true
	}
	file := &File{Name: name, Content: fact.Content, Linted: linted, Test: IsTest(name)}
	s.found[name] = file
	s.order = append(s.order, file)
	return true
}
