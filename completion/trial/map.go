package trial

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// Map is a map that may get properties.
type Map struct {
	base    schema.Value
	schemas []*schema.Schema
	before  []map[mistake]bool // by schema
	lacks   [][]string         // by schema: what is required and missing
	oneOf   map[string]bool    // of several properties, one is required
}

// mistake is a problem without its place.
type mistake struct {
	kind schema.Kind
	name string
	at   schema.Value
}

// New returns a map that has to fit one of some schemas.
func New(base schema.Value, schemas []*schema.Schema) *Map {
	t := &Map{base: base, schemas: schemas, oneOf: map[string]bool{}}
	for _, s := range t.schemas {
		problems := schema.Evaluate(s, t.base)
		t.before = append(t.before, mistakes(problems))
		t.lacks = append(t.lacks, t.lackOf(problems))
	}
	return t
}

// Schemas are what the map has to fit, each an alternative of its own.
func (t *Map) Schemas() []*schema.Schema { return t.schemas }

// IsOneOf reports whether the map needs a property or another one.
func (t *Map) IsOneOf(name string) bool { return t.oneOf[name] }

// Allows reports whether one of the schemas accepts a new property.
func (t *Map) Allows(name string, value schema.Value) bool {
	extended := withProperty{t.base, name, value}
	for i, s := range t.schemas {
		fine := true
		for m := range mistakes(schema.Evaluate(s, extended)) {
			if m.at == schema.Value(extended) {
				m.at = t.base
			}
			fine = fine && t.before[i][m]
		}
		if fine {
			return true
		}
	}
	return len(t.schemas) == 0
}

// lackOf is what the map itself lacks.
func (t *Map) lackOf(problems []schema.Problem) []string {
	var names []string
	for _, problem := range problems {
		if problem.Map != t.base {
			continue
		}
		switch problem.Kind {
		case schema.Required:
			names = append(names, problem.Name)
		case schema.Choice:
			names = append(names, problem.Names...)
			for _, name := range problem.Names {
				t.oneOf[name] = true
			}
		}
	}
	return names
}

// Needs reports whether every alternative that may still be meant asks for a property.
func (t *Map) Needs(name string) bool {
	for _, names := range t.lacks {
		if !slices.Contains(names, name) {
			return false
		}
	}
	return len(t.schemas) > 0
}

// mistakes are what is wrong with a map, but for what it lacks.
func mistakes(problems []schema.Problem) map[mistake]bool {
	var found map[mistake]bool
	for _, problem := range problems {
		switch problem.Kind {
		case schema.Required, schema.Choice:
			continue
		}
		if !problem.Kind.Error() {
			continue
		}
		if found == nil {
			found = map[mistake]bool{}
		}
		found[mistake{problem.Kind, problem.Name, problem.At}] = true
	}
	return found
}
