package schema

import (
	"errors"
	"fmt"
	"slices"
)

// about is what a package says beside its schemas.
type about struct {
	version      string
	names        []string          // of all module types
	enum         map[string]string // of module types, by the name that the package's code uses
	nested       []string          // module types with conditions in their pages and sections
	moduleScopes map[string][]string
	contexts     map[string][]string
}

func (a about) missing() (names []string) {
	for name, absent := range map[string]bool{
		"version": a.version == "", "names of modules": a.names == nil, "nested conditions": a.nested == nil,
		"scopes of modules": a.moduleScopes == nil, "agent contexts": a.contexts == nil,
	} {
		if absent {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// schemas converts the schema of manifests, and of display conditions when there is
// one, into schemas.jsonl and index.json.
func (f facts) schemas(document, conditions []byte, known about) error {
	doc, err := parse(document)
	if err != nil {
		return fmt.Errorf("manifest-schema.json: %w", err)
	}
	c := newConverter(doc)
	root, err := c.schema(doc, "#")
	if err != nil {
		return fmt.Errorf("manifest-schema.json: %w", err)
	}
	root, modules, err := c.withoutModules(root)
	if err == nil {
		err = c.checkParts(root)
	}
	if err != nil {
		return fmt.Errorf("manifest-schema.json: %w", err)
	}
	index := object("version", StringLiteral(known.version))
	for _, name := range known.names {
		if modules.field(name) == nil {
			modules = modules.with(name, nullLiteral)
		}
	}
	modules = modules.sorted()
	roots := append([]*Literal{root}, modules.items...)
	groups, err := c.conditions(conditions)
	if err != nil {
		return fmt.Errorf("display-conditions-schema.json: %w", err)
	}
	if groups != nil {
		roots = append(roots, groups.items...)
	}
	text, lines := c.writeTable(roots)
	f["schemas.jsonl"] = []byte(text)
	index.put("root", lines[0])
	n := 1 + len(modules.items)
	index.put("modules", &Literal{typ: Map, names: modules.names, items: lines[1:n]})
	if groups != nil {
		index.put("conditions", &Literal{typ: Map, names: groups.names, items: lines[n:]})
	}
	known.put(index, doc)
	f["index.json"] = writeLines(index)
	return nil
}

var nullLiteral = &Literal{typ: Null, text: "null"}

// put adds the small tables to the index.
func (a about) put(index, doc *Literal) {
	if a.nested != nil {
		index.put("nestedConditions", textList(a.nested))
	}
	if locales := doc.at("#/definitions/ForgeSupportedLocaleCode/enum"); locales != nil {
		index.put("locales", textList(slices.Sorted(slices.Values(texts(locales)))))
	}
	if a.contexts != nil {
		index.put("agentContexts", textLists(a.contexts))
	}
	if a.moduleScopes != nil {
		index.put("moduleScopes", textLists(a.moduleScopes))
	}
}

// withoutModules takes the module types out of the schema of the manifest, where "modules"
// stays as a map with any content.
func (c *converter) withoutModules(root *Literal) (rest, modules *Literal, err error) {
	node := c.node(root)
	section := node.field("properties").field("modules")
	if section == nil || c.node(section) == nil {
		return nil, nil, errors.New("nothing is said of modules")
	}
	modules = c.node(section).field("properties")
	if modules == nil {
		return nil, nil, errors.New("no module types are described")
	}
	if c.node(section).field("type") == nil {
		return nil, nil, errors.New("modules have no type")
	}
	properties := &Literal{typ: Map}
	for i, name := range node.field("properties").names {
		value := node.field("properties").items[i]
		if name == "modules" {
			if value, err = c.intern(object("type", c.node(section).field("type"))); err != nil {
				return nil, nil, err
			}
		}
		properties.put(name, value)
	}
	replaced := withSubs(node, func(_ string, l *Literal) *Literal { return l })
	for i, keyword := range replaced.names {
		if keyword == "properties" {
			replaced.items[i] = properties
		}
	}
	rest, err = c.intern(replaced)
	return rest, modules, err
}

// conditions converts the schemas of display conditions, by module type.
func (c *converter) conditions(document []byte) (*Literal, error) {
	if document == nil {
		return nil, nil
	}
	doc, err := parse(document)
	if err != nil {
		return nil, err
	}
	modules := doc.field("properties").field("modules").field("properties")
	if modules == nil {
		return nil, errors.New("no module types are described")
	}
	c.document, c.targets = doc, map[string]*target{}
	groups := &Literal{typ: Map}
	for i, name := range modules.names {
		group, err := c.schema(modules.items[i], name)
		if err != nil {
			return nil, err
		}
		groups.put(name, group)
	}
	return groups.sorted(), c.checkParts(everything)
}
