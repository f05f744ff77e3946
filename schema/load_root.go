package schema

import (
	"fmt"
	"io/fs"
)

func (c *Catalogue) loadRoot() *Schema {
	content, err := fs.ReadFile(c.files, "root.json")
	must(err)
	root, err := c.schema(content)
	if err != nil {
		must(fmt.Errorf("root.json: %w", err))
	}
	skeleton := *root
	skeleton.Properties = nil
	for _, p := range root.Properties {
		s := &Section{Name: p.Name, Schema: p.Schema}
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
	c.loadIndex()
	*c.whole = *c.root
	c.whole.Properties = append([]Property(nil), c.root.Properties...)
	modules := *c.whole.Property("modules").Schema
	for _, name := range c.names {
		modules.Properties = append(modules.Properties, Property{Name: name, Schema: c.loadModule(name).List})
	}
	c.whole.Property("modules").Schema = &modules
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
