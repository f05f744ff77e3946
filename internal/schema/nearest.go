package schema

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that word was probably meant to be: one typing mistake
// away, or two in a longer word; case counts little. It reports false when no candidate is
// near enough.
func Nearest(word string, candidates []string) (string, bool) {
	best, least := "", 1000
	for _, candidate := range candidates {
		if d, ok := nearness(word, candidate); ok && d < least {
			best, least = candidate, d
		}
	}
	return best, least < 1000
}

func near(word, candidate string) bool {
	_, ok := nearness(word, candidate)
	return ok
}

// nearness counts typing mistakes, and reports false for too many of them. Words
// that differ in case only are nearer than others.
func nearness(word, candidate string) (int, bool) {
	if word == candidate || len(word) > utf8.UTFMax*(len(candidate)+2) || len(candidate) > utf8.UTFMax*(len(word)+2) {
		return 0, false
	}
	short, long := utf8.RuneCountInString(word), utf8.RuneCountInString(candidate)
	if short > long {
		short, long = long, short
	}
	allowed := allowance(short)
	if long-short > allowed {
		return 0, false
	}
	if strings.EqualFold(word, candidate) {
		return 0, true
	}
	d := distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(candidate)), allowed)
	return d, d <= allowed
}

// allowance is how many mistakes a word of a length may have.
func allowance(length int) int {
	switch {
	case length < 3:
		return 0
	case length < 6:
		return 1
	default:
		return 2
	}
}

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours that turn a into b, or more than most when that is too far.
func distance(a, b []rune, most int) int {
	if gap := len(a) - len(b); gap > most || -gap > most {
		return most + 1
	}
	width := len(b) + 1
	var few [72]int // most names are short: a hostile text has thousands of them
	cells := few[:]
	if 3*width > len(few) {
		cells = make([]int, 3*width)
	}
	before, last, row := cells[:width], cells[width:2*width], cells[2*width:]
	for j := range last {
		last[j] = j
	}
	for i := range a {
		from, to := max(i-most, 0), min(i+most+1, len(b))
		row[from] = i + 1 // what lies outside of from and to is farther than most
		for j := from; j < to; j++ {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = last[j] + cost
			if j < i+most {
				row[j+1] = min(row[j+1], last[j+1]+1)
			}
			if j > from || from == 0 {
				row[j+1] = min(row[j+1], row[j]+1)
			}
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// nearestModules is how many candidates [Catalogue.NearestModules] names at most.
const nearestModules = 3

// NearestModules returns known module types that name may have been meant to be,
// the likeliest first: misspelt, in other case, or with another product's prefix.
func (c *Catalogue) NearestModules(name string) []string {
	type match struct {
		name     string
		distance int
	}
	var found []match
	for _, known := range c.ModuleNames() {
		if d, ok := moduleNearness(name, known); ok {
			found = append(found, match{known, d})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, m := range found[:min(len(found), nearestModules)] {
		names = append(names, m.name)
	}
	return names
}

// moduleNearness orders what a module type may have been meant to be: another product's
// module of the same name comes behind one typing mistake and before two.
func moduleNearness(name, known string) (int, bool) {
	local, knownLocal := withoutProduct(name), withoutProduct(known)
	best, found := 0, false
	if d, ok := nearness(name, known); ok {
		best, found = 2*d, true
	}
	if local == knownLocal && (!found || best > 3) {
		return 3, name != known
	}
	if d, ok := nearness(local, knownLocal); ok && !found {
		return 6 + 2*d, true
	}
	return best, found
}

// withoutProduct is what stands behind the colon of a module type.
func withoutProduct(module string) string {
	if _, local, ok := strings.Cut(module, ":"); ok {
		return local
	}
	return module
}
