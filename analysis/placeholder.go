package analysis

import (
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
)

// maxChoices is how many fixes of the same sort a diagnostic offers.
const maxChoices = 5

// choice is a value that a fix may write: a field without its key, and what must
// be declared elsewhere so that it is right.
type choice struct {
	label string // for the title; may be empty
	field edit.Field
	also  func(*pass) (declaration, bool)
}

// choices returns values that property name may take so that it is right.
func (p *pass) choices(t target, name string, s *schema.Schema) []choice {
	if name == "key" && t.entry != nil {
		key := edit.FreshKey(p.file, t.name)
		return []choice{{key, edit.Field{Value: edit.Quoted(key)}, nil}}
	}
	if found, ok := p.Groups.choices(p, t, name); ok {
		return found
	}
	if s == nil {
		s = &schema.Schema{}
	}
	for _, part := range s.Parts(nil) {
		if kind, ok := declares[part.Refers]; ok {
			if kind == manifest.Resource && t.entry != nil {
				return p.frontEndsFor(t.entry)
			}
			return p.names(kind)
		}
		if values := part.Current(); len(values) > 0 {
			return literals(values)
		}
	}
	var out []choice
	if found, ok := p.picture(name); ok {
		out = accepted(found, s)
	}
	if f, ok := p.example(name, s, 0); ok {
		out = append(out, choice{f.Value, f, nil})
	}
	return out
}

// declares maps what a string names to the kind of its definition.
var declares = map[schema.Reference]manifest.Kind{
	schema.ToFunction: manifest.Function, schema.ToEndpoint: manifest.Endpoint,
	schema.ToResource: manifest.Resource, schema.ToResourceEntry: manifest.Resource,
	schema.ToRemote: manifest.Remote, schema.ToService: manifest.Service,
}

// names returns the names that the file declares, else one that a fix declares.
func (p *pass) names(kind manifest.Kind) []choice {
	var out []choice
	names := p.declared(kind)
	for _, name := range names[:min(len(names), maxChoices)] {
		out = append(out, choice{name, edit.Field{Value: edit.Quoted(name)}, nil})
	}
	if len(out) == 0 && kind != manifest.Service {
		also := func(p *pass) (declaration, bool) { return p.declare(kind, "main") }
		out = append(out, choice{"main", edit.Field{Value: "main"}, also})
	}
	return out
}

func literals(values []*schema.Literal) []choice {
	var out []choice
	for _, v := range values[:min(len(values), maxChoices)] {
		out = append(out, choice{v.String(), edit.Field{Value: source(v)}, nil})
	}
	return out
}

// source writes a literal in YAML.
func source(v *schema.Literal) string {
	if v.Type() == schema.String {
		return edit.Quoted(v.Text())
	}
	return v.String()
}
