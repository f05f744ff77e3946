package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
)

// root is the value of the scope.
func (t trouble) root() manifest.Value { return t.file.Value(t.node) }

// subject names the value at fault: by its key, or as an entry.
func (t trouble) subject() string {
	if t.OnName {
		return fmt.Sprintf("the name %q", t.Name)
	}
	return t.naming(t.at().Node())
}

// owner names the map of a property problem.
func (t trouble) owner() string { return t.naming(t.in().Node()) }

// naming names a node: by its key, or as an entry of the list around it.
func (t trouble) naming(n syntax.Node) string {
	if n.Span() == t.node.Span() && n.Kind() == t.node.Kind() {
		if t.entry != nil {
			return fmt.Sprintf("an entry of %q", t.name)
		}
		if t.name == "" {
			return "the manifest"
		}
		return quoteTitle(t.name)
	}
	if pair := t.holder(n.Span().Start); !pair.IsZero() && pair.Value().Span() == n.Span() {
		return quoteTitle(shortened(pair.KeyText()))
	}
	path := t.path(n.Span().Start)
	for i := len(path) - 1; i >= 0; i-- {
		if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Value().Kind() == syntax.Sequence {
			return fmt.Sprintf("an entry of %q", shortened(pair.KeyText()))
		}
	}
	return "this value"
}

// role names what a string is: the key in front of it.
func (t trouble) role() string {
	if t.OnName {
		return "name"
	}
	return t.subject()
}

// content is the string at fault, between quotes.
func (t trouble) content() string {
	if t.OnName {
		return quoteTitle(shortened(t.Name))
	}
	return quoteTitle(shortened(t.At.Text()))
}

// plain turns the code marks of the catalogue's words into quotes.
func plain(s string) string { return strings.ReplaceAll(s, "`", `"`) }
