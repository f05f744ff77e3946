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
