package syntax

import (
	"hash/maphash"
	"iter"
	"sort"
)

// manyKids is how many children a node has for which there is an index: fewer are looked
// through.
const manyKids = 64

// kidIndex finds children of a long collection by their place and by their key. It is made
// when it is first asked for, and shared like its node.
type kidIndex struct {
	ends []int32 // of the children, relative to the node's start
	// nodes are the indices of the last node among the children up to each, tokens left out; -1 where there is none.
	// members are how many nodes there are up to each that are no strays.
	nodes, members []int32
	// keys are the first and the last pair, as indices of children, by the hash of their keys.
	keys map[uint64][2]int32
}

var keySeed = maphash.MakeSeed()

// indexed returns the index of a node; nil where it has few children.
func (n Node) indexed() *kidIndex {
	if n.c.node == nil || len(n.c.node.kids) < manyKids {
		return nil
	}
	g := n.c.node
	if x := g.more.index.Load(); x != nil {
		return x
	}
	kids := g.kids
	x := &kidIndex{ends: make([]int32, len(kids)), nodes: make([]int32, len(kids)), members: make([]int32, len(kids))}
	if n.c.kind == Mapping {
		x.keys = map[uint64][2]int32{}
	}
	at, last, members := 0, int32(-1), int32(0)
	for i, c := range kids {
		if c.kind <= props {
			last = int32(i)
			if n.tree.nodeAt(c, 0).c.kind != Stray {
				members++
			}
		}
		x.nodes[i], x.members[i] = last, members
		if c.kind == Pair && x.keys != nil {
			h := maphash.String(keySeed, PairNode{n.tree.nodeAt(c, n.start+at)}.KeyText())
			if _, again := x.keys[h]; again {
				x.keys[h] = [2]int32{x.keys[h][0], int32(i)}
			} else {
				x.keys[h] = [2]int32{int32(i), int32(i)}
			}
		}
		at += int(c.width)
		x.ends[i] = int32(at)
	}
	g.more.index.Store(x)
	return x
}

// kid is the child with an index, of those of kids.
func (x *kidIndex) kid(n Node, i int) Node {
	at := n.start
	if i > 0 {
		at += int(x.ends[i-1])
	}
	return n.tree.nodeAt(n.c.node.kids[i], at)
}

// Around yields the nodes directly below n that hold a byte offset or touch it, with what
// belongs to them behind: [Node.Children] without all that is elsewhere.
func (n Node) Around(offset int) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if n.c.node == nil {
			return
		}
		first, at := 0, n.start
		if x := n.indexed(); x != nil {
			first = sort.Search(len(x.ends), func(i int) bool { return n.start+int(x.ends[i]) >= offset })
			if first > 0 {
				at += int(x.ends[first-1])
			}
		}
		for _, c := range n.c.node.kids[first:] {
			if at > offset {
				return
			}
			if c.kind <= props && at+int(c.width) >= offset && !yield(n.tree.nodeAt(c, at)) {
				return
			}
			at += int(c.width)
		}
	}
}

// UpTo returns the last node directly below n that begins at a byte offset or in front of it, the zero Node where
// there is none; how many there are up to there, strays left out; and whether more come behind.
func (n Node) UpTo(offset int) (last Node, members int, more bool) {
	if x := n.indexed(); x != nil {
		return x.upTo(n, offset)
	}
	for c := range n.Children() {
		if c.outer > offset {
			return last, members, true
		}
		if last = c; c.Kind() != Stray {
			members++
		}
	}
	return last, members, false
}

// upTo is [Node.UpTo] of the node that the index is of.
func (x *kidIndex) upTo(n Node, offset int) (last Node, members int, more bool) {
	behind := 0 // the first child that begins behind the offset: it does where the one before it ends there
	if n.start <= offset {
		behind = 1 + sort.Search(len(x.ends)-1, func(i int) bool { return n.start+int(x.ends[i]) > offset })
	}
	more = int(x.nodes[len(x.nodes)-1]) >= behind
	if behind == 0 || x.nodes[behind-1] < 0 {
		return Node{}, 0, more
	}
	return x.kid(n, int(x.nodes[behind-1])), int(x.members[behind-1]), more
}

// LastPair returns the last pair of a mapping whose key is the string key, else a zero pair.
func (n Node) LastPair(key string) PairNode {
	if x := n.indexed(); x != nil && x.keys != nil {
		return x.pair(n, key, 1)
	}
	var last PairNode
	for p := range n.Pairs() {
		if p.hasKey(key) {
			last = p
		}
	}
	return last
}

// pair returns the first (0) or last (1) pair with a key. Should two keys have the same hash,
// all are looked through.
func (x *kidIndex) pair(n Node, key string, which int) PairNode {
	at, ok := x.keys[maphash.String(keySeed, key)]
	if !ok {
		return PairNode{}
	}
	if p := (PairNode{x.kid(n, int(at[which]))}); p.hasKey(key) {
		return p
	}
	var found PairNode
	for p := range n.Pairs() {
		if p.hasKey(key) {
			found = p
			if which == 0 {
				break
			}
		}
	}
	return found
}

// Last returns the last node directly below n; the zero Node where there is none.
func (n Node) Last() Node {
	if n.c.node == nil {
		return Node{}
	}
	at := n.start + int(n.c.width)
	for i := len(n.c.node.kids) - 1; i >= 0; i-- {
		c := n.c.node.kids[i]
		if at -= int(c.width); c.kind <= props {
			return n.tree.nodeAt(c, at)
		}
	}
	return Node{}
}

// Beside returns the members of a mapping or sequence directly before and behind the one that
// begins at a byte offset, zero where there is none, and whether there is such a one.
func (n Node) Beside(offset int) (before, behind Node, ok bool) {
	if n.c.node == nil {
		return Node{}, Node{}, false
	}
	kind, first, at := Pair, 0, n.start
	if n.c.kind == Sequence {
		kind = Item
	}
	if x := n.indexed(); x != nil {
		first = sort.Search(len(x.ends), func(i int) bool { return n.start+int(x.ends[i]) >= offset })
		for first > 0 && n.c.node.kids[first-1].kind != kind {
			first--
		}
		if first = max(first-1, 0); first > 0 {
			at += int(x.ends[first-1])
		}
	}
	var last Node
	for _, c := range n.c.node.kids[first:] {
		if c.kind == kind {
			if ok {
				return before, n.tree.nodeAt(c, at), true
			}
			if at == offset {
				before, ok = last, true
			}
			last = n.tree.nodeAt(c, at)
		}
		at += int(c.width)
	}
	return before, Node{}, ok
}
