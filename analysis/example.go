package analysis

import (
	"strconv"
	"strings"

	"forge-manifest-ls/schema"
)

// appID stands for the identifier that "forge register" gives an app.
const appID = "ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000"

// example makes a value that a schema accepts, as small as it can be.
func example(name string, s *schema.Schema, depth int) (field, bool) {
	for _, part := range s.Parts(nil) {
		if values := current(part); len(values) > 0 {
			return field{value: source(values[0])}, true
		}
		if part.Default != nil {
			return field{value: source(part.Default)}, true
		}
	}
	types := s.Types
	for _, part := range s.Parts(nil) {
		types |= part.Types
	}
	switch {
	case depth > 4:
	case types.Has(schema.String):
		return exampleText(name, s)
	case types.Has(schema.Boolean):
		return field{value: "true"}, true
	case types.Has(schema.Number):
		return exampleNumber(s)
	case types.Has(schema.Map):
		return exampleMap(s, depth)
	}
	return field{}, false
}

// exampleText tries words until the schema accepts one.
func exampleText(name string, s *schema.Schema) (field, bool) {
	title := name
	if name != "" {
		title = strings.ToUpper(name[:1]) + name[1:]
	}
	words := []string{name, title, "main", "index.run", "https://example.com", "example.com", "1", appID}
	switch {
	case refers(s, schema.ToPath):
		words = append([]string{"static/main"}, words...)
	case refers(s, schema.ToHandler):
		words = append([]string{"index.run"}, words...)
	case name == "title" || name == "name" || name == "description":
		words = append([]string{title}, words...)
	case strings.Contains(strings.ToLower(name), "url"):
		words = append([]string{"https://example.com"}, words...)
	}
	for _, w := range words {
		if w != "" && accepts(s, schema.StringLiteral(w)) {
			return field{value: quoted(w)}, true
		}
	}
	return field{}, false
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

// accepts reports whether Forge would accept a value.
func accepts(s *schema.Schema, v schema.Value) bool {
	for _, problem := range schema.Evaluate(s, v) {
		if problem.Kind.Error() {
			return false
		}
	}
	return true
}

// exampleNumber is the smallest number that a schema accepts.
func exampleNumber(s *schema.Schema) (field, bool) {
	n := 1.0
	if s.Minimum != nil {
		n = *s.Minimum
	}
	if s.MultipleOf != nil && n < *s.MultipleOf {
		n = *s.MultipleOf
	}
	return field{value: strconv.FormatFloat(n, 'g', -1, 64)}, true
}

// exampleMap fills in what is required.
func exampleMap(s *schema.Schema, depth int) (field, bool) {
	out := field{fields: []field{}}
	for _, name := range s.Required {
		prop := s.Property(name)
		if prop == nil {
			return field{}, false
		}
		f, ok := example(name, prop.Schema, depth+1)
		if !ok {
			return field{}, false
		}
		f.key = name
		out.fields = append(out.fields, f)
	}
	if len(out.fields) == 0 {
		return field{value: "{}"}, true
	}
	return out, true
}
