package manifest

import (
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// facts are what can be told from the text of one entry. Spans count from the
// entry's base, and nothing here refers to a tree, so that versions share it.
type facts struct {
	hasKey bool
	key    nameFact
	// open says that the entry may have a key that cannot be told yet.
	open bool
	// alias says that the entry holds an alias: then its facts depend on other
	// places and are not taken over.
	alias bool
	refs  []Reference // without Entry
	parts []Part
}

// nameFact is a scalar that names something.
type nameFact struct {
	name    string
	span    text.Span // without quotes
	value   text.Span // with quotes
	unknown bool
}

// findFacts reads an entry. It uses no facts of e.
func (f *File) findFacts(e *Entry) *facts {
	out := &facts{alias: hasAlias(e.unit())}
	node := e.Node()
	if node.Kind() != syntax.Mapping {
		out.open = node.Kind().IsScalar() || f.isBroken(node) // "- ke" may become a key
		return out
	}
	base := e.Base()
	v := f.Value(node)
	if p, ok := v.LastPair("key"); ok {
		if n := f.content(p); isName(n) {
			out.hasKey, out.key = true, f.nameFact(n, base)
		} else {
			out.open = n.Kind() == syntax.Alias || f.isBroken(n)
		}
	}
	if !out.hasKey && !out.open {
		out.open = v.MayHave("key")
	}
	switch e.List.Section {
	case "modules", "providers":
		out.refs = f.findEntryReferences(e, base)
	}
	if e.List.Section == "resources" {
		out.parts = f.findParts(node, base)
	}
	return out
}

// isName reports whether a node is a scalar with some text to it.
func isName(n syntax.Node) bool {
	return n.Kind().IsScalar() && n.Kind() != syntax.Empty && n.Scalar().Type != syntax.Null
}

// nameFact reads a scalar that is a name. Spans count from base.
func (f *File) nameFact(n syntax.Node, base int) nameFact {
	name, known := f.variables().substitute(n.Scalar().Text)
	return nameFact{
		name: name, unknown: !known || f.isBroken(n),
		span: ContentSpan(n).Shift(-base), value: n.Span().Shift(-base),
	}
}

// ContentSpan is the span of a scalar without its quotes.
func ContentSpan(n syntax.Node) text.Span {
	s := n.Span()
	var quote byte
	switch n.Kind() {
	case syntax.SingleQuoted:
		quote = '\''
	case syntax.DoubleQuoted:
		quote = '"'
	default:
		return s
	}
	src := n.Text()
	s.Start++
	if len(src) > 1 && src[len(src)-1] == quote {
		s.End--
	}
	return s
}

// findParts reads the property "entry" of a resource. Spans count from base.
func (f *File) findParts(n syntax.Node, base int) []Part {
	var parts []Part
	for p := range f.get(n, "entry").Pairs() {
		if f.isHalfTyped(p) {
			continue
		}
		parts = append(parts, Part{
			Name: p.KeyText(), Span: ContentSpan(p.Key()).Shift(-base), Value: p.Value().Span().Shift(-base),
		})
	}
	return parts
}

// hasAlias reports whether there is an alias at or below a node.
func hasAlias(n syntax.Node) bool {
	if n.Kind() == syntax.Alias {
		return true
	}
	for c := range n.Children() {
		if hasAlias(c) {
			return true
		}
	}
	return false
}
