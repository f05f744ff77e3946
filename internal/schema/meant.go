package schema

import (
	"slices"
	"strings"
)

// synonyms are values of Forge by the words, in lower case, that stand for them elsewhere: in
// schedules, in languages and in HTTP.
var synonyms = map[string]string{
	"hourly": "hour", "daily": "day", "weekly": "week",
	"text": "string", "str": "string", "bool": "boolean", "int": "integer", "float": "number",
	"post": "CREATE", "put": "UPDATE", "patch": "UPDATE", "edit": "UPDATE", "read": "GET", "remove": "DELETE",
}

// meant returns the value of an enumeration that a word was probably meant to be: one that is spelt
// alike, else one that means the same. It reports false where there is none.
func meant(word string, values []string) (string, bool) {
	if near, ok := Nearest(word, values); ok {
		return near, true
	}
	if same, ok := synonyms[strings.ToLower(word)]; ok && slices.Contains(values, same) {
		return same, true
	}
	return "", false
}
