package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// shapeless are the properties of a module, and of the maps in it, that Forge takes for the key of
// something, whatever they hold.
var shapeless = map[string]manifest.Kind{"function": manifest.Function, "endpoint": manifest.Endpoint}

// textlessNames reports maps and lists in the place of the key of a function or endpoint, where
// the schema does not.
func textlessNames(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	if !s.Entry.List.IsModule() || s.TypeName == "function" || s.TypeName == "endpoint" {
		return found
	}
	for pair := range s.Node.Pairs() {
		found = textlessName(s, found, pair, pair)
		inner := s.File.Value(pair.Value()).Content()
		if inner.Kind() != syntax.Mapping {
			continue
		}
		for below := range inner.Pairs() {
			found = textlessName(s, found, below, pair)
		}
	}
	return found
}

// textlessName looks at one property; outer is the one of the module that it is, or that it is in.
func textlessName(s analysis.Unit, found []analysis.Finding, pair, outer syntax.PairNode) []analysis.Finding {
	name := pair.KeyText()
	kind, ok := shapeless[name]
	typ := s.File.Value(pair.Value()).Type()
	if !ok || typ != schema.Map && typ != schema.List {
		return found
	}
	span, key, around := pair.Span(), pair.Key().Span(), outer.Key().Span()
	for i := range found {
		f := &found[i]
		switch {
		case f.Rule == shape.RulePropertyUnknown && (f.Span == key || f.Span == around): // the graver mistake stands
			f.When = analysis.Never
		case f.Severity == analysis.Error && (text.Within(span, f.Span) || f.Covers.Len() > 0 && text.Within(f.Covers, span)):
			return found
		}
	}
	rule := rulesOf[kind].unknown
	return append(found, analysis.Finding{
		Diagnostic: analysis.Diagnostic{
			Rule: rule, Severity: analysis.Error, Span: key,
			Message: fmt.Sprintf("Forge takes every %q of a module for the key of %s, and this is %s: write a key, or use another name", name, prose.WithArticle(kind.String()), mend.WithArticle(typ)),
		},
		Place: key.Start, Fix: mend.RemoveProperty,
	})
}
