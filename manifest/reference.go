package manifest

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// Reference is a place that names a definition.
type Reference struct {
	Kind Kind
	// Name is what is named; of a resource "main/settings" it is "main".
	Name string
	// Span is the text of Name, quotes left out.
	Span text.Span
	// Part is what follows the slash in a reference to a resource; HasPart tells
	// "main/" from "main".
	Part     string
	PartSpan text.Span
	HasPart  bool
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

// findModuleReferences reads the references of a module entry. Forge looks at a
// property of the entry, and at the properties of any mapping among its values.
func (f *File) findModuleReferences(e *Entry, base int) []Reference {
	var refs []Reference
	typ, node := e.List.Type, e.Node()
	add := func(kind Kind, official bool, n syntax.Node, path ...string) {
		if r, ok := f.findReference(kind, n, base); ok {
			r.Official, r.Path = official, path
			refs = append(refs, r)
		}
	}
	toCode := typ != "function" && typ != "endpoint"
	hasResource := !node.Pair("resource").IsZero()
	try := func(p syntax.PairNode, n syntax.Node, path ...string) {
		switch name := p.KeyText(); {
		case name == "function" && toCode:
			add(Function, true, n, path...)
		case name == "endpoint" && toCode:
			add(Endpoint, true, n, path...)
		case name == "resource" && typ != "function":
			add(Resource, hasResource, n, path...)
		case len(path) > 1:
		case name == "remote" && (typ == "endpoint" || typ == "migration:dataResidency"):
			add(Remote, true, n, path...)
		case name == "service" && typ == "endpoint":
			add(Service, node.Pair("remote").IsZero(), n, path...)
		}
	}
	for p := range node.Pairs() {
		n := f.content(p)
		try(p, n, p.KeyText())
		if n.Kind() != syntax.Mapping {
			continue
		}
		for q := range n.Pairs() {
			try(q, f.content(q), p.KeyText(), q.KeyText())
		}
	}
	return refs
}

// findReference reads a scalar that names something. Forge passes over what is
// false in JavaScript.
func (f *File) findReference(kind Kind, n syntax.Node, base int) (Reference, bool) {
	if !isName(n) {
		return Reference{}, false
	}
	s := n.Scalar()
	falsy := s.Text == "" || s.Type == syntax.Bool && strings.EqualFold(s.Text, "false") ||
		(s.Type == syntax.Int || s.Type == syntax.Float) && s.Number == 0
	if falsy {
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
	if r.HasPart {
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
