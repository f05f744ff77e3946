package forgepackage

import "forge-manifest-ls/internal/schema"

// ConvertSchema is [Convert] for the JSON Schema of manifests alone.
func ConvertSchema(document []byte, version string) (*schema.Catalogue, error) {
	found := facts{}
	if err := found.schemas(document, nil, about{version: version}); err != nil {
		return nil, err
	}
	return schema.FromFacts(found, nil)
}

// Table converts a JSON Schema, be it of manifests or not, into the text of schemas.jsonl. The
// root is the number of its line there, or a boolean.
func Table(document []byte) (text string, root *schema.Literal, err error) {
	doc, err := schema.ParseLiteral(document)
	if err != nil {
		return "", nil, err
	}
	c := newConverter(doc)
	if root, err = c.schema(doc, "#"); err != nil {
		return "", nil, err
	}
	if err := c.checkParts(root); err != nil {
		return "", nil, err
	}
	text, lines := c.writeTable([]*schema.Literal{root})
	return text, lines[0], nil
}
