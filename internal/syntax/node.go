package syntax

import (
	"iter"

	"forge-manifest-ls/internal/text"
)

// Node is a place in a tree: a subtree and its position. It is a small value, made
// anew each time; compare subtrees by [Node.ID]. The zero Node is no node.
type Node struct {
	tree  *Tree
	c     child
	start int // byte offset of the content
	outer int // byte offset of its anchor or tag, else start
}

// ID identifies a subtree over all versions of a tree that share it: equal IDs
// mean the same text and the same structure, perhaps at another position. The ID
// of a single token (a scalar without properties) is the zero ID.
type ID struct{ g *green }

// IsZero reports whether the node is no node, or the ID no ID.
func (n Node) IsZero() bool { return n.c.kind == None }

// IsZero reports whether the ID is that of a single token.
func (id ID) IsZero() bool { return id.g == nil }

// Kind says what the node is.
func (n Node) Kind() Kind { return n.c.kind }

// ID returns the identity of the node's subtree.
func (n Node) ID() ID { return ID{n.c.node} }

// Span is the range of the node's content, without anchor and tag in front and
// without blank lines, comments and line ends behind; that of no node is empty.
func (n Node) Span() text.Span {
	if n.IsZero() {
		return text.Span{}
	}
	span := text.Span{Start: n.start, End: n.start + int(n.c.width)}
	src := n.tree.src
	for n.c.kind != Stream && n.c.kind != Document && span.End > span.Start && isBlankOrBreak(src[span.End-1]) {
		span.End--
	}
	return span
}

// Outer is Span with the anchor and the tag in front.
func (n Node) Outer() text.Span { return text.Span{Start: n.outer, End: n.Span().End} }

// Start is the byte offset at which Outer starts: its end takes a look at the text.
func (n Node) Start() int { return n.outer }

// Text returns the source text of Span.
func (n Node) Text() string {
	if n.IsZero() {
		return ""
	}
	s := n.Span()
	return n.tree.slice(s.Start, s.End)
}

// IsFlow reports whether a mapping or sequence is written in braces or brackets,
// or is the single pair of a flow sequence.
func (n Node) IsFlow() bool {
	return n.c.node != nil && n.c.node.flow
}

// Children returns the nodes directly below n: pairs of a mapping, items of a
// sequence, key and value of a pair, value of an item, strays among them. Tokens
// are left out.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.c.node == nil {
			return
		}
		at := n.start
		for _, c := range n.c.node.kids {
			if c.kind < props || c.kind == props {
				if !yield(n.tree.nodeAt(c, at)) {
					return
				}
			}
			at += int(c.width)
		}
	}
}

// nth returns the child of n in front of which there are i others; the zero node where there is none.
func (n Node) nth(i int) Node {
	if n.c.node == nil {
		return Node{}
	}
	at := n.start
	for _, c := range n.c.node.kids {
		if c.kind <= props {
			if i == 0 {
				return n.tree.nodeAt(c, at)
			}
			i--
		}
		at += int(c.width)
	}
	return Node{}
}

// Comments yields the spans of the comments in a node, "#" included, line end excluded. Comments
// behind its last word may be among them, or belong to a node around it.
func (n Node) Comments() iter.Seq[text.Span] {
	return func(yield func(text.Span) bool) { comments(n.c, n.start, yield) }
}

// Pairs returns the pairs of a mapping in order; nothing for other nodes.
func (n Node) Pairs() iter.Seq[PairNode] {
	return func(yield func(PairNode) bool) {
		for c := range n.Children() {
			if c.c.kind == Pair && !yield(PairNode{c}) {
				return
			}
		}
	}
}

// Items returns the items of a sequence in order; nothing for other nodes.
func (n Node) Items() iter.Seq[ItemNode] {
	return func(yield func(ItemNode) bool) {
		for c := range n.Children() {
			if c.c.kind == Item && !yield(ItemNode{c}) {
				return
			}
		}
	}
}

// Get returns the value of the first pair of a mapping whose key is the string
// key, else the zero node.
func (n Node) Get(key string) Node { return n.Pair(key).Value() }

// Pair returns the first pair of a mapping whose key is the string key, else a
// zero pair.
func (n Node) Pair(key string) PairNode {
	if n.c.node == nil {
		return PairNode{}
	}
	if x := n.indexed(); x != nil && x.keys != nil {
		return x.pair(n, key, 0)
	}
	at := n.start
	for _, c := range n.c.node.kids {
		if c.kind == Pair {
			if p := (PairNode{n.tree.nodeAt(c, at)}); p.hasKey(key) {
				return p
			}
		}
		at += int(c.width)
	}
	return PairNode{}
}

// hasKey is KeyText() == key, faster for the keys that people write.
func (p PairNode) hasKey(key string) bool {
	if first := p.c.node.kids[0]; first.kind == Plain {
		return p.tree.src[p.start:p.start+int(first.width)] == key
	}
	return p.KeyText() == key
}

// PairNode is a node of kind Pair.
type PairNode struct{ Node }

// Key returns the key: of kind Empty where there is none.
func (p PairNode) Key() Node { return p.nth(0) }

// KeyText returns the key as Forge's parser would name the property.
func (p PairNode) KeyText() string { return p.Key().Scalar().Text }

// Value returns the value: of kind Empty where there is none.
func (p PairNode) Value() Node { return p.nth(1) }

// Colon is the range of the colon: empty, after the key, where it is missing.
func (p PairNode) Colon() text.Span {
	if s, ok := p.token(colon); ok {
		return s
	}
	if p.IsZero() {
		return text.Span{}
	}
	return text.At(p.Key().Span().End)
}

// Parts returns the key, the colon and the value of a pair, each as the method of its name does, in one look.
func (p PairNode) Parts() (key Node, at text.Span, value Node) {
	if p.c.node == nil {
		return key, text.Span{}, value
	}
	offset, hasColon := p.start, false
	for _, c := range p.c.node.kids {
		switch end := offset + int(c.width); {
		case c.kind == colon && !hasColon:
			at, hasColon = text.Span{Start: offset, End: end}, true
		case c.kind > props:
		case key.IsZero():
			key = p.tree.nodeAt(c, offset)
		case value.IsZero():
			value = p.tree.nodeAt(c, offset)
		}
		offset += int(c.width)
	}
	if !hasColon {
		at = text.At(key.Span().End)
	}
	return key, at, value
}

// ItemNode is a node of kind Item.
type ItemNode struct{ Node }

// Value returns the value: of kind Empty where there is none.
func (i ItemNode) Value() Node { return i.nth(0) }

// Dash is the range of the dash: empty, at the start, in a flow sequence and
// where it is missing.
func (i ItemNode) Dash() text.Span {
	if s, ok := i.token(dash); ok {
		return s
	}
	return text.At(i.start)
}

// token finds the first token of a kind directly below n.
func (n Node) token(k Kind) (text.Span, bool) {
	if n.c.node == nil {
		return text.Span{}, false
	}
	at := n.start
	for _, c := range n.c.node.kids {
		if c.kind == k {
			return text.Span{Start: at, End: at + int(c.width)}, true
		}
		at += int(c.width)
	}
	return text.Span{}, false
}
