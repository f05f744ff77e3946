package completion

import (
	"slices"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// isBelowFallback reports whether a path leads to what is said of the locales to fall back on.
func isBelowFallback(p manifest.Path) bool {
	return len(p) > 1 && isPath(p[:2], "translations", "fallback")
}

// locales are those that the manifest names translation files for, in its order.
func (c *cursor) locales() []string {
	section, _ := c.file.Section("translations")
	var names []string
	for item := range c.file.Value(c.file.Value(section.Pair.Value()).Content().Get("resources")).Content().Items() {
		if name := c.file.TextOf(c.file.Value(item.Value()).Content().Get("key")); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// withFiles are those values of an enumeration that can be fallen back on: the locales that have a
// file, but for the one that needs the fallback. Elsewhere, and where no locale has a file, these are
// all values.
func (c *cursor) withFiles(values []*schema.Literal) []*schema.Literal {
	path := c.ctx.Path
	if !isBelowFallback(path) || len(path) < 3 {
		return values
	}
	var found []*schema.Literal
	for _, name := range c.locales() {
		at := slices.IndexFunc(values, func(v *schema.Literal) bool { return v.Text() == name })
		if at >= 0 && name != path[2].Key {
			found = append(found, values[at])
		}
	}
	if found == nil {
		return values
	}
	return found
}

// fallbackOf is the example of what a locale falls back on: another one that has a file.
func (c *cursor) fallbackOf(locale string) *example.Value {
	other := &example.Value{Type: schema.String, Guess: true}
	for _, name := range c.locales() {
		if name != locale {
			other.Text, other.Guess = name, false
			break
		}
	}
	return &example.Value{Type: schema.List, Item: other}
}
