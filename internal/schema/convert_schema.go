package schema

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// converter turns a JSON Schema document into a list of distinct schemas in the
// dialect of the data files, where a schema stands inside another by its number.
type converter struct {
	document *Literal
	nodes    []*Literal         // by number; nil while the schema is under way
	depths   []int              // of nodes: how many schemas stand inside each other
	numbers  map[string]int     // of nodes, by their JSON
	targets  map[string]*target // by reference
	path     []string           // to the schema under way, for messages
}

// target is what a reference points at.
type target struct {
	schema *Literal // nil while it is under way
	number int      // of a schema that points at itself; else -1
}

func newConverter(document *Literal) *converter {
	return &converter{document: document, numbers: map[string]int{}, targets: map[string]*target{}}
}

// everything is the schema that allows anything, manifestItself the one of a manifest.
var (
	everything     = &Literal{typ: Boolean, text: "true"}
	manifestItself = StringLiteral("#")
)

// schema converts a schema. The result stands for it in other schemas: true, false, "#" or a
// number.
func (c *converter) schema(l *Literal, name string) (*Literal, error) {
	c.path = append(c.path, name)
	defer func() { c.path = c.path[:len(c.path)-1] }()
	switch {
	case len(c.path) > maxNesting:
		return nil, errTooDeep
	case l.typ == Boolean:
		return l, nil
	case l.typ != Map:
		return nil, c.damage("a schema is a map")
	case l.field("$ref") != nil:
		return c.reference(l)
	}
	n, err := c.normal(l)
	if err != nil {
		return nil, err
	}
	return c.intern(n)
}

// damage is the error that something is wrong with the schema under way.
func (c *converter) damage(what string) error {
	const shown = 6
	path := c.path[min(1, len(c.path)):]
	if len(path) > shown {
		path = append([]string{"..."}, path[len(path)-shown:]...)
	}
	return fmt.Errorf("%s (in %s)", what, strings.ToValidUTF8(strconv.Quote(strings.Join(path, "/")), ""))
}

// intern returns the number of a schema. Equal schemas have one number.
func (c *converter) intern(n *Literal) (*Literal, error) {
	if len(n.names) == 0 {
		return everything, nil
	}
	text := n.json()
	number, ok := c.numbers[text]
	if !ok {
		depth := 0
		withSubs(n, func(_ string, sub *Literal) *Literal {
			if sub.typ == Number {
				depth = max(depth, 1+c.depths[int(sub.number)])
			}
			return sub
		})
		if depth > maxNesting {
			return nil, errTooDeep
		}
		number = c.add(n, depth)
		c.numbers[text] = number
	}
	return numberLiteral(number), nil
}

var errTooDeep = errors.New("schemas are nested too deep")

func (c *converter) add(n *Literal, depth int) (number int) {
	c.nodes = append(c.nodes, n)
	c.depths = append(c.depths, depth)
	return len(c.nodes) - 1
}

func numberLiteral(n int) *Literal {
	return &Literal{typ: Number, text: strconv.Itoa(n), number: float64(n)}
}

// node returns the schema that a result of schema stands for, or nil.
func (c *converter) node(l *Literal) *Literal {
	if l.typ != Number {
		return nil
	}
	return c.nodes[int(l.number)]
}
