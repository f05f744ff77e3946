package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
)

func quoteAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = quoteTitle(w)
	}
	return out
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
	return prose.Or(words)
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

// quoteTitle puts a word between the quotes of titles and messages.
func quoteTitle(s string) string { return `"` + s + `"` }

// shortened cuts a text to one line of at most 40 characters.
func shortened(s string) string {
	n := 0
	for i, r := range s {
		if n++; n > 40 || r == '\n' || r == '\r' {
			return s[:i] + "..."
		}
	}
	return s
}
