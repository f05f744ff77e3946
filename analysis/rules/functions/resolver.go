package functions

import (
	"fmt"
	"iter"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// resolverFindings says what is wrong with a resolver in its own words, in the
// place of what the schema says.
func resolverFindings(s analysis.Scope, found []analysis.Finding) []analysis.Finding {
	pair := s.Entry.Pair("resolver")
	if pair.IsZero() {
		return found
	}
	for i := range found {
		if f := &found[i]; f.Rule == shape.RuleResolverShape && resolverTakes(s, "endpoint") {
			explainResolver(s, f, pair)
		}
	}
	if !s.Entry.Pair("resource").IsZero() {
		return found
	}
	if at := lacksResource(s, found); at < 0 {
		return needlessResolver(s, found, pair)
	} else if analysis.IsNull(pair.Value()) { // what the resolver needs can be said when it may be there
		found = slices.DeleteFunc(found, func(f analysis.Finding) bool { return f.Rule == shape.RuleResolverShape })
	}
	f := &found[lacksResource(s, found)]
	f.Rule = shape.RuleResolverWithoutResource
	f.Message, f.Fix = "resolver can only be set when the module has a resource: add \"resource\" with the key of one of the manifest's \"resources\"", addResource
	if mayLoseResolver(s) {
		f.Message += ", or remove the resolver"
		f.Fix = addResourceOrRemove
	}
	f.Span, f.Absent = pair.Key().Span(), "resource"
	return found
}

// mayLoseResolver reports whether an entry without a resource is right without its resolver,
// too, as far as that goes: it needs no resource then, and has nothing that needs one.
func mayLoseResolver(s analysis.Scope) bool {
	m, ok := s.File.Catalogue().Module(s.TypeName)
	if !ok || m.Item == nil || !s.Entry.Pair("render").IsZero() {
		return false
	}
	rest := withoutProperty{s.File.Value(s.Node), "resolver"}
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
func lacksResource(s analysis.Scope, found []analysis.Finding) int {
	return slices.IndexFunc(found, func(f analysis.Finding) bool {
		return f.Place == s.Node.Span().Start && f.Lack != nil && slices.Contains(f.Lack.Names, "resource")
	})
}

// resolverTakes reports whether the resolver of a module type may have a property. That of
// a consumer is of another kind.
func resolverTakes(s analysis.Scope, property string) bool {
	m, ok := s.File.Catalogue().Module(s.TypeName)
	if !ok || m.Item == nil {
		return false
	}
	resolver := analysis.PropertySchema(m.Item, nil, "resolver")
	return resolver != nil && analysis.PropertySchema(resolver, nil, property) != nil
}

// explainResolver words a mistake in the shape of a resolver.
func explainResolver(s analysis.Scope, f *analysis.Finding, pair syntax.PairNode) {
	const want = "write \"function: \" and the key of a function, or \"endpoint: \" and the key of an endpoint"
	value := pair.Value()
	key := pair.Key().Span()
	switch {
	case analysis.IsNull(value), value.Kind() == syntax.Mapping && f.Absent != "" && f.Span == key:
		f.Message, f.Span = "resolver is empty: below it, "+want, key
	case value.Kind() == syntax.Sequence:
		f.Message = "resolver must be a map, not a list: remove the dash, and " + want
	case value.Kind().IsScalar() && s.File.Buffer().LineAt(value.Span().Start) != s.File.Buffer().LineAt(key.Start):
		f.Span = value.Span() // a key that is being written, as the schema says
	case value.Kind().IsScalar():
		f.Message = fmt.Sprintf("resolver must be a map, not the text %q: below it, %s", prose.Shortened(value.Scalar().Text), want)
		f.Span = value.Span()
	case len(f.Related) > 0:
		f.Message = "resolver takes either \"function\" or \"endpoint\", not both: remove one of them"
		f.Covers = value.Span() // which of the names matters is not known yet
		return                  // the fixes of the schema are right
	default:
		return
	}
	f.Fix = mendResolver
}

// mendResolver offers the functions and endpoints that there are.
func mendResolver(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, pair := t.Node, t.Entry.Pair("resolver")
	value := pair.Value()
	var fixes []analysis.Fix
	if value.Kind() == syntax.Sequence && !value.IsFlow() {
		fixes = undash(p, value)
	}
	for _, name := range resolverNames(p, value) {
		fix := analysis.Fix{Title: "Write " + name.key + ": " + name.Label}
		name.Field.Key = name.key
		fix.Edits = p.Edit().SetFields(m, pair, name.Field)
		if fix, ok := mend.Offer(p, fix, name.Choice); ok {
			fixes = append(fixes, fix)
		}
	}
	return append(fixes, removeResolver(p, t)...)
}
