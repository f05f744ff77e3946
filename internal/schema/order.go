package schema

import "sync"

// orders are the lists of order.json, by name: the place of each name in its list, from 0. The
// file says what people need first, where nothing in their manifest tells it. Its lists are made
// of parts, each with the reason ("why") for its place.
var orders = sync.OnceValue(func() map[string]map[string]int {
	all := map[string]map[string]int{}
	file := readOwn("order.json")
	for i, list := range file.names {
		places := map[string]int{}
		for _, part := range file.items[i].items {
			for _, name := range part.Field("names").Texts() {
				if _, again := places[name]; !again {
					places[name] = len(places)
				}
			}
		}
		all[list] = places
	}
	return all
})

// NotFirst is the place of a name that is not among those that people need first.
const NotFirst = 1000

// PlaceOf returns the place of a name in a list of what people need first, from 0; [NotFirst]
// where the list does not have it. The lists are "modules", "scopes", "objects" and "verbs" (of
// scopes and events), "properties" (of any entry), "properties of X" and "values of X", where X
// is a module type, a section or a property.
func PlaceOf(list, name string) int {
	if place, ok := orders()[list][name]; ok {
		return place
	}
	return NotFirst
}

// HasOrder reports whether there is a list of that name: see [PlaceOf].
func HasOrder(list string) bool { return orders()[list] != nil }
