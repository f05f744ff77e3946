package mutate

import (
	"iter"
	"slices"
	"strconv"

	"forge-manifest-ls/internal/schema"
)

// Node is a value of a manifest. It is a [schema.Value].
type Node struct {
	typ    schema.Type
	text   string // of a scalar: a string's content, or the source of another
	number float64
	pairs  []*Pair // of a map
	items  []*Node // of a list
	from   *schema.Schema
}

// Pair is a property of a map.
type Pair struct {
	Key   string
	Value *Node
}

// Type implements [schema.Value].
func (n *Node) Type() schema.Type { return n.typ }

// Text implements [schema.Value].
func (n *Node) Text() string { return n.text }

// Number implements [schema.Value].
func (n *Node) Number() float64 { return n.number }

// Items implements [schema.Value].
func (n *Node) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		for _, item := range n.items {
			if !yield(item) {
				return
			}
		}
	}
}

// Fields implements [schema.Value].
func (n *Node) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for i, p := range n.pairs {
			if n.pair(p.Key) == n.pairs[i] && !yield(p.Key, p.Value) {
				return
			}
		}
	}
}

func null() *Node               { return &Node{typ: schema.Null, text: "null"} }
func str(s string) *Node        { return &Node{typ: schema.String, text: s} }
func boolean(b bool) *Node      { return &Node{typ: schema.Boolean, text: strconv.FormatBool(b)} }
func list(items ...*Node) *Node { return &Node{typ: schema.List, items: items} }

func number(f float64) *Node {
	return &Node{typ: schema.Number, text: strconv.FormatFloat(f, 'f', -1, 64), number: f}
}

// mapping makes a map of names and values in turn. Strings stand for nodes of them.
func mapping(content ...any) *Node {
	n := &Node{typ: schema.Map}
	for i := 0; i < len(content); i += 2 {
		value, ok := content[i+1].(*Node)
		if !ok {
			value = str(content[i+1].(string))
		}
		n.set(content[i].(string), value)
	}
	return n
}

// literal makes a node of a constant of the catalogue.
func literal(v schema.Value) *Node {
	n := &Node{typ: v.Type(), text: v.Text(), number: v.Number()}
	for item := range v.Items() {
		n.items = append(n.items, literal(item))
	}
	for name, value := range v.Fields() {
		n.set(name, literal(value))
	}
	return n
}

func (n *Node) pair(key string) *Pair {
	for _, p := range n.pairs {
		if p.Key == key {
			return p
		}
	}
	return nil
}

// at follows keys from n, and is nil where one is missing.
func (n *Node) at(keys ...string) *Node {
	for _, key := range keys {
		p := n.pair(key)
		if p == nil {
			return nil
		}
		n = p.Value
	}
	return n
}

// set adds a property, or replaces its value.
func (n *Node) set(key string, value *Node) {
	if p := n.pair(key); p != nil {
		p.Value = value
		return
	}
	n.pairs = append(n.pairs, &Pair{key, value})
}

func (n *Node) remove(key string) {
	n.pairs = slices.DeleteFunc(n.pairs, func(p *Pair) bool { return p.Key == key })
}

func (n *Node) clone() *Node {
	c := *n
	c.pairs, c.items = nil, nil
	for _, p := range n.pairs {
		c.pairs = append(c.pairs, &Pair{p.Key, p.Value.clone()})
	}
	for _, item := range n.items {
		c.items = append(c.items, item.clone())
	}
	return &c
}

// become makes n another value.
func (n *Node) become(other *Node) {
	from := n.from
	*n = *other
	n.from = from
}

func (n *Node) isScalar() bool { return n.typ != schema.Map && n.typ != schema.List }
