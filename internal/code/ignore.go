package code

import (
	"path"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/javascript/scanner"

	"github.com/bmatcuk/doublestar/v4"
)

// ignored are the lines of a ".gitignore" as "forge lint" reads them, which is not as Git does: the
// lines without an extension are names of directories, anywhere.
type ignored struct {
	directories map[string]bool // base names
	files       map[string]bool // base names or paths
	patterns    []string        // that match paths
	// negated says that a line begins with "!". "forge lint" leaves out what such a line does not match, and reads next to
	// nothing then.
	negated bool
}

// ignoredIn reads the ".gitignore" beside a manifest.
var ignoredIn = files.NewReading(func(src []byte) ignored {
	in := ignored{directories: map[string]bool{}, files: map[string]bool{}}
	for line := range strings.Lines(string(src)) {
		line = strings.Trim(strings.TrimSpace(line), "/")
		switch {
		case strings.HasPrefix(line, "!"):
			in.negated = true
		case line == "" || len(in.patterns) >= maxPatterns:
		case strings.ContainsAny(line, "*?[{"):
			if isPattern(line) {
				in.patterns = append(in.patterns, line)
			}
		case path.Ext(line) == "":
			in.directories[path.Base(line)] = true
		default:
			in.files[line] = true
		}
	}
	return in
})

// Bounds of patterns: how many of a file are looked at, how long one may be, in bytes, and how many stars and lists in braces it may
// have, which all multiply the work.
const (
	maxPatterns = 100
	maxPattern  = 200
	maxStars    = 10
	maxLists    = 3
)

// isPattern reports whether a text is a pattern that paths are compared with.
func isPattern(s string) bool {
	return len(s) <= maxPattern && strings.Count(s, "*") <= maxStars && strings.Count(s, "{") <= maxLists && doublestar.ValidatePattern(s)
}

// hasDirectory reports whether a directory is ignored, and all that is in it.
func (in ignored) hasDirectory(name string) bool {
	base := path.Base(name)
	return base == "node_modules" || base == ".git" || in.directories[base] || matches(in.patterns, name)
}

// hasFile reports whether a file is ignored.
func (in ignored) hasFile(name string) bool {
	return in.files[path.Base(name)] || in.files[name] || matches(in.patterns, name)
}

// matches reports whether one of some patterns matches a path.
func matches(patterns []string, name string) bool {
	for _, pattern := range patterns {
		if doublestar.MatchUnvalidated(pattern, name) {
			return true
		}
	}
	return false
}

// project are the lists of a "tsconfig.json".
type project struct {
	include, exclude []string
}

// projectIn reads the "tsconfig.json" beside a manifest, which may have comments and trailing commas.
var projectIn = files.NewReading(func(src []byte) project {
	facts := javascript.FactsOf("const project = "+strings.TrimPrefix(string(src), "\ufeff"), scanner.TypeScript)
	return project{textsIn(facts, "project.include"), textsIn(facts, "project.exclude")}
})

// textsIn returns the texts of a list that a constant is; nil where there is none.
func textsIn(facts *javascript.Facts, name string) []string {
	list, ok := facts.Constants[name]
	if !ok || list.Kind != javascript.ArrayValue {
		return nil
	}
	texts := []string{}
	for _, v := range list.Operands {
		if text := strings.TrimPrefix(v.Text, "./"); len(texts) < maxPatterns && isPattern(text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// hasFile reports whether "forge lint" reads a file of TypeScript, by the lists: their patterns stand for the paths
// that they match, so that the name of a directory stands for none of the files in it.
func (p project) hasFile(name string) bool {
	if p.include != nil && !matches(p.include, name) {
		return false
	}
	return !matches(p.exclude, name)
}
