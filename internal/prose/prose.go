// Package prose makes phrases of English of words, as messages and pages need them: lists, counts,
// quotes, capitals, articles.
//
// Law: it knows nothing of Forge.
package prose

import (
	"strconv"
	"strings"
)

// And joins words: "a", "a and b", "a, b and c".
func And(words []string) string { return joined(words, " and ") }

// Or joins words: "a", "a or b", "a, b or c".
func Or(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
	return strings.Join(words, "")
}

// Count says how many there are of something: "1 entry", "2 entries", "0 entries".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
