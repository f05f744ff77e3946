package explain

import (
	"strconv"
	"strings"

	"forge-manifest-ls/internal/prose"
)

// atMost joins words, but not more than n of them: "a, b and 7 more".
func atMost(n int, words []string) string { return firstOf(n, words, len(words)) }

// firstOf is atMost for the first of several words; n+1 of them must be there if there are so
// many.
func firstOf(n int, words []string, total int) string {
	if total <= n+1 {
		return strings.Join(words, ", ")
	}
	return strings.Join(words[:n], ", ") + " and " + number(total-n) + " more"
}

// count writes "1 character" or "1,000 characters".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// number writes a whole number with commas.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// decimal writes a number as people do.
func decimal(f float64) string {
	if f == float64(int(f)) {
		return number(int(f))
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// sentence ends a text with a full stop.
func sentence(s string) string {
	if s = prose.Capital(s); s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}
