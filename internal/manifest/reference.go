package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Reference is a place that names a definition.
type Reference struct {
	Kind Kind
	// Name is what is named; of a resource "main/settings" or "resource:main;icon.svg" it is
	// "main", of a custom content "this:note" it is "note".
	Name string
	// Span is the text of Name, quotes left out.
	Span text.Span
	// Part is what follows the slash in a reference to a resource; HasPart tells
	// "main/" from "main".
	Part     string
	PartSpan text.Span
	HasPart  bool
	// IsAsset marks the form "resource:main;icon.svg". Part is then the path of a file below
	// that of the resource, and HasPart is false.
	IsAsset bool
	// Value is the whole scalar, quotes included.
	Value text.Span
	// Path leads from the entry to the value, for example "resolver", "function";
	// outside of entries it leads from the root. Indices are written in decimal.
	Path []string
	// Type is String unless the author wrote a number or a boolean.
	Type syntax.ScalarType
	// Official says that Forge's own search finds the reference, so that a name
	// that nothing declares is an error.
	Official bool
	// Unknown marks a value that cannot be told: its text is broken, or it holds
	// a variable that only the deployment knows.
	Unknown bool
	// Entry holds the reference; nil outside of entries.
	Entry *Entry
}

// findReference reads a scalar that names something. Forge passes over what is
// false in JavaScript, but not where it names a page.
func (f *File) findReference(kind Kind, n syntax.Node, base int) (Reference, bool) {
	if !isName(n) {
		return Reference{}, false
	}
	s := n.Scalar()
	falsy := s.Text == "" || s.Type == syntax.Bool && strings.EqualFold(s.Text, "false") ||
		(s.Type == syntax.Int || s.Type == syntax.Float) && s.Number == 0
	if falsy && kind != Page && kind != AdminPage {
		return Reference{}, false
	}
	fact := f.nameFact(n, base)
	r := Reference{Kind: kind, Name: fact.name, Span: fact.span, Value: fact.value, Type: s.Type, Unknown: fact.unknown}
	if kind == Resource {
		r.split(f.buf.Slice(r.Span.Shift(base)))
	}
	return r, true
}

// split parts a reference to a resource at its slash. Where the source is not the
// text itself, because of escapes or variables, both spans are the whole.
func (r *Reference) split(source string) {
	name, part, ok := strings.Cut(r.Name, "/")
	if !ok {
		return
	}
	r.PartSpan = r.Span
	if source == r.Name {
		r.Span.End = r.Span.Start + len(name)
		r.PartSpan.Start = r.Span.End + 1
	}
	r.Name, r.Part, r.HasPart = name, part, true
}

// shift moves all spans.
func (r *Reference) shift(by int) {
	r.Span, r.Value = r.Span.Shift(by), r.Value.Shift(by)
	if r.HasPart || r.IsAsset {
		r.PartSpan = r.PartSpan.Shift(by)
	}
}

// reference gives a kept reference its place in this version.
func (e *Entry) reference(kept *Reference) Reference {
	r := *kept
	r.shift(e.Base())
	r.Entry = e
	if r.Kind == Resource && r.Official {
		_, r.Official = e.File.Section("resources")
	}
	return r
}
