package analysis

import (
	"fmt"
	"iter"
	"slices"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupResolver is how a module names who answers its front end.
var groupResolver = &Group{
	Rules: []*Rule{ruleResolverWithoutResource, ruleResolverShape},
	Reword: func(s scope, found []finding) []finding {
		if !s.isModule() {
			return found
		}
		return s.misplacedFunction(s.resolverFindings(found))
	},
}

var (
	ruleResolverWithoutResource = &Rule{
		ID: "resolver-without-resource", Severity: Error,
		Doc:  "A module has a resolver only together with a resource.",
		Why:  "The resolver answers the front end that the resource holds: without a resource nobody can call it, and Forge refuses the manifest.",
		Bad:  head + scriptModule + "      resolver:\n        function: main\n" + functions + widget + resources,
		Good: head + scriptModule + "      resource: main\n      resolver:\n        function: main\n" + functions + widget + resources,
	}
	ruleResolverShape = &Rule{
		ID: "resolver-shape", Severity: Error,
		Doc:  "A resolver names exactly one of a function and an endpoint, and holds nothing else.",
		Why:  schemaWhy,
		Bad:  head + scriptModule + "      resource: main\n      resolver:\n" + functions + widget + resources,
		Good: head + scriptModule + "      resource: main\n      resolver:\n        function: main\n" + functions + widget + resources,
	}
)

// scriptModule starts a sample with a script that has a key.
const scriptModule = "modules:\n  dashboards:backgroundScript:\n    - key: script\n"

// resolverFindings says what is wrong with a resolver in its own words, in the
// place of what the schema says.
func (s scope) resolverFindings(found []finding) []finding {
	pair := s.entry.Pair("resolver")
	if pair.IsZero() {
		return found
	}
	for i := range found {
		if f := &found[i]; f.Rule == ruleResolverShape && s.resolverTakes("endpoint") {
			s.explainResolver(f, pair)
		}
	}
	if !s.entry.Pair("resource").IsZero() {
		return found
	}
	if at := s.lacksResource(found); at < 0 {
		return s.needlessResolver(found, pair)
	} else if isNull(pair.Value()) { // what the resolver needs can be said when it may be there
		found = slices.DeleteFunc(found, func(f finding) bool { return f.Rule == ruleResolverShape })
	}
	f := &found[s.lacksResource(found)]
	f.Rule = ruleResolverWithoutResource
	f.Message, f.fix = "resolver can only be set when the module has a resource: add \"resource\" with the key of one of the manifest's \"resources\"", addResource
	if s.mayLoseResolver() {
		f.Message += ", or remove the resolver"
		f.fix = addResourceOrRemove
	}
	f.Span, f.absent = pair.Key().Span(), "resource"
	return found
}

// mayLoseResolver reports whether an entry without a resource is right without its resolver,
// too, as far as that goes: it needs no resource then, and has nothing that needs one.
func (s scope) mayLoseResolver() bool {
	m, ok := s.file.Catalogue().Module(s.name)
	if !ok || m.Item == nil || !s.entry.Pair("render").IsZero() {
		return false
	}
	rest := withoutProperty{s.file.Value(s.node), "resolver"}
	return !slices.ContainsFunc(schema.Evaluate(m.Item, rest), func(p schema.Problem) bool {
		return p.Kind == schema.Required && p.Name == "resource" || p.Kind == schema.Choice && slices.Contains(p.Names, "resource")
	})
}

// withoutProperty is a map without one of its properties.
type withoutProperty struct {
	manifest.Value
	name string
}

// Fields implements [schema.Value].
func (v withoutProperty) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for name, value := range v.Value.Fields() {
			if name != v.name && !yield(name, value) {
				return
			}
		}
	}
}

// lacksResource is the index of the finding that the entry needs a resource; -1 if
// there is none.
func (s scope) lacksResource(found []finding) int {
	return slices.IndexFunc(found, func(f finding) bool {
		return f.place == s.node.Span().Start && f.lack != nil && slices.Contains(f.lack.names, "resource")
	})
}

// resolverTakes reports whether the resolver of a module type may have a property. That of
// a consumer is of another kind.
func (s scope) resolverTakes(property string) bool {
	m, ok := s.file.Catalogue().Module(s.name)
	if !ok || m.Item == nil {
		return false
	}
	resolver := propertySchema(m.Item, nil, "resolver")
	return resolver != nil && propertySchema(resolver, nil, property) != nil
}

// explainResolver words a mistake in the shape of a resolver.
func (s scope) explainResolver(f *finding, pair syntax.PairNode) {
	const want = "write \"function: \" and the key of a function, or \"endpoint: \" and the key of an endpoint"
	value := pair.Value()
	key := pair.Key().Span()
	switch {
	case isNull(value), value.Kind() == syntax.Mapping && f.absent != "" && f.Span == key:
		f.Message, f.Span = "resolver is empty: below it, "+want, key
	case value.Kind() == syntax.Sequence:
		f.Message = "resolver must be a map, not a list: remove the dash, and " + want
	case value.Kind().IsScalar():
		f.Message = fmt.Sprintf("resolver must be a map, not the text %q: below it, %s", shortened(value.Scalar().Text), want)
		f.Span = value.Span()
	case len(f.Related) > 0:
		f.Message = "resolver takes either \"function\" or \"endpoint\", not both: remove one of them"
		return // the fixes of the schema are right
	default:
		return
	}
	f.fix = mendResolver
}

// mendResolver offers the functions and endpoints that there are.
func mendResolver(p *pass, t target) []Fix {
	m, pair := t.node, t.entry.Pair("resolver")
	value := pair.Value()
	var fixes []Fix
	if value.Kind() == syntax.Sequence && !value.IsFlow() {
		fixes = p.undash(value)
	}
	for _, name := range p.resolverNames(value) {
		fix := Fix{Title: "Write " + name.key + ": " + name.label}
		name.field.Key = name.key
		fix.Edits = p.edit().SetFields(m, pair, name.field)
		if fix, ok := p.offer(fix, name.choice); ok {
			fixes = append(fixes, fix)
		}
	}
	return append(fixes, removeResolver(p, t)...)
}
