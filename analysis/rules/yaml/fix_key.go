package yaml

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// insertColon puts the colon behind a key. It is safe only where Forge knows the key in the map,
// the map has it not yet, and what follows fits as its value; and not where a text above may go
// on with such words.
func insertColon(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	line, place := p.Buf.Slice(e.Span), p.KeysAt(e.Span.Start)
	if withWords.MatchString(line) {
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimLeft(value, " ")
		goesOn := strings.Contains(value, " ") && ownerOf(p, errorLine(p, e)).words
		return analysis.One("Insert a colon", !goesOn && place.Fits(key, value), text.At(e.Span.Start+len(key)), ":")
	}
	// A word alone is a key that is being typed, unless it has a value below.
	value := valueBelow(p, e)
	if value.IsZero() && !place.Knows(line) {
		return nil
	}
	s, ok := place.SchemaOf(line)
	safe := ok && !value.IsZero() && place.Lacks(line) && s.Accepts(p.File.Value(value))
	return analysis.One("Insert a colon", safe, text.At(e.Span.End), ":")
}

// valueBelow is the value that stands below a key without a colon; a zero node where there is
// none.
func valueBelow(p *analysis.Pass, e syntax.Error) syntax.Node {
	for _, n := range p.Path(e.Span.Start) {
		pair := syntax.PairNode{Node: n}
		if n.Kind() == syntax.Pair && pair.Key().Span() == e.Span && pair.Value().Kind() != syntax.Empty {
			return pair.Value()
		}
	}
	return syntax.Node{}
}

// insertSpace puts the space behind the colon of "key:value". It is safe only where Forge knows
// the key in the map, the map has it not yet, and the rest fits as its value.
func insertSpace(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	n := mend.ScalarAt(p, e.Span.Start)
	key, value, _ := strings.Cut(n.Text(), ":")
	return analysis.One("Insert a space", p.KeysAt(e.Span.Start).Fits(key, value), text.At(e.Span.End), " ")
}
