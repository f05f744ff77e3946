package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/schema"
)

// andList joins words: "a", "a and b", "a, b and c".
func andList(words []string) string { return joined(words, " and ") }

// orList joins words: "a", "a or b", "a, b or c".
func orList(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
	return strings.Join(words, "")
}

func quoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quoteTitle(w)
	}
	return out
}

// count writes "1 character" or "3 characters".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func properties(n int) string {
	if n == 1 {
		return "1 property"
	}
	return fmt.Sprintf("%d properties", n)
}

// limits says which limit a number breaks.
func limits(c schema.Count, got int) string {
	if got < c.Min {
		return fmt.Sprintf("at least %d needed", c.Min)
	}
	return fmt.Sprintf("at most %d allowed", c.Max)
}

// bounds writes the range of a number.
func bounds(s *schema.Schema) string {
	switch {
	case s.Minimum != nil && s.Maximum != nil:
		return fmt.Sprintf("between %v and %v", *s.Minimum, *s.Maximum)
	case s.Minimum != nil:
		return fmt.Sprintf("at least %v", *s.Minimum)
	case s.Maximum != nil:
		return fmt.Sprintf("at most %v", *s.Maximum)
	}
	return "within its range"
}

// withArticles writes types as "a string or a map".
func withArticles(types schema.Types) string {
	var words []string
	for _, t := range types.All() {
		if t == schema.Number && types.Integer() {
			words = append(words, "a whole number")
			continue
		}
		words = append(words, withArticle(t))
	}
	return orList(words)
}

// withIndefinite puts "a" or "an" in front of a word.
func withIndefinite(word string) string {
	if strings.ContainsAny(word[:1], "aeiou") {
		return "an " + word
	}
	return "a " + word
}

func withArticle(t schema.Type) string {
	switch t {
	case schema.Null:
		return "null"
	case schema.Boolean:
		return "true or false"
	}
	return "a " + t.String()
}

// alternatives says what the forms of a choice are, where types tell them apart.
func alternatives(all []*schema.Schema) string {
	var types schema.Types
	for _, s := range all {
		types |= s.Types
	}
	if types == 0 {
		return ""
	}
	return ": it can be " + withArticles(types)
}
