// Package ignore says which files are left out, by the patterns of .gitignore files and of settings.
//
// Law: it reads nothing; a pattern that is not understood matches nothing.
package ignore

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// FileName is the name of the files of patterns that git reads.
const FileName = ".gitignore"

// Patterns are those of one file or setting, in their order. They are immutable.
type Patterns []pattern

// pattern is a line of a .gitignore file.
type pattern struct {
	glob    string // of doublestar, for a path relative to the directory of the patterns
	negated bool   // what it matches is not left out after all
	onlyDir bool   // it matches directories alone
}

// Parse reads the lines of a .gitignore file.
func Parse(text string) Patterns {
	var all Patterns
	for line := range strings.Lines(strings.TrimPrefix(text, "\uFEFF")) {
		if p, ok := parseLine(strings.TrimRight(line, "\r\n")); ok {
			all = append(all, p)
		}
	}
	return all
}

// parseLine reads a line. It is false for blank lines, comments and what is no pattern.
func parseLine(line string) (p pattern, ok bool) {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return pattern{}, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.onlyDir = strings.CutSuffix(line, "/")
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line) // git knows no alternatives
	if !anchored {
		line = "**/" + line
	}
	p.glob = line
	return p, line != "" && doublestar.ValidatePattern(line)
}

// match reports whether the patterns leave a path out, which is relative to their directory, and
// whether they say anything of it. The last one that matches counts.
func (all Patterns) match(name string, isDir bool) (out, said bool) {
	for i := len(all) - 1; i >= 0; i-- {
		p := all[i]
		if p.onlyDir && !isDir {
			continue
		}
		if doublestar.MatchUnvalidated(p.glob, name) {
			return !p.negated, true
		}
	}
	return false, false
}

// Scope is a directory in which patterns hold, besides those of the directories around it. The nil
// Scope leaves nothing out. It is immutable.
type Scope struct {
	dir      string
	patterns Patterns
	around   *Scope
}

// Within returns the scope of a directory, which is clean, below the one of s, or of the same: its patterns count more.
func (s *Scope) Within(dir string, patterns Patterns) *Scope {
	if len(patterns) == 0 {
		return s
	}
	return &Scope{dir, patterns, s}
}

// IsLeftOut reports whether a path is left out; it is written with slashes, and absolute if the
// directories of the scope are. Of what lies in a directory that is left out nobody asks.
func (s *Scope) IsLeftOut(name string, isDir bool) bool {
	for ; s != nil; s = s.around {
		inside, ok := strings.CutPrefix(name, strings.TrimSuffix(s.dir, "/")+"/")
		if !ok {
			continue
		}
		if out, said := s.patterns.match(inside, isDir); said {
			return out
		}
	}
	return false
}
