package doubt

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

// MaxGuesses bounds how often a check looks for the file that somebody may have meant.
const MaxGuesses = 20

// MayGuess counts guesses, and is false when there have been enough.
func MayGuess(p *analysis.Pass) bool {
	n := guesses.Of(p)
	*n++
	return *n <= MaxGuesses
}

// guesses counts how often a check has looked.
var guesses = &analysis.PerPass[*int]{Fn: func(*analysis.Pass) *int { return new(int) }}

// Guess returns the path that is probably meant by one that leads nowhere: each segment
// that is not there gives way to one that is spelt alike. In the place of the last one
// can stand what choices makes of the names in its directory. It is "" where there is
// none.
func Guess(p *analysis.Pass, name string, choices func([]string) []string) string {
	if !MayGuess(p) {
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

// NotBuilt is the severity of what building the app brings about: someone at work need
// not have built it yet.
func NotBuilt(p *analysis.Pass) analysis.Severity {
	if p.Editor {
		return analysis.Information
	}
	return analysis.Error
}
