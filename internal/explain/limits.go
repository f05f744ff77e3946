package explain

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
)

// limits are the facts about sizes, forms and ranges, but for those that a text says already.
func (o outline) limits(text string) []string {
	var facts []string
	add := func(words string) {
		if words != "" && !slices.Contains(facts, words) && !strings.Contains(text, lower(words)) {
			facts = append(facts, words)
		}
	}
	for _, s := range o.parts() {
		if constants(s) != nil {
			continue
		}
		add(form(s, text))
		add(interval(s))
		add(prose.Capital(size(s.Count, "entry", "entries")))
		if s.Unique {
			add("No entry twice")
		}
		add(prose.Capital(size(s.Size, "property", "properties")))
		if s.Names != nil && s.Names.Pattern != nil && s.Names.Pattern.Words != "" {
			add("Names: " + s.Names.Pattern.Words)
		}
	}
	return facts
}

// form says what a string looks like.
func form(s *schema.Schema, text string) string {
	length := size(s.Length, "character", "characters")
	words := ""
	switch {
	case s.Pattern != nil && s.Pattern.Words != "":
		words = s.Pattern.Words
	case s.Pattern != nil && len(s.Pattern.Source) <= longest:
		words = "text that fits " + code(s.Pattern.Source)
	case s.Format == "uri":
		words = "a complete address such as `https://example.com`"
	}
	if strings.Contains(text, words) {
		words = ""
	}
	if strings.Contains(text, length) {
		length = ""
	}
	switch {
	case words == "":
		return prose.Capital(length)
	case length == "" || strings.Contains(words, "at least one") && s.Length.Min == 1 && !s.Length.Capped:
		return "Form: " + words
	}
	return "Form: " + words + "; " + length
}

// size writes a limit: "1 to 23 characters".
func size(c schema.Count, one, many string) string {
	switch {
	case c.Capped && c.Min == c.Max:
		return "exactly " + count(c.Max, one, many)
	case c.Capped && c.Min > 0:
		return number(c.Min) + " to " + count(c.Max, one, many)
	case c.Capped:
		return "at most " + count(c.Max, one, many)
	case c.Min > 0:
		return "at least " + count(c.Min, one, many)
	}
	return ""
}

// interval writes the range of a number.
func interval(s *schema.Schema) string {
	var words string
	switch {
	case s.Minimum != nil && s.Maximum != nil:
		words = "from " + decimal(*s.Minimum) + " to " + decimal(*s.Maximum)
	case s.Minimum != nil:
		words = "at least " + decimal(*s.Minimum)
	case s.Maximum != nil:
		words = "at most " + decimal(*s.Maximum)
	}
	if s.MultipleOf != nil && *s.MultipleOf != 1 {
		if words != "" {
			words += ", "
		}
		words += "a multiple of " + decimal(*s.MultipleOf)
	}
	return prose.Capital(words)
}
