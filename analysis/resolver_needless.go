package analysis

import (
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// needlessResolver reports a resolver that Forge's schema accepts, or refuses in other words,
// though the entry names no resource whose front end could call it.
func (s scope) needlessResolver(found []finding, pair syntax.PairNode) []finding {
	homes := s.homesOfResource()
	if len(homes) == 0 || s.namesBelow("resource") || s.misspells("resource") {
		return found
	}
	key, value := pair.Key().Span(), pair.Value().Span()
	at := -1
	for i, f := range found {
		switch {
		case f.Rule == ruleResolverShape, f.Span == value && f.Severity == Error, f.Rule == rulePropertyNull && f.Span == key:
			return found
		case f.Span == key:
			at = i
		}
	}
	f := s.mistake(ruleResolverWithoutResource, pair.Key().Span(), "", removeResolver)
	f.Message, f.fix = s.explainNeedless(homes)
	if at >= 0 && found[at].Severity == Error {
		f.Message = "resolver can only be set when the module has a resource: name one in the place of the function, or remove the resolver"
	} else {
		f.Severity = Warning
		f.absent, f.place = "resource", s.node.Span().Start // a property that is half typed may become it
	}
	if at >= 0 {
		found[at] = f
		return found
	}
	return append(found, f)
}

// misspells reports whether the entry has a property that is probably meant to be another.
func (s scope) misspells(name string) bool {
	for pair := range s.node.Pairs() {
		if near, ok := schema.Nearest(pair.KeyText(), []string{name}); ok && near != pair.KeyText() {
			return true
		}
	}
	return false
}

// explainNeedless says what a resolver is for, by where its entry can name a resource.
func (s scope) explainNeedless(homes []string) (string, fixer) {
	const message = "the resolver has no effect: it answers the front end of a resource, and this entry names none"
	switch {
	case homes[0] != "resource":
		return message + " at " + prose.Or(quoteAll(homes)), removeResolver
	case s.entry.Pair("function").IsZero() && !s.entry.Pair("render").IsZero():
		return message + ", so add \"resource\"", addResource
	case s.entry.Pair("function").IsZero():
		return message + ", so add \"resource\" or remove the resolver", addResourceOrRemove
	}
	return message + ", so name one in the place of the function, or remove the resolver", func(p *pass, t target) []Fix {
		return append(p.showResource(t.entry.Pair("function")), removeResolver(p, t)...)
	}
}

// homesOfResource are the places where an entry of a type with resolvers can name a
// resource: "resource" itself, or else properties below which it stands.
func (s scope) homesOfResource() []string {
	m, ok := s.file.Catalogue().Module(s.name)
	if !ok || m.Item == nil || propertySchema(m.Item, nil, "resolver") == nil {
		return nil
	}
	if propertySchema(m.Item, nil, "resource") != nil {
		return []string{"resource"}
	}
	return homesBelow(m.Item.Parts(nil), "resource")
}

// namesBelow reports whether a property of the entry is a map with a property, or may be one.
func (s scope) namesBelow(name string) bool {
	for pair := range s.node.Pairs() {
		v := s.file.Value(pair.Value())
		if v.Type() == schema.Unknown && pair.Colon().Len() > 0 || !v.Content().Pair(name).IsZero() {
			return true
		}
	}
	return false
}

// addResource names a resource in an entry with a resolver.
func addResource(p *pass, t target) []Fix {
	m, ok := p.file.Catalogue().Module(t.name)
	if !ok {
		return nil
	}
	return p.addTo(t, t.node, "resource", propertySchema(m.Item, nil, "resource"))
}

// addResourceOrRemove names a resource, or removes the resolver.
func addResourceOrRemove(p *pass, t target) []Fix {
	return append(addResource(p, t), removeResolver(p, t)...)
}

func removeResolver(p *pass, t target) []Fix {
	return []Fix{{Title: "Remove resolver", Edits: p.edit().RemovePair(t.node, t.entry.Pair("resolver"))}}
}
