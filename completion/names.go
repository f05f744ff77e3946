package completion

import (
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// name is the first thing that is declared of what a string may name, or "".
func (r *rendering) name(to schema.Reference) string {
	if name := r.declared[to]; name != "" {
		return name
	}
	return r.p.firstName(to)
}

// firstName is the first name that is declared, or "".
func (p *place) firstName(to schema.Reference) string {
	kind, ok := kinds[to]
	if !ok {
		return ""
	}
	for _, d := range p.file.Definitions(kind) {
		if !d.Unknown {
			return d.Name
		}
	}
	return ""
}

// kinds maps what a string names to the kind of its definition.
var kinds = map[schema.Reference]manifest.Kind{
	schema.ToFunction: manifest.Function, schema.ToEndpoint: manifest.Endpoint,
	schema.ToResource: manifest.Resource, schema.ToResourceEntry: manifest.Resource,
	schema.ToRemote: manifest.Remote, schema.ToService: manifest.Service,
	schema.ToAction: manifest.Action, schema.ToPage: manifest.Page, schema.ToProvider: manifest.Provider,
}
