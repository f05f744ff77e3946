package forgepackage

import (
	"errors"
	"slices"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// Keywords of the data files that hold schemas, by how they hold them.
var (
	holdOne   = []string{"items", "propertyNames", "additionalProperties", "not", "if", "then", "else"}
	holdList  = []string{"oneOf", "anyOf", "allOf"}
	holdNamed = []string{"properties", "patternProperties"}
	// ofSame are those whose schemas judge the value itself, not what is in it.
	ofSame = []string{"oneOf", "anyOf", "allOf", "not", "if", "then", "else"}
)

// withSubs returns a schema with the schemas in it replaced by what f makes of them.
func withSubs(n *schema.Literal, f func(keyword string, sub *schema.Literal) *schema.Literal) *schema.Literal {
	copied := schema.NewMap()
	for i, keyword := range n.Names() {
		value := n.Elements()[i]
		switch {
		case slices.Contains(holdOne, keyword):
			value = f(keyword, value)
		case slices.Contains(holdList, keyword):
			held := schema.NewList()
			for _, item := range value.Elements() {
				held.Append(f(keyword, item))
			}
			value = held
		case slices.Contains(holdNamed, keyword):
			held := schema.NewMap()
			for j, item := range value.Elements() {
				held.Put(value.Names()[j], f(keyword, item))
			}
			value = held
		}
		copied.Put(keyword, value)
	}
	return copied
}

// table writes schemas one a line. A schema that is used once stands inside the one
// that uses it, all others are referred to by the number of their line.
type table struct {
	nodes []*schema.Literal
	uses  []int
	order []int       // of nodes, as they are met
	lines map[int]int // by number of node
}

// writeTable writes the schemas that roots stand for, and all below them. It returns the
// lines of the roots.
func (c *converter) writeTable(roots []*schema.Literal) (text string, lines []*schema.Literal) {
	t := &table{nodes: c.nodes, uses: make([]int, len(c.nodes)), lines: map[int]int{}}
	for _, root := range roots {
		t.count(root)
		t.count(root) // a line of its own
	}
	for _, n := range t.order {
		if t.uses[n] > 1 {
			t.lines[n] = len(t.lines)
		}
	}
	var b strings.Builder
	for _, n := range t.order {
		if _, ok := t.lines[n]; ok {
			b.WriteString(t.body(n).JSON())
			b.WriteByte('\n')
		}
	}
	for _, root := range roots {
		lines = append(lines, t.ref("", root))
	}
	return b.String(), lines
}

func (t *table) count(l *schema.Literal) {
	if l.Type() != schema.Number {
		return
	}
	n := int(l.Number())
	t.uses[n]++
	if t.uses[n] > 1 {
		return
	}
	t.order = append(t.order, n)
	withSubs(t.nodes[n], func(_ string, sub *schema.Literal) *schema.Literal { t.count(sub); return sub })
}

func (t *table) body(n int) *schema.Literal { return withSubs(t.nodes[n], t.ref) }

func (t *table) ref(_ string, l *schema.Literal) *schema.Literal {
	if l.Type() != schema.Number {
		return l
	}
	if line, ok := t.lines[int(l.Number())]; ok {
		return schema.NumberLiteral(line)
	}
	return t.body(int(l.Number()))
}

// maxParts is how many schemas may judge one value together. In Forge's own schema
// it is some dozens.
const maxParts = 10000

// checkParts refuses schemas that apply themselves to the value that they judge, which would
// never end, or too many others.
func (c *converter) checkParts(root *schema.Literal) error {
	const underWay = -1
	parts := make([]int, len(c.nodes))
	var count func(l *schema.Literal) (int, error)
	count = func(l *schema.Literal) (int, error) {
		if l.Type() == schema.String {
			l = root
		}
		if l.Type() != schema.Number {
			return 1, nil
		}
		n := int(l.Number())
		if parts[n] == underWay {
			return 0, errors.New("a schema refers to itself for the same value")
		}
		if parts[n] > 0 {
			return parts[n], nil
		}
		parts[n] = underWay
		sum := 1
		var err error
		withSubs(c.nodes[n], func(keyword string, sub *schema.Literal) *schema.Literal {
			if err == nil && slices.Contains(ofSame, keyword) {
				var m int
				m, err = count(sub)
				sum += m
			}
			return sub
		})
		if err == nil && sum > maxParts {
			err = errors.New("too many alternatives for one value")
		}
		parts[n] = sum
		return sum, err
	}
	for i := range c.nodes {
		if _, err := count(schema.NumberLiteral(i)); err != nil {
			return err
		}
	}
	return nil
}
