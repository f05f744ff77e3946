package schema

import (
	"bytes"
	"fmt"
	"slices"
)

// The methods here run with the catalogue's lock held for writing.

// loadIndex reads index.json: the version, the lines of the root, of each module type (null
// when Forge has no schema for it) and of display conditions, and small tables.
func (c *Catalogue) loadIndex() {
	if c.index != nil {
		return
	}
	index := c.json("index.json")
	modules := index.Field("modules")
	if modules == nil || modules.typ != Map {
		must(fmt.Errorf("index.json has no modules"))
	}
	names := slices.Clone(modules.names)
	slices.Sort(names)
	c.index, c.names = index, names
}

// json reads a file as one JSON value.
func (c *Catalogue) json(name string) *Literal {
	content, err := c.read(name)
	must(err)
	l, err := ParseLiteral(content)
	if err != nil {
		must(fmt.Errorf("%s: %w", name, err))
	}
	return l
}

// part returns a property of index.json, or nil. It takes the lock itself.
func (c *Catalogue) part(name string) *Literal {
	return ask(c, func() (*Literal, bool) { return c.index, c.index != nil }, func() *Literal {
		c.loadIndex()
		return c.index
	}).Field(name)
}

// line returns the JSON of a schema.
func (c *Catalogue) line(n int) (*Literal, error) {
	if c.lines == nil {
		content, err := c.read("schemas.jsonl")
		if err != nil {
			return nil, err
		}
		c.lines = bytes.Split(content, []byte("\n"))
	}
	if n < 0 || n >= len(c.lines) {
		return nil, fmt.Errorf("schemas.jsonl has no line %d", n)
	}
	l, err := ParseLiteral(c.lines[n])
	if err != nil {
		return nil, fmt.Errorf("schemas.jsonl, line %d: %w", n, err)
	}
	return l, nil
}

// schema decodes what is in the manifest at a path of property names, and "[]" for
// the items of a list.
func (c *Catalogue) schema(l *Literal, path ...string) *Schema {
	d := decoder{catalogue: c, notes: knowledge().notes()}
	for _, step := range path {
		d = d.into(step)
	}
	s, err := d.decode(l)
	if err != nil {
		must(fmt.Errorf("%v: %w", path, err))
	}
	return s
}

func (c *Catalogue) loadModule(name string) *Module {
	if m, ok := c.modules[name]; ok {
		return m
	}
	c.loadIndex()
	line := c.index.Field("modules").Field(name)
	if line == nil {
		return nil
	}
	m := knowledge().module(name)
	m.Described = line.typ != Null
	m.List = schemaless
	if m.Described {
		m.List = c.schema(line, "modules", name)
	}
	m.List = withInternal(name, m.List)
	m.Outer, m.Item = split(m.List)
	c.modules[name] = m
	return m
}

// schemaless is what Forge needs of a module type that it has no schema for: on anything
// else its validator fails.
var schemaless = &Schema{Types: TypesOf(List), Items: &Schema{Types: TypesOf(Map, List)}}

func (c *Catalogue) loadRoot() *Schema {
	c.loadIndex()
	line := c.index.Field("root")
	if line == nil {
		must(fmt.Errorf("index.json has no root"))
	}
	root := c.schema(line)
	skeleton := *root
	skeleton.Properties = nil
	for _, p := range root.Properties {
		s := &Section{Name: p.Name, Schema: p.Schema, Link: knowledge().sectionLink(p.Name)}
		s.Outer, s.Item = split(p.Schema)
		c.sections[p.Name] = s
		p.Schema = &Schema{}
		skeleton.Properties = append(skeleton.Properties, p)
	}
	c.root, c.skeleton = root, &skeleton
	return root
}

// fillWhole makes whole the root with all modules.
func (c *Catalogue) fillWhole() *Schema {
	if c.filled {
		return c.whole
	}
	c.filled = true // modules that point at whole do not start again
	if c.root == nil {
		c.loadRoot()
	}
	*c.whole = *c.root
	c.whole.Properties = append([]Property(nil), c.root.Properties...)
	section := c.whole.Property("modules")
	if section == nil {
		must(fmt.Errorf("the root has no modules"))
	}
	modules := *section.Schema
	for _, name := range c.names {
		modules.Properties = append(modules.Properties, Property{Name: name, Schema: c.loadModule(name).List})
	}
	section.Schema = &modules
	return c.whole
}

// split takes what is said of items out of the schema of a list.
func split(list *Schema) (outer, item *Schema) {
	if list.Items == nil {
		return list, nil
	}
	copied := *list
	copied.Items = nil
	return &copied, list.Items
}
