package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/schema"
)

// groupFiles is the files that a manifest names.
var groupFiles = &Group{
	Rules: []*Rule{
		ruleResourcePathMissing, ruleResourceDirectoryEmpty, ruleResourceUIKitDirectory, ruleResourceIndexMissing,
		ruleResourceNotDirectory, ruleResourceEntryFileMissing, ruleResourceEntryFileDirectory, ruleResourceInlineStyle,
		ruleExtraFiles,
	},
	File: func(p *pass) {
		p.resourceFiles()
		p.extraFiles()
	},
}

// maxGuesses bounds how often a check looks for the file that somebody may have meant.
const maxGuesses = 20

// mayGuess counts guesses, and is false when there have been enough.
func (p *pass) mayGuess() bool {
	n := guesses.of(p)
	*n++
	return *n <= maxGuesses
}

// guesses counts how often a check has looked.
var guesses = &perPass[*int]{func(*pass) *int { return new(int) }}

// guess returns the path that is probably meant by one that leads nowhere: each segment
// that is not there gives way to one that is spelt alike. In the place of the last one
// can stand what choices makes of the names in its directory. It is "" where there is
// none.
func (p *pass) guess(name string, choices func([]string) []string) string {
	if !p.mayGuess() {
		return ""
	}
	usual := strings.TrimLeft(strings.ReplaceAll(name, "\\", "/"), "/")
	if usual != name && p.Files.Kind(usual).Exists() {
		return usual
	}
	segments := strings.Split(strings.Trim(usual, "/"), "/")
	for i, segment := range segments {
		if segment == "." || segment == ".." || segment == "" {
			continue
		}
		around := p.Files.Names("./" + strings.Join(segments[:i], "/"))
		names := around.Names
		if i == len(segments)-1 {
			names = choices(slices.Clone(names))
		}
		if slices.Contains(names, segment) {
			continue
		}
		near, ok := schema.Nearest(segment, names)
		if !ok {
			return ""
		}
		segments[i] = near
	}
	if meant := strings.Join(segments, "/"); meant != name {
		return meant
	}
	return ""
}

// notBuilt is the severity of what building the app brings about: someone at work need
// not have built it yet.
func (p *pass) notBuilt() Severity {
	if p.Editor {
		return Information
	}
	return Error
}
