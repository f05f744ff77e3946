package navigation

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// deprecatedIn keeps the keys of the properties of an entry that should not be written any more: their
// spans, counted from the base of the entry.
var deprecatedIn = manifest.NewPerEntry(func(e *manifest.Entry) []text.Span {
	item := itemSchema(e)
	if item == nil {
		return nil
	}
	s := deprecatedSearch{file: e.File}
	if !e.Bare {
		s.in([]*schema.Schema{item}, e.File.Value(e.Item.Value()))
	}
	for i := range s.found {
		s.found[i] = s.found[i].Shift(-e.Base())
	}
	return s.found
})

// itemSchema is what the entries of a list must be; nil where nothing is known.
func itemSchema(e *manifest.Entry) *schema.Schema {
	if e.List.IsModule() {
		if m, ok := e.File.Catalogue().Module(e.List.Type); ok {
			return m.Item
		}
		return nil
	}
	if s, ok := e.File.Catalogue().Section(e.List.Section); ok {
		return s.Item
	}
	return nil
}

// deprecated adds the deprecated properties of the sections that are no lists of entries.
func (w *tokenWalk) deprecated() {
	for _, s := range w.file.Sections() {
		section, ok := w.file.Catalogue().Section(s.Name)
		if !ok || section.Item != nil || !s.Pair.Outer().Overlaps(w.within) {
			continue
		}
		found := deprecatedSearch{file: w.file}
		found.in([]*schema.Schema{section.Schema}, w.file.Value(s.Pair.Value()))
		for _, span := range found.found {
			w.add(span, TokenProperty, TokenDeprecated)
		}
	}
}

// deprecatedSearch finds the keys of properties that should not be written any more.
type deprecatedSearch struct {
	file  *manifest.File
	found []text.Span
}

// in looks at a value and all that is in it, of which schemas say what it must be. What an alias brings
// in is elsewhere.
func (s *deprecatedSearch) in(of []*schema.Schema, v manifest.Value) {
	if len(of) == 0 || v.Node().Kind() == syntax.Alias {
		return
	}
	switch v.Type() {
	case schema.Map:
		s.inMap(schema.PartsOf(of, v), v)
	case schema.List:
		var items []*schema.Schema
		for _, part := range schema.PartsOf(of, v) {
			if part.Items != nil {
				items = append(items, part.Items)
			}
		}
		for item := range v.Content().Items() {
			s.in(items, s.file.Value(item.Value()))
		}
	}
}

// inMap looks at the properties of a map.
func (s *deprecatedSearch) inMap(parts []*schema.Schema, v manifest.Value) {
	for pair := range v.Content().Pairs() {
		var below []*schema.Schema
		isDeprecated := false
		for _, part := range parts {
			if p := part.Property(pair.KeyText()); p != nil {
				isDeprecated = isDeprecated || p.Deprecated != nil
				below = append(below, p.Schema)
			}
		}
		if isDeprecated {
			s.found = append(s.found, pair.Key().Span())
		}
		s.in(below, s.file.Value(pair.Value()))
	}
}
