package functions

import (
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// misplacedFunction says of a function or endpoint that stands beside a resource
// where it belongs: in the resolver.
func misplacedFunction(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	resolver := s.Entry.Pair("resolver")
	for _, name := range []string{"function", "endpoint"} {
		pair := s.Entry.Pair(name)
		at := slices.IndexFunc(found, func(f analysis.Finding) bool {
			return f.Rule == shape.RulePropertyUnknown && !pair.IsZero() && f.Span == pair.Key().Span()
		})
		switch {
		case at < 0:
			continue
		case !resolver.IsZero() && analysis.IsNull(resolver.Value()) && pair.Span().Start > resolver.Span().Start:
			// The same mistake as the empty resolver above.
			found = dedented(s, slices.Delete(found, at, at+1), name)
			continue
		case !resolver.IsZero() || !takes(found[at], "resolver"):
			continue
		}
		found[at].Message = prose.QuoteTitle(name) + " has no effect here: it belongs in \"resolver\""
		found[at].Fix = moveToResolver(name)
	}
	return found
}

// dedented offers to indent a property that should be inside the empty resolver.
func dedented(s analysis.Unit, found []analysis.Finding, name string) []analysis.Finding {
	for i := range found {
		f := &found[i]
		if f.Rule != shape.RuleResolverShape {
			continue
		}
		before := f.Fix
		f.Message = "resolver is empty: indent " + prose.QuoteTitle(name) + " to belong to it"
		f.Fix = func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
			pair := t.Entry.Pair(name)
			var fixes []analysis.Fix
			if line := p.Buf.LineAt(pair.Span().Start); p.Edit().StartsLine(pair.Span().Start) {
				fix := analysis.Fix{Title: "Indent " + prose.QuoteTitle(name), Edits: []text.Edit{{Span: text.At(p.Buf.Line(line).Start), New: yamledit.Spaces(p.Edit().Style.Step)}}}
				fixes = append(fixes, fix)
			}
			return append(fixes, before(p, t)...)
		}
	}
	return found
}

// takes reports whether the map that a finding is about may have a property.
func takes(f analysis.Finding, name string) bool { return slices.Contains(f.Names, name) }

// moveToResolver makes a resolver of a property.
func moveToResolver(name string) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		m, pair := t.PairAt(t.Place)
		if pair.IsZero() || !pair.Value().Kind().IsScalar() || pair.Value().Kind() == syntax.Empty {
			return nil
		}
		resolver := yamledit.Field{Key: "resolver", Fields: []yamledit.Field{{Key: name, Value: pair.Value().Text()}}}
		return []analysis.Fix{
			{Title: "Move it into resolver", Edits: p.Edit().ReplacePair(m, pair, resolver)},
			mend.RemovePair(p, m, pair),
		}
	}
}
