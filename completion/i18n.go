package completion

import (
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/schema"
)

// translated offers the texts of the translation files in the form of a map, such as
// "{i18n: title}", where a property takes a text in many languages.
func (l lister) translated(parts []*schema.Schema) {
	of := example.Property(parts, "i18n")
	if of == nil || of.Refers != schema.ToTranslation || l.ctx.Quote != 0 || l.ctx.Span.Len() > 0 {
		return
	}
	if _, ok := l.file.Section("translations"); !ok || !l.fits(mapWith("i18n", &example.Value{Type: schema.String}).Judged()) {
		return
	}
	before := len(l.items)
	for t := range l.standardTexts() {
		item := Item{Label: "{i18n: " + t.key + "}", Detail: t.text}
		item.document = func() string { return explain.Translation(l.file, t.key, l.opts.Files) }
		l.i18n(item, &example.Value{Type: schema.String, Text: t.key, Fixed: true})
	}
	if len(l.items) == before && l.opts.Snippets {
		l.i18n(Item{Label: "{i18n: …}", Detail: "translated text"}, &example.Value{Type: schema.String})
	}
}

// i18n adds an item that writes a map with the key of a text.
func (l lister) i18n(item Item, key *example.Value) {
	item.Kind, item.Filter = Reference, "{i18n"
	r := l.rendering(l.entryType())
	l.addRendered(item, r.flow(mapWith("i18n", key)), r)
}

// mapWith is the example of a map with one property.
func mapWith(name string, v *example.Value) *example.Value {
	return &example.Value{Type: schema.Map, Fields: []example.Field{{Name: name, Value: v}}}
}
