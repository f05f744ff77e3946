package main

import (
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// isSettingsName reports whether a file of a name holds settings.
func isSettingsName(name string) bool { return slices.Contains(settings.Names, name) }

// settingsFiles finds the files of settings, and reads each once. It is safe for concurrent use.
type settingsFiles struct {
	only *settings.File // what --config names; nil where files are looked for
	off  bool           // --no-config

	mu   sync.Mutex
	read map[string]*settings.File // by directory; nil where there is none
}

// openSettings returns what the options say of settings: named is the file that alone counts, "" for none.
func openSettings(named string, off bool) (*settingsFiles, error) {
	s := &settingsFiles{off: off, read: map[string]*settings.File{}}
	if named == "" {
		return s, nil
	}
	src, err := disk.Files{}.Read(filepath.ToSlash(named), settings.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("--config %w", withoutOperation(err))
	}
	s.only = &settings.File{Dir: absolute(filepath.Dir(named)), Name: filepath.Base(named), Content: src}
	s.only.Config, s.only.Problems = settings.Parse(src)
	return s, nil
}

// around returns the files of settings that count in a directory, which is absolute.
func (s *settingsFiles) around(dir string) settings.Chain {
	switch {
	case s.off || dir == "":
		return nil
	case s.only != nil:
		return settings.Chain{s.only}
	}
	border := borderOf(dir)
	return settings.Around(dir, border, func(at string) *settings.File { return s.readIn(at, border) })
}

// readIn returns the file in a directory; nil where there is none.
func (s *settingsFiles) readIn(dir, border string) *settings.File {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, known := s.read[dir]
	if !known {
		f = settings.ReadIn(files.NewStore(disk.Files{}).In(dir).Within(border), dir)
		s.read[dir] = f
	}
	return f
}

// excludedIn returns what the file in a directory leaves out.
func (s *settingsFiles) excludedIn(dir string) ignore.Patterns {
	if s.off || s.only != nil {
		return nil
	}
	if f := s.readIn(dir, borderOf(dir)); f != nil {
		return f.Config.Exclude
	}
	return nil
}

// scopeOf returns what settings leave out in a directory, besides what its scope leaves out.
func (s *settingsFiles) scopeOf(dir string, scope *ignore.Scope) *ignore.Scope {
	for _, f := range slices.Backward(s.around(dir)) {
		scope = scope.Within(f.Dir, f.Config.Exclude)
	}
	return scope
}

// settingsProblem is something in a file of settings that is not understood.
type settingsProblem struct {
	file *settings.File
	settings.Problem
}

// problems returns what is wrong in all files that were read, ordered by their paths.
func (s *settingsFiles) problems() (all []settingsProblem) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := map[string]*settings.File{}
	maps.Copy(found, s.read)
	if s.only != nil {
		found[s.only.Dir] = s.only
	}
	for _, dir := range slices.Sorted(maps.Keys(found)) {
		if f := found[dir]; f != nil {
			for _, p := range f.Problems {
				all = append(all, settingsProblem{f, p})
			}
		}
	}
	return all
}

// said returns the problem in one line.
func (p settingsProblem) said() string { return p.In(shownPath(p.file)) }

// write writes the problem, with the line where it is underlined.
func (p settingsProblem) write(stderr io.Writer, style report.Options) {
	failure(stderr, fmt.Errorf("%s", p.said()))
	if p.Line > 0 && p.file.Content != nil {
		fmt.Fprint(stderr, report.Snippet(text.New(string(p.file.Content)), p.Span, style))
	}
}

// shownPath returns the path of a file of settings, from the current directory.
func shownPath(f *settings.File) string {
	full := filepath.Join(filepath.FromSlash(f.Dir), f.Name)
	rel, err := filepath.Rel(filepath.FromSlash(absolute(".")), full)
	if err != nil || strings.HasPrefix(rel, strings.Repeat(".."+string(filepath.Separator), 8)) {
		return shown(full)
	}
	return shown(rel)
}
