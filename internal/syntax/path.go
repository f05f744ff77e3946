package syntax

// PathTo returns the nodes around a byte offset, from n, which comes first, inwards. Of two nodes
// that meet at the offset, the one that begins there counts. It is empty for no node.
func (n Node) PathTo(offset int) []Node {
	var path []Node
	for !n.IsZero() {
		path = append(path, n)
		n = n.ChildAt(offset)
	}
	return path
}

// ChildAt returns the node directly below n that is around a byte offset, as [Node.PathTo] has it; the zero Node where there
// is none.
func (n Node) ChildAt(offset int) Node {
	var at Node
	for c := range n.Around(offset) {
		if s := c.Outer(); s.Start <= offset && offset < max(s.End, s.Start+1) {
			at = c
			if s.End > offset {
				break
			}
		}
	}
	return at
}

// HolderOf returns the innermost pair at or below n whose value starts at a byte offset, else a
// zero pair. Empty values stand at the end of their pair.
func (n Node) HolderOf(offset int) PairNode {
	if n.Kind() == Pair {
		pair := PairNode{n}
		value := pair.Value()
		if found := value.HolderOf(offset); !found.IsZero() {
			return found
		}
		if value.Span().Start == offset {
			return pair
		}
		return PairNode{}
	}
	for c := range n.Around(offset) {
		if s := c.Outer(); s.Start <= offset && offset <= max(s.End, c.Last().Span().End) {
			if found := c.HolderOf(offset); !found.IsZero() {
				return found
			}
		}
	}
	return PairNode{}
}
