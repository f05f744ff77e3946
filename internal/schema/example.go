package schema

import (
	"slices"
	"strings"
	"sync"
)

// examples are the facts of examples.json: the values that stand for what only an author knows,
// and the properties that the documentation's examples have beside what is required. Both are by
// place: the module type or section, and the properties below it, joined by slashes. A text may
// also stand under the end of a place.
var examples = sync.OnceValue(func() (all struct {
	texts  map[string]string
	fields map[string][]string
	own    []string
},
) {
	file := readOwn("examples.json")
	all.texts, all.fields = map[string]string{}, map[string][]string{}
	texts := file.Field("texts")
	for i, place := range texts.names {
		all.texts[place] = texts.items[i].text
	}
	fields := file.Field("fields")
	for i, place := range fields.names {
		all.fields[place] = fields.items[i].Texts()
	}
	all.own = file.Field("authors").Texts()
	return all
})

// ExampleText returns what is written as an example of the value at a place, such as
// ["rovo:skill", "source", "dir"]; "" where nothing is known.
func ExampleText(place []string) string {
	for i := range place {
		if s, ok := examples().texts[strings.Join(place[i:], "/")]; ok {
			return s
		}
	}
	return ""
}

// ExampleFields returns the properties that an example of the map at a place has, beside what is
// required.
func ExampleFields(place []string) []string { return examples().fields[strings.Join(place, "/")] }

// IsAuthors reports whether only an author may decide what the value at a place is.
func IsAuthors(place []string) bool {
	return slices.Contains(examples().own, strings.Join(place, "/"))
}
