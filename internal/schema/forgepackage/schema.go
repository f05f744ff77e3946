package forgepackage

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// converter turns a JSON Schema document into a list of distinct schemas in the
// dialect of the data files, where a schema stands inside another by its number.
type converter struct {
	document *schema.Literal
	nodes    []*schema.Literal  // by number; nil while the schema is under way
	depths   []int              // of nodes: how many schemas stand inside each other
	numbers  map[string]int     // of nodes, by their JSON
	targets  map[string]*target // by reference
	path     []string           // to the schema under way, for messages
}

// target is what a reference points at.
type target struct {
	schema *schema.Literal // nil while it is under way
	number int             // of a schema that points at itself; else -1
}

func newConverter(document *schema.Literal) *converter {
	return &converter{document: document, numbers: map[string]int{}, targets: map[string]*target{}}
}

// everything is the schema that allows anything, manifestItself the one of a manifest.
var (
	everything     = schema.BooleanLiteral(true)
	manifestItself = schema.StringLiteral("#")
)

// schema converts a schema. The result stands for it in other schemas: true, false, "#" or a
// number.
func (c *converter) schema(l *schema.Literal, name string) (*schema.Literal, error) {
	c.path = append(c.path, name)
	defer func() { c.path = c.path[:len(c.path)-1] }()
	switch {
	case len(c.path) > schema.MaxNesting:
		return nil, errTooDeep
	case l.Type() == schema.Boolean:
		return l, nil
	case l.Type() != schema.Map:
		return nil, c.damage("a schema is a map")
	case l.Field("$ref") != nil:
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
func (c *converter) intern(n *schema.Literal) (*schema.Literal, error) {
	if len(n.Names()) == 0 {
		return everything, nil
	}
	text := n.JSON()
	number, ok := c.numbers[text]
	if !ok {
		depth := 0
		withSubs(n, func(_ string, sub *schema.Literal) *schema.Literal {
			if sub.Type() == schema.Number {
				depth = max(depth, 1+c.depths[int(sub.Number())])
			}
			return sub
		})
		if depth > schema.MaxNesting {
			return nil, errTooDeep
		}
		number = c.add(n, depth)
		c.numbers[text] = number
	}
	return schema.NumberLiteral(number), nil
}

var errTooDeep = errors.New("schemas are nested too deep")

func (c *converter) add(n *schema.Literal, depth int) (number int) {
	c.nodes = append(c.nodes, n)
	c.depths = append(c.depths, depth)
	return len(c.nodes) - 1
}

// node returns the schema that a result of schema stands for, or nil.
func (c *converter) node(l *schema.Literal) *schema.Literal {
	if l.Type() != schema.Number {
		return nil
	}
	return c.nodes[int(l.Number())]
}
