package analysis

import (
	"forge-manifest-ls/analysis/keys"
	"forge-manifest-ls/internal/syntax"
)

// maxReadSize is how many bytes may be looked at, about, for all errors of the YAML.
const maxReadSize = 8 << 20

// HasTooManyErrors reports whether there are so many errors in so long a text that it would take
// seconds to look for each at what is around it.
func (p *Pass) HasTooManyErrors() bool { return p.File.Buffer().Len()*len(p.Errors) > maxReadSize }

// KeysAt is the map to which a key at an offset would belong; in a flood of errors nothing is
// known of it.
func (p *Pass) KeysAt(offset int) keys.Place {
	if p.HasTooManyErrors() {
		return keys.Place{}
	}
	return keys.At(p.File, offset)
}

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

// HolderOf returns the pair or list entry whose value is or holds the scalar on a line, and
// the scalar; zero nodes where the line ends with none.
func (p *Pass) HolderOf(line int) (holder, scalar syntax.Node) {
	span := p.RestOfLine(p.Buf.Line(line).Start)
	if span.Len() == 0 {
		return syntax.Node{}, syntax.Node{}
	}
	path := p.Path(span.End - 1)
	n := len(path)
	if n < 2 || !path[n-1].Kind().IsScalar() {
		return syntax.Node{}, syntax.Node{}
	}
	holder, scalar = path[n-2], path[n-1]
	if pair := (syntax.PairNode{Node: holder}); holder.Kind() == syntax.Pair && pair.Key().Span() == scalar.Span() {
		return syntax.Node{}, syntax.Node{}
	}
	return holder, scalar
}

// The key of YAML 1.1 that merges maps, and what is said of it.
const (
	MergeKey        = "<<"
	MergeKeyMessage = "\"<<\" merges nothing, because Forge reads YAML 1.2, which has no merge keys: write out the properties that are meant"
)
