package files

import (
	"runtime"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// foldsCase says that names are taken to be the same that differ in the case of their letters.
const foldsCase = runtime.GOOS == "darwin" || runtime.GOOS == "windows"

// dotted are the segments of a pattern, for names that begin with a dot: only a segment that begins with a dot, or
// with a list in which something does, means them.
type dotted []string

// dotsOf returns what a pattern says of names that begin with a dot.
func dotsOf(pattern string) dotted { return segmentsOf(pattern) }

// segmentsOf returns the segments of a path, none of ".".
func segmentsOf(name string) []string {
	if name == "." {
		return nil
	}
	return strings.Split(name, "/")
}

// mayBegin reports whether what the pattern matches may begin with some segments: it follows all ways to match
// at once, in a time that follows the length of both.
func (d dotted) mayBegin(name []string) bool {
	at := d.reached(map[int]bool{0: true})
	for _, segment := range name {
		next := map[int]bool{}
		for i := range at {
			switch {
			case i == len(d):
			case d[i] != "**":
				next[i+1] = next[i+1] || means(d[i], segment)
			case !strings.HasPrefix(segment, "."):
				next[i] = true
			}
		}
		at = d.reached(next)
	}
	return len(at) > 0
}

// reached returns the places in the pattern at which a match may be, with those behind a "**" that stands for nothing.
func (d dotted) reached(places map[int]bool) map[int]bool {
	all := map[int]bool{}
	for i := range len(d) + 1 {
		if places[i] || i > 0 && all[i-1] && d[i-1] == "**" {
			all[i] = true
		}
	}
	return all
}

// means reports whether a segment of a pattern matches a name.
func means(segment, name string) bool {
	if foldsCase {
		segment, name = strings.ToLower(segment), strings.ToLower(name)
	}
	if !strings.HasPrefix(name, ".") {
		return doublestar.MatchUnvalidated(segment, name)
	}
	list, rest, isList := strings.Cut(strings.TrimPrefix(segment, "{"), "}")
	if !isList || !strings.HasPrefix(segment, "{") {
		return strings.HasPrefix(segment, ".") && doublestar.MatchUnvalidated(segment, name)
	}
	for one := range strings.SplitSeq(list, ",") {
		if strings.HasPrefix(one, ".") && doublestar.MatchUnvalidated(one+rest, name) {
			return true
		}
	}
	return false
}
