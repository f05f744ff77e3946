package analysis

import "forge-manifest-ls/internal/syntax"

// InFlow reports whether offset lies in a flow collection.
func (p *Pass) InFlow(offset int) bool {
	in := false
	for _, n := range p.Path(offset) {
		in = in || n.IsFlow()
	}
	return in
}

// PathFrom returns the nodes around an offset, from n inwards.
func PathFrom(n syntax.Node, offset int) []syntax.Node {
	var path []syntax.Node
	for !n.IsZero() {
		path = append(path, n)
		var next syntax.Node
		for c := range n.Around(offset) {
			if s := c.Outer(); s.Start <= offset && offset < max(s.End, s.Start+1) {
				next = c
				if s.End > offset {
					break
				}
			}
		}
		n = next
	}
	return path
}

// Path returns the nodes around an offset, from the scope's content inwards.
func (s Scope) Path(offset int) []syntax.Node { return PathFrom(s.Node, offset) }

// PairAt returns the pair whose key starts at an offset, and the mapping it is in.
func (s Scope) PairAt(offset int) (syntax.Node, syntax.PairNode) {
	path := s.Path(offset)
	for i := len(path) - 1; i > 0; i-- {
		pair := syntax.PairNode{Node: path[i]}
		if path[i].Kind() == syntax.Pair && pair.Key().Span().Start == offset {
			return path[i-1], pair
		}
	}
	return syntax.Node{}, syntax.PairNode{}
}

// MapAt returns the mapping that starts at an offset.
func (s Scope) MapAt(offset int) syntax.Node {
	for _, n := range s.Path(offset) {
		if n.Kind() == syntax.Mapping && n.Span().Start == offset {
			return n
		}
	}
	return syntax.Node{}
}

// Holder returns the innermost pair whose value starts at an offset. Empty values
// stand at the end of their pair.
func (s Scope) Holder(offset int) syntax.PairNode { return holderFrom(s.Node, offset) }

func holderFrom(n syntax.Node, offset int) syntax.PairNode {
	if n.Kind() == syntax.Pair {
		value := syntax.PairNode{Node: n}.Value()
		if found := holderFrom(value, offset); !found.IsZero() {
			return found
		}
		if value.Span().Start == offset {
			return syntax.PairNode{Node: n}
		}
		return syntax.PairNode{}
	}
	for c := range n.Around(offset) {
		if s := c.Outer(); s.Start <= offset && offset <= max(s.End, endOf(c)) {
			if found := holderFrom(c, offset); !found.IsZero() {
				return found
			}
		}
	}
	return syntax.PairNode{}
}

// endOf is where the last value of a pair or item ends: an empty one may stand
// behind the last character.
func endOf(n syntax.Node) int {
	return max(n.Span().End, n.Last().Span().End)
}

// The key of YAML 1.1 that merges maps, and what is said of it.
const (
	MergeKey        = "<<"
	MergeKeyMessage = "\"<<\" merges nothing, because Forge reads YAML 1.2, which has no merge keys: write out the properties that are meant"
)
