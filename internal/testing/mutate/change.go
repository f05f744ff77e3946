package mutate

import (
	"strings"
	"unicode"

	"forge-manifest-ls/internal/schema"
)

func pick[T any](b *builder, from ...T) T { return from[b.r.IntN(len(from))] }

// changed gives a site another value.
func changed(s site, value *Node) any {
	s.value.become(value)
	return s.marked()
}

func retexted(s site, content string) any {
	if s.value.typ != schema.String {
		return nil
	}
	return changed(s, str(content))
}

func rekeyed(s site, key string) any {
	if s.pair == nil || key == s.pair.Key || s.in.pair(key) != nil {
		return nil
	}
	s.pair.Key = key
	return s.pair
}

func renamed(b *builder, s site) any { return rekeyed(s, typo(b, s.property())) }

func misspelt(b *builder, s site) any { return retexted(s, typo(b, s.value.text)) }

// typo makes one typing mistake in a word.
func typo(b *builder, word string) string {
	letters := []rune(word)
	if len(letters) < 3 {
		return word + "x"
	}
	i := 1 + b.r.IntN(len(letters)-2)
	switch b.r.IntN(4) {
	case 0: // a letter is missing
		return string(letters[:i]) + string(letters[i+1:])
	case 1: // there twice
		return string(letters[:i+1]) + string(letters[i:])
	case 2: // neighbours changed places
		letters[i], letters[i+1] = letters[i+1], letters[i]
		return string(letters)
	}
	return word + "s"
}

// otherCase writes a name in another of the usual ways: snake case, or all lower.
func otherCase(name string) string {
	var out strings.Builder
	for _, c := range name {
		if unicode.IsUpper(c) && len(name)%2 == 0 {
			out.WriteByte('_')
		}
		out.WriteRune(unicode.ToLower(c))
	}
	return out.String()
}

func swapped(b *builder, s site) any {
	if s.pair == nil || len(s.in.pairs) < 2 {
		return nil
	}
	other := s.in.pairs[b.r.IntN(len(s.in.pairs))]
	if other == s.pair {
		return nil
	}
	s.pair.Value, other.Value = other.Value, s.pair.Value
	return s.pair
}

// extra adds a property that nobody declares.
func extra(b *builder, s site) any {
	if s.value.typ != schema.Map {
		return nil
	}
	p := &Pair{pick(b, "colour", "note", "xyz", "foo bar", "<<"), str("value")}
	s.value.pairs = append(s.value.pairs, p)
	return p
}

// extraDeclared adds a property that the schema knows, in an alternative perhaps that the
// author did not choose.
func extraDeclared(b *builder, s site) any {
	all := offers(s.value)
	if len(all) == 0 {
		return nil
	}
	offer := all[b.r.IntN(len(all))]
	value, ok := b.value(offer.Name, offer.Schema, 0)
	if !ok {
		value = str("value")
	}
	p := &Pair{offer.Name, value}
	s.value.pairs = append(s.value.pairs, p)
	return p
}

func extraRefused(b *builder, s site) any {
	if s.value.typ != schema.Map || s.value.pair("key") == nil {
		return nil
	}
	p := &Pair{pick(b, "unlicensedAccess", "renderRuntimeType", "resolvedResourceEntry"), pick(b, str("iframe"), list(str("unlicensed")), null())}
	if s.value.pair(p.Key) != nil {
		return nil
	}
	s.value.pairs = append(s.value.pairs, p)
	return p
}

// raised writes what belongs into a map beside it.
func raised(b *builder, s site) any {
	if s.pair == nil || s.value.typ != schema.Map || len(s.value.pairs) == 0 {
		return nil
	}
	i := b.r.IntN(len(s.value.pairs))
	p := s.value.pairs[i]
	if s.in.pair(p.Key) != nil {
		return nil
	}
	s.value.pairs = append(s.value.pairs[:i:i], s.value.pairs[i+1:]...)
	s.in.pairs = append(s.in.pairs, p)
	return p
}

// sunk writes what belongs beside a map into it.
func sunk(b *builder, s site) any {
	if s.pair == nil || s.value.typ != schema.Map || len(s.in.pairs) < 2 {
		return nil
	}
	p := s.in.pairs[b.r.IntN(len(s.in.pairs))]
	if p == s.pair || s.value.pair(p.Key) != nil {
		return nil
	}
	s.in.remove(p.Key)
	s.value.pairs = append(s.value.pairs, p)
	return p
}

// toString puts a number or a boolean between quotes.
func toString(_ *builder, s site) any {
	if s.value.typ != schema.Number && s.value.typ != schema.Boolean {
		return nil
	}
	return changed(s, str(s.value.text))
}

// unquoted writes a number or boolean where a string is.
func unquoted(b *builder, s site) any {
	if s.value.typ != schema.String {
		return nil
	}
	return changed(s, pick(b, number(7), boolean(true), number(1.0)))
}

func overLong(b *builder, s site) any {
	if s.value.typ != schema.String {
		return nil
	}
	return retexted(s, strings.Repeat(pick(b, "a", "x", s.value.text), pick(b, 24, 48, 256, 300, 1001, 5001)))
}

func addItem(b *builder, s site) any {
	if s.value.typ != schema.List {
		return nil
	}
	item := pick(b, null(), str("item"), number(3), mapping("key", "other"), mapping(), list())
	s.value.items = append(s.value.items, item)
	return item
}

func manyItems(b *builder, s site) any {
	if len(s.value.items) == 0 {
		return nil
	}
	last := s.value.items[len(s.value.items)-1]
	for i := range pick(b, 1, 4, 20, 55) {
		item := last.clone()
		name := item
		if key := item.at("key"); key != nil {
			name = key
		}
		if name.typ == schema.String {
			name.text += string(rune('a'+i%26)) + string(rune('a'+i/26))
		}
		s.value.items = append(s.value.items, item)
	}
	return s.marked()
}
