package manifest

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// finder collects the references of an entry.
type finder struct {
	file *File
	base int
	// toCode and toResource say that the names "function" and "endpoint", or "resource", tell
	// what is named, and hasResource that Forge looks whether it is there.
	toCode, toResource, hasResource bool
	// hasRemote says that an endpoint names a remote: Forge then ignores its service.
	hasRemote bool

	path  []string
	lists int // how many steps of path lead into lists
	refs  []Reference
}

// findEntryReferences reads the references of a module or provider. Of properties that are
// known by their name alone, Forge looks at those of the entry, and at those of any mapping
// among its values.
func (f *File) findEntryReferences(e *Entry, base int) []Reference {
	typ, node := e.List.Type, e.Node()
	w := finder{file: f, base: base}
	if e.List.IsModule() {
		w.toCode = typ != "function" && typ != "endpoint"
		w.toResource = typ != "function"
		w.hasResource = !node.Pair("resource").IsZero()
		w.hasRemote = !node.Pair("remote").IsZero()
	} else {
		typ = e.List.Section
	}
	w.mapping(node, namings[typ])
	return w.refs
}

// mapping reads the properties of a map. At is what is known of what stands below it, or nil.
func (w *finder) mapping(n syntax.Node, at *namingNode) {
	for p := range n.Pairs() {
		name := p.KeyText()
		w.path = append(w.path, name)
		w.value(w.file.content(p), at.into(name), name)
		w.path = w.path[:len(w.path)-1]
	}
}

// sequence reads the items of a list. At is what is known of what stands below it, or nil.
func (w *finder) sequence(n syntax.Node, at *namingNode) {
	i := 0
	w.lists++
	for item := range n.Items() {
		v, _ := w.file.resolve(item.Value())
		w.path = append(w.path, strconv.Itoa(i))
		w.value(v, at.into(member), "")
		w.path = w.path[:len(w.path)-1]
		i++
	}
	w.lists--
}

// value reads what stands at w.path, the value of a property called name or a member of a
// list.
func (w *finder) value(n syntax.Node, at *namingNode, name string) {
	switch {
	case n.Kind() == syntax.Mapping:
		w.mapping(n, at)
	case n.Kind() == syntax.Sequence:
		w.sequence(n, at)
	case at != nil && at.kind != 0:
		w.add(n, at.kind, !at.naming.unchecked && !(at.kind == Service && w.hasRemote), at.naming.prefix)
	case w.toCode && name == "function":
		w.add(n, Function, w.isNear(), "")
	case w.toCode && name == "endpoint":
		w.add(n, Endpoint, w.isNear(), "")
	case w.toResource && name == "resource":
		w.add(n, Resource, w.hasResource && w.isNear(), "")
	case w.toResource && n.Kind().IsScalar() && strings.Contains(n.Text(), assetPrefix):
		w.addAsset(n)
	}
}

// isNear reports whether Forge's own search gets to the property at w.path.
func (w *finder) isNear() bool { return len(w.path) <= 2 && w.lists == 0 }

// add notes that a scalar names something. What is in front of the name must be prefix.
func (w *finder) add(n syntax.Node, kind Kind, official bool, prefix string) {
	r, ok := w.file.findReference(kind, n, w.base)
	if !ok || !strings.HasPrefix(r.Name, prefix) {
		return
	}
	if prefix != "" {
		if w.isPlain(&r) {
			r.Span.Start += len(prefix)
		}
		r.Name = r.Name[len(prefix):]
	}
	r.Official, r.Path = official, slices.Clone(w.path)
	w.refs = append(w.refs, r)
}

// assetPrefix starts the name of a file of a resource.
const assetPrefix = "resource:"

// addAsset notes a text that is the name of a file of a resource.
func (w *finder) addAsset(n syntax.Node) {
	if !isName(n) {
		return
	}
	fact := w.file.nameFact(n, w.base)
	rest, found := strings.CutPrefix(fact.name, assetPrefix)
	name, file, ok := strings.Cut(rest, ";")
	if !found || !ok {
		return
	}
	r := Reference{
		Kind: Resource, Name: name, Part: file, IsAsset: true, Span: fact.span, PartSpan: fact.span, Value: fact.value,
		Type: n.Scalar().Type, Unknown: fact.unknown, Path: slices.Clone(w.path),
	}
	if source := w.file.buf.Slice(r.Span.Shift(w.base)); source == fact.name {
		start := r.Span.Start + len(assetPrefix)
		r.Span = text.Span{Start: start, End: start + len(name)}
		r.PartSpan.Start = r.Span.End + 1
	}
	w.refs = append(w.refs, r)
}

// isPlain reports whether a name stands in the text as it is, without escapes and variables.
func (w *finder) isPlain(r *Reference) bool { return w.file.buf.Slice(r.Span.Shift(w.base)) == r.Name }
