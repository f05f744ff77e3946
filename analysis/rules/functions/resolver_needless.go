package functions

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

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
	f := s.Mistake(shape.RuleResolverWithoutResource, pair.Key().Span(), "", removeResolver)
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
