package mend

import (
	"fmt"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// Limits says which limit a number breaks.
func Limits(c schema.Count, got int) string {
	if got < c.Min {
		return fmt.Sprintf("at least %d needed", c.Min)
	}
	return fmt.Sprintf("at most %d allowed", c.Max)
}

// Bounds writes the range of a number.
func Bounds(s *schema.Schema) string {
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

// WithArticles writes types as "a string or a map".
func WithArticles(types schema.Types) string {
	var words []string
	for _, t := range types.All() {
		if t == schema.Number && types.Integer() {
			words = append(words, "a whole number")
			continue
		}
		words = append(words, WithArticle(t))
	}
	return prose.Or(words)
}

// WithArticle says in words what a value of a type is.
func WithArticle(t schema.Type) string {
	switch t {
	case schema.Null:
		return "null"
	case schema.Boolean:
		return "true or false"
	}
	return "a " + t.String()
}

// Alternatives says what the forms of a choice are, where types tell them apart.
func Alternatives(all []*schema.Schema) string {
	var types schema.Types
	for _, s := range all {
		types |= s.Types
	}
	if types == 0 {
		return ""
	}
	return ": it can be " + WithArticles(types)
}
