package prose

import (
	"slices"
	"strings"
	"unicode"
)

// WordsOf returns the words of a name in lower case: "jira:adminPage" and "admin-page" have the
// words "admin" and "page". What stands in front of a colon is no word of it.
func WordsOf(name string) []string {
	name = name[strings.IndexByte(name, ':')+1:]
	var words []string
	start := 0
	end := func(i int) {
		if i > start {
			words = append(words, strings.ToLower(name[start:i]))
		}
	}
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			end(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && i > start && !isUpperAt(name, i-1):
			end(i)
			start = i
		}
	}
	end(len(name))
	return words
}

func isUpperAt(s string, i int) bool { return i >= 0 && s[i] >= 'A' && s[i] <= 'Z' }

// SharedWords counts the words that are in both lists.
func SharedWords(a, b []string) (n int) {
	for i, word := range a {
		if slices.Contains(b, word) && !slices.Contains(a[:i], word) {
			n++
		}
	}
	return n
}
