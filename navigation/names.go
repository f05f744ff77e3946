package navigation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Named is an entry that has a key.
type Named struct {
	Name string // on one line
	// Of is the module type, or the section, of the entry.
	Of        string
	Kind      manifest.Kind
	Span      text.Span // of the entry
	Selection text.Span // of the key
}

// Names returns the entries of a file that have a key, in the order of the text.
func Names(f *manifest.File) []Named {
	var out []Named
	for _, l := range f.Lists() {
		of := l.Type
		if of == "" {
			of = l.Section
		}
		for _, e := range l.Entries {
			if d, ok := e.Key(); ok && d.Name != "" {
				s := makeSymbol(d.Name, "", Entry, e.Span(), d.Span)
				out = append(out, Named{Name: s.Name, Of: oneLine(of), Kind: d.Kind, Span: s.Span, Selection: s.Selection})
			}
		}
	}
	return out
}

// Points for the letters of a query that a name has, see [Match].
const (
	pointsLetter = 1
	pointsRun    = 4 // the letter follows the one before it
	pointsStart  = 6 // it begins a word of the name
)

// Match reports whether a name has the letters of a query in their order, and how well. Upper and
// lower case are one, and blanks in the query count for nothing; the more, the better. Letters that begin words, and those that
// follow each other, count more; of names that fit alike, the shorter one does.
func Match(query, name string) (score int, ok bool) {
	query = strings.ReplaceAll(query, " ", "")
	previous, run := rune(-1), false
	letters := 0
	for _, r := range name {
		letters++
		wanted, size := utf8.DecodeRuneInString(query)
		if size == 0 || unicode.ToLower(r) != unicode.ToLower(wanted) {
			previous, run = r, false
			continue
		}
		score += pointsLetter
		if run {
			score += pointsRun
		}
		if startsWord(previous, r) {
			score += pointsStart
		}
		query, previous, run = query[size:], r, true
	}
	const scale = 1000
	return score*scale - min(letters, scale-1), query == ""
}

// startsWord reports whether a character begins a word, by the one before it, which is negative
// at the start.
func startsWord(previous, r rune) bool {
	return previous < 0 || !unicode.IsLetter(previous) && !unicode.IsDigit(previous) || unicode.IsLower(previous) && unicode.IsUpper(r)
}
