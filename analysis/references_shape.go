package analysis

import (
	"fmt"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// shapeless are the properties of a module, and of the maps in it, that Forge takes for the key of
// something, whatever they hold.
var shapeless = map[string]manifest.Kind{"function": manifest.Function, "endpoint": manifest.Endpoint}

// textlessNames reports maps and lists in the place of the key of a function or endpoint, where
// the schema does not.
func (s scope) textlessNames(found []finding) []finding {
	if !s.entry.List.IsModule() || s.name == "function" || s.name == "endpoint" {
		return found
	}
	for pair := range s.node.Pairs() {
		found = s.textlessName(found, pair, pair)
		inner := s.file.Value(pair.Value()).Content()
		if inner.Kind() != syntax.Mapping {
			continue
		}
		for below := range inner.Pairs() {
			found = s.textlessName(found, below, pair)
		}
	}
	return found
}

// textlessName looks at one property; outer is the one of the module that it is, or that it is in.
func (s scope) textlessName(found []finding, pair, outer syntax.PairNode) []finding {
	name := pair.KeyText()
	kind, ok := shapeless[name]
	typ := s.file.Value(pair.Value()).Type()
	if !ok || typ != schema.Map && typ != schema.List {
		return found
	}
	span, key, around := pair.Span(), pair.Key().Span(), outer.Key().Span()
	for i := range found {
		f := &found[i]
		switch {
		case f.Rule == rulePropertyUnknown && (f.Span == key || f.Span == around): // the graver mistake stands
			f.when = never
		case f.Severity == Error && (within(span, f.Span) || f.covers.Len() > 0 && within(f.covers, span)):
			return found
		}
	}
	rule := simpleRules[kind]
	return append(found, finding{
		Diagnostic: Diagnostic{
			Rule: rule, Severity: Error, Span: key,
			Message: fmt.Sprintf("Forge takes every %q of a module for the key of %s, and this is %s: write a key, or use another name", name, withIndefinite(kind.String()), withArticle(typ)),
		},
		place: key.Start, fix: removeProperty,
	})
}
