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
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var ruleResolverWithoutResource = &analysis.Rule{
	ID: "resolver-without-resource", Severity: analysis.Error,
	Doc: "A module has a resolver only together with a resource.",
	Why: "The resolver answers the front end that the resource holds: without a resource nobody can call it.",
}

// resolverFindings says what is wrong with a resolver in its own words, in the
// place of what the schema says.
func resolverFindings(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
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
	f.Rule = ruleResolverWithoutResource
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
func mayLoseResolver(s analysis.Unit) bool {
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
func lacksResource(s analysis.Unit, found []analysis.Finding) int {
	return slices.IndexFunc(found, func(f analysis.Finding) bool {
		return f.Place == s.Node.Span().Start && f.Lack != nil && slices.Contains(f.Lack.Names, "resource")
	})
}

// resolverTakes reports whether the resolver of a module type may have a property. That of
// a consumer is of another kind.
func resolverTakes(s analysis.Unit, property string) bool {
	m, ok := s.File.Catalogue().Module(s.TypeName)
	if !ok || m.Item == nil {
		return false
	}
	resolver := analysis.PropertySchema(m.Item, nil, "resolver")
	return resolver != nil && analysis.PropertySchema(resolver, nil, property) != nil
}

// explainResolver words a mistake in the shape of a resolver.
func explainResolver(s analysis.Unit, f *analysis.Finding, pair syntax.PairNode) {
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

// resolverName is what a resolver may name.
type resolverName struct {
	key string // "function" or "endpoint"
	analysis.Choice
}

// resolverNames returns the functions and endpoints of the file, with the one that
// a text names first.
func resolverNames(p *analysis.Pass, value syntax.Node) []resolverName {
	var out []resolverName
	written := ""
	if value.Kind().IsScalar() {
		written = value.Scalar().Text
	}
	for _, c := range mend.Names(p, manifest.Function) {
		out = append(out, resolverName{"function", c})
	}
	if len(p.File.Definitions(manifest.Endpoint)) > 0 {
		for _, c := range mend.Names(p, manifest.Endpoint) {
			out = append(out, resolverName{"endpoint", c})
		}
	}
	for i, n := range out {
		out[i].Arbitrary = len(out) > 1
		if n.Label == written {
			out[i].Arbitrary = false
			out[0], out[i] = out[i], out[0]
		}
	}
	return out[:min(len(out), analysis.MaxChoices)]
}

// undash takes the dash off the only item of a block list of maps.
func undash(p *analysis.Pass, seq syntax.Node) []analysis.Fix {
	var only syntax.ItemNode
	n := 0
	for item := range seq.Items() {
		only, n = item, n+1
	}
	if n != 1 || only.Value().Kind() != syntax.Mapping || only.Value().IsFlow() {
		return nil
	}
	pad := only.Value().Span().Start - only.Dash().Start
	dash := text.Edit{Span: text.Span{Start: only.Dash().Start, End: only.Dash().Start + pad}, New: yamledit.Spaces(pad)}
	return []analysis.Fix{{Title: "Remove the dash", Edits: []text.Edit{dash}}}
}

// needlessResolver reports a resolver that Forge's schema accepts, or refuses in other words,
// though the entry names no resource whose front end could call it.
func needlessResolver(s analysis.Unit, found []analysis.Finding, pair syntax.PairNode) []analysis.Finding {
	homes := homesOfResource(s)
	if len(homes) == 0 || namesBelow(s, "resource") || misspells(s, "resource") {
		return found
	}
	key, value := pair.Key().Span(), pair.Value().Span()
	at := -1
	for i, f := range found {
		switch {
		case f.Rule == shape.RuleResolverShape, f.Span == value && f.Severity == analysis.Error, f.Rule == shape.RulePropertyNull && f.Span == key:
			return found
		case f.Span == key:
			at = i
		}
	}
	f := s.Mistake(ruleResolverWithoutResource, pair.Key().Span(), "", removeResolver)
	f.Message, f.Fix = explainNeedless(s, homes)
	if at >= 0 && found[at].Severity == analysis.Error {
		f.Message = "resolver can only be set when the module has a resource: name one in the place of the function, or remove the resolver"
	} else {
		f.Severity = analysis.Warning
		f.Absent, f.Place = "resource", s.Node.Span().Start // a property that is half typed may become it
	}
	if at >= 0 {
		found[at] = f
		return found
	}
	return append(found, f)
}

// misspells reports whether the entry has a property that is probably meant to be another.
func misspells(s analysis.Unit, name string) bool {
	for pair := range s.Node.Pairs() {
		if near, ok := schema.Nearest(pair.KeyText(), []string{name}); ok && near != pair.KeyText() {
			return true
		}
	}
	return false
}

// explainNeedless says what a resolver is for, by where its entry can name a resource.
func explainNeedless(s analysis.Unit, homes []string) (string, analysis.Fixer) {
	const message = "the resolver has no effect: it answers the front end of a resource, and this entry names none"
	switch {
	case homes[0] != "resource":
		return message + " at " + prose.Or(prose.QuoteAll(homes)), removeResolver
	case s.Entry.Pair("function").IsZero() && !s.Entry.Pair("render").IsZero():
		return message + ", so add \"resource\"", addResource
	case s.Entry.Pair("function").IsZero():
		return message + ", so add \"resource\" or remove the resolver", addResourceOrRemove
	}
	return message + ", so name one in the place of the function, or remove the resolver", func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		return append(mend.ShowResource(p, t.Entry.Pair("function")), removeResolver(p, t)...)
	}
}

// homesOfResource are the places where an entry of a type with resolvers can name a
// resource: "resource" itself, or else properties below which it stands.
func homesOfResource(s analysis.Unit) []string {
	m, ok := s.File.Catalogue().Module(s.TypeName)
	if !ok || m.Item == nil || analysis.PropertySchema(m.Item, nil, "resolver") == nil {
		return nil
	}
	if analysis.PropertySchema(m.Item, nil, "resource") != nil {
		return []string{"resource"}
	}
	return shape.HomesBelow(m.Item.Parts(nil), "resource")
}

// namesBelow reports whether a property of the entry is a map with a property, or may be one.
func namesBelow(s analysis.Unit, name string) bool {
	for pair := range s.Node.Pairs() {
		v := s.File.Value(pair.Value())
		if v.Type() == schema.Unknown && pair.Colon().Len() > 0 || !v.Content().Pair(name).IsZero() {
			return true
		}
	}
	return false
}

// addResource names a resource in an entry with a resolver.
func addResource(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	m, ok := p.File.Catalogue().Module(t.TypeName)
	if !ok {
		return nil
	}
	return mend.AddTo(p, t, t.Node, "resource", analysis.PropertySchema(m.Item, nil, "resource"))
}

// addResourceOrRemove names a resource, or removes the resolver.
func addResourceOrRemove(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	return append(addResource(p, t), removeResolver(p, t)...)
}

// removeResolver removes the resolver of a module.
func removeResolver(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	return []analysis.Fix{{Title: "Remove resolver", Edits: p.Edit().RemovePair(t.Node, t.Entry.Pair("resolver"))}}
}
