package manifest

import (
	"iter"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// I18n is a property whose text stands in the translation files: "title: {i18n: app.title}".
type I18n struct {
	// Key is what the text is called there.
	Key string
	// Span is the text of Key, quotes left out, and Value the whole scalar.
	Span, Value text.Span
	// Path leads from the entry to the property, for example "view", "title"; indices are
	// left out.
	Path []string
	// Unknown marks a key that cannot be told: its text is broken, or it holds a variable
	// that only the deployment knows.
	Unknown bool
	// Entry holds the property.
	Entry *Entry
}

// I18n yields the properties of an entry that Forge takes from the translation files, in
// the order of the text.
func (e *Entry) I18n() iter.Seq[I18n] {
	return func(yield func(I18n) bool) {
		for _, found := range i18n.Of(e) {
			found.Span, found.Value = found.Span.Shift(e.Base()), found.Value.Shift(e.Base())
			found.Entry = e
			if !yield(found) {
				return
			}
		}
	}
}

// I18n yields the properties of all modules that Forge takes from the translation files,
// in the order of the text.
func (f *File) I18n() iter.Seq[I18n] {
	return func(yield func(I18n) bool) {
		for l := range f.ModuleLists() {
			for _, at := range translated.Of(f, l) {
				for found := range l.Entries[at].I18n() {
					if !yield(found) {
						return
					}
				}
			}
		}
	}
}

// i18n keeps what [Entry.I18n] yields; spans count from the entry's base.
var i18n = NewPerEntry(func(e *Entry) []I18n {
	if !e.IsTranslated() {
		return nil
	}
	s := i18nSearch{file: e.File, base: e.Base(), named: map[syntax.Node]bool{}}
	s.visit(e.File.Value(e.Node()), nil)
	return s.found
})

// translated keeps which entries of a list, by their index, have such properties.
var translated = NewPerList(func(l *List) []int {
	var out []int
	for i, e := range l.Entries {
		if len(i18n.Of(e)) > 0 {
			out = append(out, i)
		}
	}
	return out
})

// IsTranslated reports whether Forge looks for texts to translate in the entry: it does
// in those of all modules but the ones that it has from Connect and from its own core.
func (e *Entry) IsTranslated() bool {
	typ := e.List.Type
	return e.List.IsModule() && !e.Bare && !strings.HasPrefix(typ, "connect-") && !strings.HasPrefix(typ, "core:")
}

// i18nSearch is a search of one entry, done as Forge does it: through maps, and
// through maps in lists. A list in a list is passed over, and so is an item of a list that is
// itself in the form "{i18n: key}".
type i18nSearch struct {
	file  *File
	base  int
	named map[syntax.Node]bool // by an alias that was followed: none is followed twice
	found []I18n
}

// visit searches a map. The path leads to it.
func (s *i18nSearch) visit(v Value, path []string) {
	if v.Type() != schema.Map {
		return
	}
	if v.Node() != v.Content() {
		if s.named[v.Content()] {
			return
		}
		s.named[v.Content()] = true
	}
	for name, field := range v.Fields() {
		child := field.(Value)
		if t := child.Type(); t != schema.Map && t != schema.List {
			continue
		}
		below := append(path[:len(path):len(path)], name)
		if s.take(child, below) {
			continue
		}
		for item := range child.Items() {
			s.visit(item.(Value), below)
		}
		s.visit(child, below)
	}
}

// take keeps a property whose value has the form "{i18n: key}".
func (s *i18nSearch) take(v Value, path []string) bool {
	key := v.At("i18n").Value
	n := key.Content()
	if !n.Kind().IsScalar() || n.Kind() == syntax.Empty || n.Scalar().Type != syntax.String {
		return false
	}
	s.found = append(s.found, I18n{
		Key: key.Text(), Path: path, Unknown: key.Type() != schema.String,
		Span: ContentSpan(n).Shift(-s.base), Value: n.Span().Shift(-s.base),
	})
	return true
}
