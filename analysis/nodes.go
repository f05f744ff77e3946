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

// Path returns the nodes around an offset, from the unit's content inwards.
func (s Unit) Path(offset int) []syntax.Node { return s.Node.PathTo(offset) }

// PairAt returns the pair whose key starts at an offset, and the mapping it is in.
func (s Unit) PairAt(offset int) (syntax.Node, syntax.PairNode) {
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
func (s Unit) MapAt(offset int) syntax.Node {
	for _, n := range s.Path(offset) {
		if n.Kind() == syntax.Mapping && n.Span().Start == offset {
			return n
		}
	}
	return syntax.Node{}
}

// Holder returns the innermost pair whose value starts at an offset. Empty values
// stand at the end of their pair.
func (s Unit) Holder(offset int) syntax.PairNode { return s.Node.HolderOf(offset) }

// The key of YAML 1.1 that merges maps, and what is said of it.
const (
	MergeKey        = "<<"
	MergeKeyMessage = "\"<<\" merges nothing, because Forge reads YAML 1.2, which has no merge keys: write out the properties that are meant"
)
