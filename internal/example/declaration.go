package example

import (
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// Declaration is an entry that declares a name.
type Declaration struct {
	Path   []string // of its list, from the top of the manifest
	Fields []yamledit.Field
}

// Paths of source files and folders of front ends, as the templates of Forge have them.
const (
	SourceOfUIKit    = "src/frontend/index.jsx"
	FolderOfCustomUI = "static/main"
)

// Function declares a function that a handler answers.
func Function(name, handler string) Declaration {
	return Declaration{[]string{"modules", "function"}, []yamledit.Field{scalar("key", name), scalar("handler", handler)}}
}

// Resource declares a resource at a path.
func Resource(name, path string) Declaration {
	return Declaration{[]string{"resources"}, []yamledit.Field{scalar("key", name), scalar("path", path)}}
}

// Remote declares a remote at an address that stands for the author's.
func Remote(name string) Declaration {
	return Declaration{[]string{"remotes"}, []yamledit.Field{scalar("key", name), scalar("baseUrl", "https://example.com")}}
}

// Endpoint declares an endpoint of a remote.
func Endpoint(name, remote string) Declaration {
	route := yamledit.Field{Key: "route", Fields: []yamledit.Field{scalar("path", "/"+name)}}
	return Declaration{[]string{"modules", "endpoint"}, []yamledit.Field{scalar("key", name), scalar("remote", remote), route}}
}

// Action declares an action that a function answers.
func Action(name, function string) Declaration {
	words := prose.Title(name)
	return Declaration{[]string{"modules", "action"}, []yamledit.Field{
		scalar("key", name), scalar("name", words), scalar("function", function), scalar("actionVerb", "GET"), scalar("description", words),
	}}
}

// Page declares a page of a module type that a resource draws.
func Page(typ, name, resource string) Declaration {
	return Declaration{[]string{"modules", typ}, []yamledit.Field{scalar("key", name), scalar("title", prose.Title(name)), scalar("resource", resource)}}
}

func scalar(key, value string) yamledit.Field {
	return yamledit.Field{Key: key, Value: yamledit.Quoted(value)}
}

// Field writes the example as the value of a property.
func (v *Value) Field(key string) yamledit.Field {
	f := yamledit.Field{Key: key}
	switch {
	case v.Item != nil && len(v.Item.Fields) > 0:
		f.Items = [][]yamledit.Field{v.Item.fields()}
	case v.Item != nil:
		f.Value = "[" + v.Item.Source() + "]"
	case v.Type == schema.List:
		f.Value = "[]"
	case v.Type == schema.Map && len(v.Fields) == 0:
		f.Value = "{}"
	case v.Type == schema.Map:
		f.Fields = v.fields()
	default:
		f.Value = v.Source()
	}
	return f
}

func (v *Value) fields() []yamledit.Field {
	var all []yamledit.Field
	for _, f := range v.Fields {
		if f.When <= Usual {
			all = append(all, f.Value.Field(f.Name))
		}
	}
	return all
}
