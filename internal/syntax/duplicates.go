package syntax

import (
	"strconv"

	"forge-manifest-ls/internal/text"
)

// duplicates reports equal keys in a mapping of children that begins at start: no more of
// them than are told of.
func (p *parser) duplicates(kids []child, start int) {
	keys := &p.keys
	keys.few, keys.many = keys.few[:0], nil
	at, left := start, MaxErrors+1
	for _, c := range kids {
		if c.kind == Pair {
			if key, span, ok := p.keyOf(c.node, at); ok {
				if first, found := keys.add(seenKey{key, span}); found && left > 0 {
					left--
					p.errs = append(p.errs, rawError{DuplicateKey, span, first})
				}
			}
		}
		at += int(c.width)
	}
}

type seenKey struct {
	key  string
	span text.Span
}

// keySet is a set of keys with their places: a list as long as there are few, which
// is nearly always.
type keySet struct {
	few  []seenKey
	many map[string]text.Span
}

const fewKeys = 16

// add adds a key, or returns where it stands already.
func (s *keySet) add(k seenKey) (first text.Span, found bool) {
	if s.many == nil {
		for _, f := range s.few {
			if f.key == k.key {
				return f.span, true
			}
		}
		if len(s.few) < fewKeys {
			s.few = append(s.few, k)
			return text.Span{}, false
		}
		s.many = make(map[string]text.Span, 4*fewKeys)
		for _, f := range s.few {
			s.many[f.key] = f.span
		}
	}
	if first, found = s.many[k.key]; !found {
		s.many[k.key] = k.span
	}
	return first, found
}

// keyOf returns a string that is equal for equal keys, and where the key stands.
// Not ok are keys that are never equal to another: collections, aliases, keys with
// a tag, and keys without a colon, which are still being typed.
func (p *parser) keyOf(pair *green, at int) (string, text.Span, bool) {
	typed := false
	for _, c := range pair.kids {
		typed = typed || c.kind == colon || c.kind == question
	}
	if !typed && !p.inFlow(pair) {
		return "", text.Span{}, false
	}
	for _, c := range pair.kids {
		for c.kind == props {
			if c.node.marks&hasTag != 0 {
				return "", text.Span{}, false
			}
			body, inner := c.node.body()
			c, at = body, at+inner
		}
		span := text.Span{Start: at, End: at + int(c.width)}
		if c.kind.IsScalar() {
			raw := p.src[span.Start:span.End]
			return identity(c, raw), text.Span{Start: span.Start, End: p.trim(span.Start, span.End)}, true
		}
		if c.kind == Alias || c.kind == Mapping || c.kind == Sequence {
			return "", span, false
		}
		at += int(c.width)
	}
	return "", text.Span{}, false
}

// inFlow reports whether a pair without a colon is complete: in braces it is.
func (p *parser) inFlow(*green) bool { return p.flows > 0 }

// identity returns a string that is equal for scalars that are equal as keys: the
// same text or, for numbers, the same value.
func identity(c child, raw string) string {
	s := scalarOf(c, raw)
	switch s.Type {
	case String:
		return s.Text
	case Int, Float:
		return "\x00" + strconv.FormatFloat(s.Number, 'g', -1, 64)
	case Bool:
		return "\x00" + string(raw[0]|0x20)
	default:
		return "\x00"
	}
}
