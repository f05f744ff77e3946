package schema

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
)

// The methods here run with the catalogue's lock held for writing.

// about is catalogue.json.
type about struct {
	Version string
	// Internal are the names that Forge refuses in the entries of all modules but
	// those of NotInternalIn.
	Internal, NotInternalIn []string
	// AnyModule is what Forge asks of each module that it has a schema for, Schemaless
	// what it needs of the others: anything else makes its validator fail.
	AnyModule, Schemaless json.RawMessage
}

// moduleEntry is what modules.json says of a module type.
type moduleEntry struct {
	Link       string
	Nearest    bool // the link is a page about more than this type
	Schemaless bool // Forge has no schema for it
	Phase      Phase
	Deprecated *Deprecation
}

func (c *Catalogue) decoder() *decoder {
	return &decoder{patterns: c.pattern, shared: c.sharedSchema, whole: func() *Schema {
		c.wanted = true
		return c.whole
	}}
}

// pattern compiles a pattern once.
func (c *Catalogue) pattern(source string) (*Pattern, error) {
	if p, ok := c.patterns[source]; ok {
		return p, nil
	}
	if c.words == nil {
		var entries []patternEntry
		if err := c.read("patterns.json", &entries); err != nil {
			return nil, err
		}
		c.words = map[string]patternEntry{}
		for _, e := range entries {
			c.words[e.Pattern] = e
		}
	}
	entry := c.words[source]
	entry.Pattern = source
	p, err := entry.compile()
	c.patterns[source] = p
	return p, err
}

// part returns the JSON of a property of a data file; none when either is absent.
func (c *Catalogue) part(file, name string) (json.RawMessage, error) {
	parts, ok := c.raw[file]
	if !ok {
		if err := c.read(file, &parts); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		c.raw[file] = parts
	}
	return parts[name], nil
}

// sharedSchema returns a definition of shared.json.
func (c *Catalogue) sharedSchema(name string) (*Schema, error) {
	if s, ok := c.shared[name]; ok {
		if s == nil {
			return nil, fmt.Errorf("shared.json#/%s refers to itself", name)
		}
		return s, nil
	}
	raw, err := c.part("shared.json", name)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, fmt.Errorf("shared.json has no %q", name)
	}
	c.shared[name] = nil
	s, err := c.schema(raw)
	if err != nil {
		return nil, fmt.Errorf("shared.json#/%s: %w", name, err)
	}
	c.shared[name] = s
	return s, nil
}

func (c *Catalogue) schema(raw json.RawMessage) (*Schema, error) {
	l, err := parse(raw)
	if err != nil {
		return nil, err
	}
	return c.decoder().decode(l)
}

func (c *Catalogue) loadModule(name string) *Module {
	if m, ok := c.modules[name]; ok {
		return m
	}
	c.loadIndex()
	entry, known := c.index[name]
	if !known {
		return nil
	}
	m := &Module{Name: name, Phase: entry.Phase, Deprecation: entry.Deprecated, Link: entry.Link, Exact: entry.Link != "" && !entry.Nearest}
	raw, err := c.part(family(name), name)
	must(err)
	switch {
	case raw != nil:
		m.Described = true
	case entry.Schemaless:
		raw = c.about.Schemaless
	default:
		raw = c.about.AnyModule
	}
	m.List, err = c.schema(raw)
	if err != nil {
		must(fmt.Errorf("module %s: %w", name, err))
	}
	m.List = c.withInternal(m)
	m.Outer, m.Item = split(m.List)
	c.modules[name] = m
	return m
}

// withInternal adds to a module's entries the names that they must not have.
func (c *Catalogue) withInternal(m *Module) *Schema {
	if m.List.Items == nil || contains(c.about.NotInternalIn, m.Name) {
		return m.List
	}
	list, item := *m.List, *m.List.Items
	item.Internal = c.about.Internal
	list.Items = &item
	return &list
}
