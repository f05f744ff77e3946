package analysis

import (
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// insertColon puts the colon behind a key. It is safe only where Forge knows the key in the map,
// the map has it not yet, and what follows fits as its value; and not where a text above may go
// on with such words.
func insertColon(p *pass, e syntax.Error) []Fix {
	line, place := p.buf.Slice(e.Span), p.keyPlaceAt(e.Span.Start)
	if withWords.MatchString(line) {
		key, value, _ := strings.Cut(line, " ")
		value = strings.TrimLeft(value, " ")
		goesOn := strings.Contains(value, " ") && p.ownerOf(p.errorLine(e)).words
		return one("Insert a colon", !goesOn && place.fits(key, value), text.At(e.Span.Start+len(key)), ":")
	}
	// A word alone is a key that is being typed, unless it has a value below.
	value := p.valueBelow(e)
	if value.IsZero() && !place.knows(line) {
		return nil
	}
	s, ok := place.schemaOf(line)
	safe := ok && !value.IsZero() && place.lacks(line) && s.Accepts(p.file.Value(value))
	return one("Insert a colon", safe, text.At(e.Span.End), ":")
}

// valueBelow is the value that stands below a key without a colon; a zero node where there is
// none.
func (p *pass) valueBelow(e syntax.Error) syntax.Node {
	for _, n := range p.path(e.Span.Start) {
		pair := syntax.PairNode{Node: n}
		if n.Kind() == syntax.Pair && pair.Key().Span() == e.Span && pair.Value().Kind() != syntax.Empty {
			return pair.Value()
		}
	}
	return syntax.Node{}
}

// insertSpace puts the space behind the colon of "key:value". It is safe only where Forge knows
// the key in the map, the map has it not yet, and the rest fits as its value.
func insertSpace(p *pass, e syntax.Error) []Fix {
	n := p.scalarAt(e.Span.Start)
	key, value, _ := strings.Cut(n.Text(), ":")
	return one("Insert a space", p.keyPlaceAt(e.Span.Start).fits(key, value), text.At(e.Span.End), " ")
}
