package syntax

import "sync/atomic"

// green is an immutable subtree without position. Versions of a tree share it.
type green struct {
	kind  Kind
	flow  bool  // a mapping or sequence in flow style
	marks marks // what lies in the subtree
	// quoteOpen says that one of its errors is a quote that was left open.
	quoteOpen bool
	indent    int32 // of a block scalar: column of its text; of a block collection: its column
	width     int32 // bytes
	look      int32 // bytes beyond the end that the parse looked at, at most
	place     place // where the parser stood; a subtree is taken over only into an equal place
	kids      []child
	more      *more // nil for most nodes, and there may be a node for every byte of a text
}

// more is what few nodes have.
type more struct {
	errs  []greenError
	index atomic.Pointer[kidIndex] // of a node with many children, see Node.indexed
}

// errs are the errors of the node itself.
func (g *green) errs() []greenError {
	if g.more == nil {
		return nil
	}
	return g.more.errs
}

// child is a token (node is nil) or a subtree.
type child struct {
	node  *green
	width int32
	kind  Kind
}

// greenError is an error with offsets relative to the start of its node.
type greenError struct {
	kind             ErrorKind
	start, end       int32
	relStart, relEnd int32
}

// body returns the content of a props node, and its offset from the node's start.
func (g *green) body() (c child, at int) { return bodyOf(g.kids, int(g.width)) }

// bodyOf is the body of a node with such children and width.
func bodyOf(kids []child, width int) (c child, at int) {
	at = width
	for i := len(kids) - 1; i >= 0; i-- {
		at -= int(kids[i].width)
		if kids[i].kind <= props {
			return kids[i], at
		}
	}
	return child{kind: Empty}, width
}

// marks say what lies in a subtree, so that walks visit only what they must.
type marks uint8

const (
	hasErrors marks = 1 << iota
	hasAnchor
	hasAlias
	hasTag
)
