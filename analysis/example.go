package analysis

import (
	"strconv"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

// maxExample is how deep a placeholder is nested at most.
const maxExample = 6

// example makes a value that a schema accepts, as small as it can be. It is false when it
// finds none.
func (p *pass) example(name string, s *schema.Schema, depth int) (edit.Field, bool) {
	for _, part := range s.Parts(nil) {
		if values := part.Current(); len(values) > 0 {
			return edit.Field{Value: source(values[0])}, true
		}
		if part.Default != nil {
			return edit.Field{Value: source(part.Default)}, true
		}
	}
	types := s.Types
	for _, part := range s.Parts(nil) {
		types |= part.Types
	}
	switch {
	case depth > maxExample:
	case types.Has(schema.String):
		return p.exampleText(name, s)
	case types.Has(schema.Boolean):
		return edit.Field{Value: "true"}, true
	case types.Has(schema.Number):
		return exampleNumber(s)
	case types.Has(schema.Map):
		return p.exampleMap(s, depth)
	case types.Has(schema.List):
		return p.exampleList(name, s, depth)
	}
	return edit.Field{}, false
}

// exampleText tries words until the schema accepts one.
func (p *pass) exampleText(name string, s *schema.Schema) (edit.Field, bool) {
	title := name
	if name != "" {
		title = strings.ToUpper(name[:1]) + name[1:]
	}
	words := []string{name, title, "main", "index.run", "https://example.com", "example.com", "1", "/run", "name", "1Gi", "page", "read:example:custom", edit.AppID}
	switch {
	case refers(s, schema.ToPath):
		words = append([]string{"static/main"}, words...)
	case refers(s, schema.ToHandler):
		words = append([]string{"index.run"}, words...)
	case name == "title" || name == "name" || name == "description":
		words = append([]string{title}, words...)
	case exampleTexts[name] != "":
		words = append([]string{exampleTexts[name]}, words...)
	case strings.Contains(strings.ToLower(name), "url"):
		words = append([]string{"https://example.com"}, words...)
	}
	if kind, ok := declaresOf(s); ok {
		words = append(p.declared(kind), words...)
	}
	for _, w := range words {
		if w != "" && s.Accepts(schema.StringLiteral(w)) {
			return edit.Field{Value: edit.Quoted(w)}, true
		}
	}
	return edit.Field{}, false
}

// refers reports whether a schema's strings name something of a kind.
func refers(s *schema.Schema, to schema.Reference) bool {
	for _, part := range s.Parts(nil) {
		if part.Refers == to {
			return true
		}
	}
	return false
}

// exampleNumber is the smallest number that a schema accepts.
func exampleNumber(s *schema.Schema) (edit.Field, bool) {
	n := 1.0
	if s.Minimum != nil {
		n = *s.Minimum
	}
	if s.MultipleOf != nil && n < *s.MultipleOf {
		n = *s.MultipleOf
	}
	return edit.Field{Value: strconv.FormatFloat(n, 'g', -1, 64)}, true
}

// exampleList makes a list of one item.
func (p *pass) exampleList(name string, s *schema.Schema, depth int) (edit.Field, bool) {
	for _, part := range firstParts(s) {
		if part.Items == nil {
			continue
		}
		item, ok := p.example(strings.TrimSuffix(name, "s"), part.Items, depth+1)
		switch {
		case !ok:
			return edit.Field{}, false
		case item.Fields != nil:
			return edit.Field{Items: [][]edit.Field{item.Fields}}, true
		}
		return edit.Field{Value: "[" + item.Value + "]"}, true
	}
	return edit.Field{Value: "[]"}, true
}

// exampleMap fills in what is required, by the first of alternatives.
func (p *pass) exampleMap(s *schema.Schema, depth int) (edit.Field, bool) {
	out := edit.Field{Fields: []edit.Field{}}
	parts, seen := firstParts(s), map[string]bool{}
	for _, part := range parts {
		for _, name := range part.Required {
			prop := propertySchema(s, nil, name)
			if seen[name] || prop == nil {
				continue
			}
			seen[name] = true
			f, ok := p.example(name, prop, depth+1)
			if !ok {
				return edit.Field{}, false
			}
			f.Key = name
			out.Fields = append(out.Fields, f)
		}
	}
	if len(out.Fields) == 0 {
		return edit.Field{Value: "{}"}, true
	}
	return out, true
}

// firstParts are the schemas that hold for a value by the first of all alternatives.
func firstParts(s *schema.Schema) []*schema.Schema {
	parts := []*schema.Schema{s}
	for _, part := range s.AllOf {
		parts = append(parts, firstParts(part)...)
	}
	for _, choice := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		if len(choice) > 0 {
			parts = append(parts, firstParts(choice[0])...)
		}
	}
	return parts
}
