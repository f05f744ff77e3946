package manifest

import (
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Scope is a permission scope that the app asks for: an item of the list
// "permissions.scopes", or a key where that is a map.
type Scope struct {
	Name string
	// Span is the text of Name, quotes left out; Value is the whole scalar.
	Span, Value text.Span
}

// Scopes are all permission scopes that an app asks for.
type Scopes struct {
	// All are in the order of the text. Those that cannot be told are left out.
	All []Scope
	// Node is the list or map that holds them, an alias resolved; the zero node where
	// there is none.
	Node syntax.Node
	// Open says that there may be scopes that cannot be told: their text is broken, or
	// holds a variable that only the deployment knows, or what should hold them is no list
	// and no map, or has a misspelt name.
	Open bool
}

// Scopes returns the scopes of the section "permissions". It reads them anew each time.
func (f *File) Scopes() Scopes {
	s, ok := f.Section("permissions")
	if !ok {
		return Scopes{Open: f.mayDeclareScopes()}
	}
	permissions := f.Value(s.Pair.Value())
	if permissions.Type() != schema.Map {
		return Scopes{Open: true}
	}
	scopes := permissions.At("scopes")
	if !scopes.Exists() {
		return Scopes{Open: permissions.MayHave("scopes") || hasNear(permissions.Content(), "scopes")}
	}
	value := scopes.Value
	out := Scopes{Node: value.Content(), Open: len(f.errorsIn(s.Pair.Outer())) > 0}
	switch value.Type() {
	case schema.List:
		for item := range value.Content().Items() {
			out.add(f, item.Value())
		}
	case schema.Map:
		for p := range value.Content().Pairs() {
			out.add(f, p.Key())
		}
	default:
		out.Open = true
	}
	return out
}

// add notes the scope that a node names.
func (s *Scopes) add(f *File, n syntax.Node) {
	content, ok := f.resolve(n)
	if !ok || !isName(content) {
		s.Open = true
		return
	}
	scalar := content.Scalar()
	name, known := f.variables().substitute(scalar.Text)
	if !known || f.isBroken(content) {
		s.Open = true
		return
	}
	s.All = append(s.All, Scope{Name: name, Span: ContentSpan(n), Value: n.Span()})
}

// mayDeclareScopes reports whether a file without a section "permissions" may yet be
// meant to have one.
func (f *File) mayDeclareScopes() bool {
	if len(f.errors()) > 0 && strings.Contains(f.buf.String(), "permissions") {
		return true
	}
	root := f.tree.Root()
	if f.Value(root).MayHave("permissions") || hasNear(root, "permissions") || hasNear(root, "scopes") {
		return true
	}
	for p := range root.Pairs() { // it stands one level too low
		if n := f.content(p); !n.Pair("permissions").IsZero() || !n.Pair("scopes").IsZero() {
			return true
		}
	}
	return false
}

// hasNear reports whether a map has a property that is spelt about like a name.
func hasNear(n syntax.Node, name string) bool {
	for p := range n.Pairs() {
		key := p.KeyText()
		if _, near := schema.Nearest(key, []string{name}); near || key == name {
			return true
		}
	}
	return false
}
