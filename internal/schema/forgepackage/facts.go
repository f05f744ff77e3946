package forgepackage

import (
	"errors"
	"fmt"
	"slices"

	"forge-manifest-ls/internal/schema"
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
	doc, err := schema.ParseLiteral(document)
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
	index := object("version", schema.StringLiteral(known.version))
	for _, name := range known.names {
		if modules.Field(name) == nil {
			modules = modules.With(name, schema.NullLiteral())
		}
	}
	modules = modules.Sorted()
	roots := append([]*schema.Literal{root}, modules.Elements()...)
	groups, err := c.conditions(conditions)
	if err != nil {
		return fmt.Errorf("display-conditions-schema.json: %w", err)
	}
	if groups != nil {
		roots = append(roots, groups.Elements()...)
	}
	text, lines := c.writeTable(roots)
	f["schemas.jsonl"] = []byte(text)
	index.Put("root", lines[0])
	n := 1 + len(modules.Elements())
	index.Put("modules", mapOf(modules.Names(), lines[1:n]))
	if groups != nil {
		index.Put("conditions", mapOf(groups.Names(), lines[n:]))
	}
	known.put(index, doc)
	f["index.json"] = writeLines(index)
	return nil
}

// put adds the small tables to the index.
func (a about) put(index, doc *schema.Literal) {
	if a.nested != nil {
		index.Put("nestedConditions", textList(a.nested))
	}
	if locales := doc.At("#/definitions/ForgeSupportedLocaleCode/enum"); locales != nil {
		index.Put("locales", textList(slices.Sorted(slices.Values(locales.Texts()))))
	}
	if a.contexts != nil {
		index.Put("agentContexts", textLists(a.contexts))
	}
	if a.moduleScopes != nil {
		index.Put("moduleScopes", textLists(a.moduleScopes))
	}
}

// withoutModules takes the module types out of the schema of the manifest, where "modules"
// stays as a map with any content.
func (c *converter) withoutModules(root *schema.Literal) (rest, modules *schema.Literal, err error) {
	node := c.node(root)
	section := node.Field("properties").Field("modules")
	if section == nil || c.node(section) == nil {
		return nil, nil, errors.New("nothing is said of modules")
	}
	modules = c.node(section).Field("properties")
	if modules == nil {
		return nil, nil, errors.New("no module types are described")
	}
	if c.node(section).Field("type") == nil {
		return nil, nil, errors.New("modules have no type")
	}
	properties := schema.NewMap()
	for i, name := range node.Field("properties").Names() {
		value := node.Field("properties").Elements()[i]
		if name == "modules" {
			if value, err = c.intern(object("type", c.node(section).Field("type"))); err != nil {
				return nil, nil, err
			}
		}
		properties.Put(name, value)
	}
	replaced := schema.NewMap()
	for i, keyword := range node.Names() {
		value := node.Elements()[i]
		if keyword == "properties" {
			value = properties
		}
		replaced.Put(keyword, value)
	}
	rest, err = c.intern(replaced)
	return rest, modules, err
}

// conditions converts the schemas of display conditions, by module type.
func (c *converter) conditions(document []byte) (*schema.Literal, error) {
	if document == nil {
		return nil, nil
	}
	doc, err := schema.ParseLiteral(document)
	if err != nil {
		return nil, err
	}
	modules := doc.Field("properties").Field("modules").Field("properties")
	if modules == nil {
		return nil, errors.New("no module types are described")
	}
	c.document, c.targets = doc, map[string]*target{}
	groups := schema.NewMap()
	for i, name := range modules.Names() {
		group, err := c.schema(modules.Elements()[i], name)
		if err != nil {
			return nil, err
		}
		groups.Put(name, group)
	}
	return groups.Sorted(), c.checkParts(everything)
}
