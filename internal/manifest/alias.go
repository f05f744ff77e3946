package manifest

import (
	"sort"

	"forge-manifest-ls/internal/syntax"
)

// maxExpansion is how many nodes all aliases of a file may stand for together.
// Beyond it, all aliases are taken as Unknown.
const maxExpansion = 100_000

// anchors knows where each anchor of a file is. It is made only when an alias is met.
type anchors struct {
	byName  map[string][]syntax.Node // in the order of the text
	aliases []syntax.Node            // in the order of the text
	bomb    bool
}

// resolve returns the node that an alias names, any other node as it is. It is
// false, with the alias itself, when the alias names nothing, itself, or too much.
func (f *File) resolve(n syntax.Node) (syntax.Node, bool) {
	for range 10 {
		if n.Kind() != syntax.Alias {
			return n, true
		}
		a := f.anchors()
		target, ok := a.target(n)
		if !ok || a.bomb || target.Span().Contains(n.Span().Start) {
			return n, false
		}
		n = target
	}
	return n, false
}

// target is the anchored node nearest before an alias.
func (a *anchors) target(alias syntax.Node) (syntax.Node, bool) {
	name, start := aliasName(alias), alias.Span().Start
	all := a.byName[name]
	i := sort.Search(len(all), func(i int) bool { return all[i].Outer().Start >= start })
	if i == 0 {
		return syntax.Node{}, false
	}
	return all[i-1], true
}

// aliasName returns the name of an alias without its asterisk.
func aliasName(n syntax.Node) string {
	if s := n.Text(); s != "" {
		return s[1:]
	}
	return ""
}

// findAnchors finds the anchors of the file, and whether its aliases stand for too much.
func (f *File) findAnchors() *anchors {
	a := &anchors{byName: map[string][]syntax.Node{}}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if name := n.Anchor(); name != "" {
			a.byName[name] = append(a.byName[name], n)
		}
		if n.Kind() == syntax.Alias {
			a.aliases = append(a.aliases, n)
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(f.tree.Stream())
	sizes := map[int]int{} // of anchored nodes, by their start
	total := 0
	for _, n := range a.aliases {
		total += a.expansion(n, sizes)
		if total > maxExpansion {
			a.bomb = true
			break
		}
	}
	return a
}

// expansion counts the nodes that an alias stands for, up to a little more than
// maxExpansion. An alias of a node that holds it counts as one.
func (a *anchors) expansion(alias syntax.Node, sizes map[int]int) int {
	target, ok := a.target(alias)
	if !ok {
		return 1
	}
	at := target.Outer().Start
	if size, ok := sizes[at]; ok {
		return size
	}
	sizes[at] = 1
	size := 0
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if size++; size > maxExpansion {
			return
		}
		if n.Kind() == syntax.Alias {
			size += a.expansion(n, sizes)
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(target)
	sizes[at] = min(size, maxExpansion+1)
	return sizes[at]
}
