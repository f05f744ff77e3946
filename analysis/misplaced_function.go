package analysis

import (
	"slices"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// misplacedFunction says of a function or endpoint that stands beside a resource
// where it belongs: in the resolver.
func (s scope) misplacedFunction(found []finding) []finding {
	resolver := s.entry.Pair("resolver")
	for _, name := range []string{"function", "endpoint"} {
		pair := s.entry.Pair(name)
		at := slices.IndexFunc(found, func(f finding) bool {
			return f.Rule == rulePropertyUnknown && !pair.IsZero() && f.Span == pair.Key().Span()
		})
		switch {
		case at < 0:
			continue
		case !resolver.IsZero() && isNull(resolver.Value()) && pair.Span().Start > resolver.Span().Start:
			// The same mistake as the empty resolver above.
			found = s.dedented(slices.Delete(found, at, at+1), name)
			continue
		case !resolver.IsZero() || !found[at].takes("resolver"):
			continue
		}
		found[at].Message = quoteTitle(name) + " has no effect here: it belongs in \"resolver\""
		found[at].fix = moveToResolver(name)
	}
	return found
}

// dedented offers to indent a property that should be inside the empty resolver.
func (s scope) dedented(found []finding, name string) []finding {
	for i := range found {
		f := &found[i]
		if f.Rule != ruleResolverShape {
			continue
		}
		before := f.fix
		f.Message = "resolver is empty: indent " + quoteTitle(name) + " to belong to it"
		f.fix = func(p *pass, t target) []Fix {
			pair := t.entry.Pair(name)
			var fixes []Fix
			if line := p.buf.LineAt(pair.Span().Start); p.edit().StartsLine(pair.Span().Start) {
				fix := Fix{Title: "Indent " + quoteTitle(name), Edits: []text.Edit{{Span: text.At(p.buf.Line(line).Start), New: edit.Spaces(p.edit().Style.Step)}}}
				fixes = append(fixes, fix)
			}
			return append(fixes, before(p, t)...)
		}
	}
	return found
}

// takes reports whether the map that a finding is about may have a property.
func (f finding) takes(name string) bool { return slices.Contains(f.names, name) }

// moveToResolver makes a resolver of a property.
func moveToResolver(name string) fixer {
	return func(p *pass, t target) []Fix {
		m, pair := t.pairAt(t.place)
		if pair.IsZero() || !pair.Value().Kind().IsScalar() || pair.Value().Kind() == syntax.Empty {
			return nil
		}
		resolver := edit.Field{Key: "resolver", Fields: []edit.Field{{Key: name, Value: pair.Value().Text()}}}
		return []Fix{
			{Title: "Move it into resolver", Edits: p.edit().ReplacePair(m, pair, resolver)},
			p.removePair(m, pair),
		}
	}
}
