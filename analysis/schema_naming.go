package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
)

func (t trouble) root() manifest.Value { return t.file.Value(t.node) }

func (t trouble) subject() string {
	if t.OnName {
		return fmt.Sprintf("the name %q", t.Name)
	}
	return t.naming(t.at().Node())
}

func (t trouble) owner() string { return t.naming(t.in().Node()) }

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

func (t trouble) role() string {
	if t.OnName {
		return "name"
	}
	return t.subject()
}

func (t trouble) content() string {
	if t.OnName {
		return quoteTitle(shortened(t.Name))
	}
	return quoteTitle(shortened(t.At.Text()))
}

func plain(s string) string { return strings.ReplaceAll(s, "`", `"`) }
