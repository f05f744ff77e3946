package impact

import (
	"cmp"
	"iter"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// node is a value of one of the two manifests, and its place. The zero node is none.
type node struct {
	value   manifest.Value
	pointer string    // JSON Pointer
	key     text.Span // of the property that has the value; empty for an item of a list
	side    Side
}

// exists reports whether there is such a value.
func (n node) exists() bool { return !n.value.Node().IsZero() }

// rootOf returns the value of a whole manifest.
func rootOf(f *manifest.File, side Side) node {
	return node{value: f.Value(f.Tree().Root()), side: side}
}

// at walks down by the names of properties. Of several properties with one name, the last counts,
// as it does for Forge.
func (n node) at(names ...string) node {
	for _, name := range names {
		if !n.exists() || n.value.Type() != schema.Map {
			return node{side: n.side}
		}
		p := n.value.At(name)
		if !p.Exists() {
			return node{side: n.side}
		}
		n = node{p.Value, n.pointer + "/" + escaped(name), p.Pair.Key().Span(), n.side}
	}
	return n
}

// fields yields the properties of a map in the order of the text.
func (n node) fields() iter.Seq2[string, node] {
	return func(yield func(string, node) bool) {
		if !n.isMap() {
			return
		}
		keys := map[string]text.Span{}
		for p := range n.value.Content().Pairs() {
			keys[p.KeyText()] = p.Key().Span()
		}
		for name, value := range n.value.Fields() {
			if !yield(name, node{value.(manifest.Value), n.pointer + "/" + escaped(name), keys[name], n.side}) {
				return
			}
		}
	}
}

// items yields the items of a list in the order of the text.
func (n node) items() iter.Seq[node] {
	return func(yield func(node) bool) {
		if !n.exists() {
			return
		}
		i := 0
		for item := range n.value.Items() {
			if !yield(node{value: item.(manifest.Value), pointer: n.pointer + "/" + strconv.Itoa(i), side: n.side}) {
				return
			}
			i++
		}
	}
}

// isMap reports whether the node is a map.
func (n node) isMap() bool { return n.exists() && n.value.Type() == schema.Map }

// isTrue reports whether the node is the boolean true.
func (n node) isTrue() bool {
	return n.exists() && n.value.Type() == schema.Boolean && strings.EqualFold(n.value.Text(), "true")
}

// isFalse reports whether the node is the boolean false.
func (n node) isFalse() bool {
	return n.exists() && n.value.Type() == schema.Boolean && !n.isTrue()
}

// text is the content of a scalar, "" for anything else. A variable without a value stands as it is
// written.
func (n node) text() string {
	if !n.exists() || !n.value.Content().Kind().IsScalar() {
		return ""
	}
	return n.value.Text()
}

// textOr is the text of a property, or else its default.
func (n node) textOr(name, unset string) string { return cmp.Or(n.at(name).text(), unset) }

// shown is the part of the text to show for the node: a scalar itself; of a map the value of the
// property that names it; else the key of the property that has it.
func (n node) shown() text.Span {
	at := n.value.Node()
	if at.Kind().IsScalar() && at.Kind() != syntax.Empty {
		return at.Span()
	}
	if at.Kind() == syntax.Mapping {
		for _, name := range []string{"key", "name", "address", "remote"} {
			if p := at.Pair(name); p.Value().Kind().IsScalar() {
				return p.Value().Span()
			}
		}
	}
	if n.key.Len() > 0 {
		return n.key
	}
	return at.Span()
}

// cause is the place that was written for the node: behind an alias, that of the anchored node.
func (n node) cause() text.Span {
	if n.value.Node().Kind() == syntax.Alias {
		return n.value.Content().Span()
	}
	return n.shown()
}

// How names are written as steps of a JSON Pointer, and back.
var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// escaped returns a name as a step of a JSON Pointer.
func escaped(name string) string { return escape.Replace(name) }

// unescaped returns the name that a step of a JSON Pointer stands for.
func unescaped(step string) string { return unescape.Replace(step) }
