package completion

import (
	"slices"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// Groups of properties, in the order to offer them.
const (
	asked     = iota * 10000 // the schema asks for it, or what is there already needs it
	first                    // people write it first
	others                   // in the order of the schema
	earlier                  // an earlier way to write the same
	outOfDate                // deprecated
)

// propertyNeed returns how soon a property of a map is to be offered: the less, the sooner.
func (c *cursor) propertyNeed(at manifest.Declared) func(one candidate) int {
	list := c.orderOfProperties()
	isDrawn := example.Property(schema.PartsOf(at.Schemas, nil), "resource") != nil
	resource := c.file.Value(at.Node).Content().Get("resource").Scalar().Text
	isSource := isDrawn && c.isSourceNamed(resource)
	var locales []string
	if isBelowFallback(c.ctx.Path) {
		locales = c.locales()
	}
	return func(one candidate) int {
		place := schema.PlaceOf(list, one.name)
		if at := slices.Index(locales, one.name); at >= 0 {
			place = at
		}
		switch {
		case one.required && one.name == "key":
			return asked
		case one.deprecated:
			return outOfDate + one.rank
		case schema.IsEarlierSpelling(one.name), one.name == "function" && isDrawn:
			return earlier + one.rank
		case one.name == "render" && isSource:
			return asked
		case one.required:
			return asked + 1 + 100*min(place, 60) + one.rank
		case one.name == "render" && resource != "": // a directory is drawn without it
			return others + one.rank
		case place < schema.NotFirst:
			return first + place
		}
		return others + one.rank
	}
}

// orderOfProperties is the name of the list that tells which properties of the map at the cursor
// people write first.
func (c *cursor) orderOfProperties() string {
	path := c.ctx.Path
	for i := len(path) - 1; i >= 0; i-- {
		if path[i].Index < 0 {
			if list := "properties of " + path[i].Key; schema.HasOrder(list) {
				return list
			}
			break
		}
	}
	if slices.ContainsFunc(path, func(s manifest.Step) bool { return s.Key == "displayConditions" }) {
		return "values of displayConditions"
	}
	return "properties"
}
