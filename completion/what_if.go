package completion

import (
	"iter"
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// A property is offered when the map, with it and a value that is right for it, has no
// mistake that it had not before: what excludes what is decided by the evaluator alone.

// whatIf says which properties a map may get.
type whatIf struct {
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

func (c *cursor) whatIf(at manifest.Declared) *whatIf {
	t := &whatIf{base: c.valueOf(at), schemas: at.Schemas, oneOf: map[string]bool{}}
	for _, s := range t.schemas {
		problems := schema.Evaluate(s, t.base)
		t.before = append(t.before, mistakes(problems))
		t.lacks = append(t.lacks, t.lackOf(problems))
	}
	return t
}

// valueOf is a node as the evaluator sees it; an empty map where there is none.
func (c *cursor) valueOf(at manifest.Declared) schema.Value {
	if at.Node.Kind() != syntax.Mapping {
		return emptyMap{}
	}
	if at.Conditions {
		return conditions{c.file.Draft(at.Node, &c.ctx)}
	}
	return c.file.Draft(at.Node, &c.ctx)
}

// allows reports whether one of the schemas accepts a new property.
func (t *whatIf) allows(name string, value schema.Value) bool {
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
func (t *whatIf) lackOf(problems []schema.Problem) []string {
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

// needs reports whether every alternative that may still be meant asks for a property.
func (t *whatIf) needs(name string) bool {
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

// accepts reports whether one of the schemas at the cursor accepts a value.
func (c *cursor) accepts(v schema.Value) bool {
	for _, s := range c.at.Schemas {
		if s.Accepts(v) {
			return true
		}
	}
	return len(c.at.Schemas) == 0
}

// conditions is a map of display conditions without the operators in it, which Forge judges
// by themselves.
type conditions struct{ schema.Value }

// Fields yields the conditions.
func (c conditions) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range c.Value.Fields() {
			if !isOperator(name) && !yield(name, v) {
				return
			}
		}
	}
}

func isOperator(name string) bool { return name == "and" || name == "or" || name == "not" }

// withProperty is a map with one more property.
type withProperty struct {
	schema.Value
	name  string
	value schema.Value
}

// Fields yields the properties.
func (e withProperty) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, v := range e.Value.Fields() {
			if name != e.name && !yield(name, v) {
				return
			}
		}
		yield(e.name, e.value)
	}
}

// unknown is a value of which nothing is known.
type unknown struct{}

// Type is Unknown.
func (unknown) Type() schema.Type { return schema.Unknown }

// Text is empty.
func (unknown) Text() string { return "" }

// Number is 0.
func (unknown) Number() float64 { return 0 }

// Items yields nothing.
func (unknown) Items() iter.Seq[schema.Value] { return func(func(schema.Value) bool) {} }

// Fields yields nothing.
func (unknown) Fields() iter.Seq2[string, schema.Value] {
	return func(func(string, schema.Value) bool) {}
}

// emptyMap is a map without properties.
type emptyMap struct{ unknown }

// Type is that of a map.
func (emptyMap) Type() schema.Type { return schema.Map }
