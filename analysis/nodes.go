package analysis

import (
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// path returns the nodes around offset, from the outermost to the innermost.
func (p *pass) path(offset int) []syntax.Node {
	var path []syntax.Node
	for n := p.tree.Stream(); !n.IsZero(); {
		path = append(path, n)
		var next syntax.Node
		for c := range n.Around(offset) {
			if s := c.Outer(); s.Start <= offset && offset < max(s.End, s.Start+1) {
				next = c
				break
			}
		}
		n = next
	}
	return path
}

// scalarAt is the scalar that starts at or surrounds offset.
func (p *pass) scalarAt(offset int) syntax.Node {
	path := p.path(offset)
	if n := path[len(path)-1]; n.Kind().IsScalar() || n.Kind() == syntax.Alias {
		return n
	}
	return syntax.Node{}
}

// inFlow reports whether offset lies in a flow collection.
func (p *pass) inFlow(offset int) bool {
	in := false
	for _, n := range p.path(offset) {
		in = in || n.IsFlow()
	}
	return in
}

// pathFrom returns the nodes around an offset, from n inwards.
func pathFrom(n syntax.Node, offset int) []syntax.Node {
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

// path returns the nodes around an offset, from the scope's content inwards.
func (s scope) path(offset int) []syntax.Node { return pathFrom(s.node, offset) }

// pairAt returns the pair whose key starts at an offset, and the mapping it is in.
func (s scope) pairAt(offset int) (syntax.Node, syntax.PairNode) {
	path := s.path(offset)
	for i := len(path) - 1; i > 0; i-- {
		pair := syntax.PairNode{Node: path[i]}
		if path[i].Kind() == syntax.Pair && pair.Key().Span().Start == offset {
			return path[i-1], pair
		}
	}
	return syntax.Node{}, syntax.PairNode{}
}

// mapAt returns the mapping that starts at an offset.
func (s scope) mapAt(offset int) syntax.Node {
	for _, n := range s.path(offset) {
		if n.Kind() == syntax.Mapping && n.Span().Start == offset {
			return n
		}
	}
	return syntax.Node{}
}

// holder returns the innermost pair whose value starts at an offset. Empty values
// stand at the end of their pair.
func (s scope) holder(offset int) syntax.PairNode { return holderFrom(s.node, offset) }

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

// lineOf is the number of the line on which a span starts, counted from 1.
func (p *pass) lineOf(s text.Span) int { return p.buf.LineAt(s.Start) + 1 }
