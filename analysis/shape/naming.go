package shape

import (
	"fmt"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
)

// root is the value of the unit.
func (t Problem) root() manifest.Value { return t.File.Value(t.Node) }

// subject names the value at fault: by its key, or as an entry.
func (t Problem) subject() string {
	if t.OnName {
		return fmt.Sprintf("the name %q", t.Name)
	}
	return t.naming(t.spanOf().Node())
}

// owner names the map of a property problem.
func (t Problem) owner() string { return t.naming(t.in().Node()) }

// naming names a node: by its key, or as an entry of the list around it.
func (t Problem) naming(n syntax.Node) string {
	if n.Span() == t.Node.Span() && n.Kind() == t.Node.Kind() {
		if t.Entry != nil {
			return fmt.Sprintf("an entry of %q", t.TypeName)
		}
		if t.TypeName == "" {
			return "the manifest"
		}
		return prose.QuoteTitle(t.TypeName)
	}
	if pair := t.Holder(n.Span().Start); !pair.IsZero() && pair.Value().Span() == n.Span() {
		return prose.QuoteTitle(prose.Shortened(pair.KeyText()))
	}
	path := t.Path(n.Span().Start)
	for i := len(path) - 1; i >= 0; i-- {
		if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Value().Kind() == syntax.Sequence {
			return fmt.Sprintf("an entry of %q", prose.Shortened(pair.KeyText()))
		}
	}
	return "this value"
}

// isEmptyItem reports whether the value at fault is an item of a list with nothing behind its dash.
func (t Problem) isEmptyItem() bool {
	n := t.spanOf().Node()
	return n.Kind() == syntax.Empty && n.Span() != t.Node.Span() && t.Holder(n.Span().Start).IsZero()
}

// role names what a string is: the key in front of it.
func (t Problem) role() string {
	if t.OnName {
		return "name"
	}
	return t.subject()
}

// content is the string at fault, between quotes.
func (t Problem) content() string {
	if t.OnName {
		return prose.QuoteTitle(prose.Shortened(t.Name))
	}
	return prose.QuoteTitle(prose.Shortened(t.At.Text()))
}
