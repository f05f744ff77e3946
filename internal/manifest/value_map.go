package manifest

import (
	"iter"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Fields yields the properties of a map in order, each name once: the last of
// several pairs counts, at the place of the first. Keys without a colon and broken
// keys are left out: see [Value.MayHave].
func (v Value) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for _, p := range v.pairs() {
			if !yield(p.KeyText(), v.file.Value(p.Value())) {
				return
			}
		}
	}
}

// pairs returns the pairs that Fields yields.
func (v Value) pairs() []syntax.PairNode {
	var out []syntax.PairNode
	at := map[string]int{}
	for p := range v.node.Pairs() {
		if v.file.isHalfTyped(p) || v.file.isBrokenKey(p.Key()) {
			continue
		}
		name := p.KeyText()
		if i, ok := at[name]; ok {
			out[i] = p
			continue
		}
		at[name] = len(out)
		out = append(out, p)
	}
	return out
}

// LastPair returns the pair that Fields yields for a name: its key is the place to
// report what is wrong with the property itself.
func (v Value) LastPair(name string) (syntax.PairNode, bool) {
	last := v.node.LastPair(name)
	if last.IsZero() || !v.file.isHalfTyped(last) {
		return last, !last.IsZero()
	}
	last = syntax.PairNode{}
	for p := range v.node.Pairs() {
		if p.KeyText() == name && !v.file.isHalfTyped(p) {
			last = p
		}
	}
	return last, !last.IsZero()
}

// KeySpan is the span of the key of a property, quotes included. It is false when
// the map has no such property.
func (v Value) KeySpan(name string) (text.Span, bool) {
	p, ok := v.LastPair(name)
	if !ok {
		return text.Span{}, false
	}
	return p.Key().Span(), true
}

// MayHave reports whether a map that Fields says lacks a property may yet be meant
// to have it: its key is half typed, or a mistake in the text may have torn it off.
// A missing property is then not worth a report of its own.
func (v Value) MayHave(name string) bool {
	if v.file.isOpen(v.node) {
		return true
	}
	for c := range v.node.Children() {
		switch c.Kind() {
		case syntax.Pair:
			p := syntax.PairNode{Node: c}
			if v.file.isBrokenKey(p.Key()) || v.file.isHalfTyped(p) && mayBecome(p.Key().Text(), name) {
				return true
			}
		case syntax.Stray:
			if mayBecome(c.Text(), name) {
				return true
			}
		}
	}
	return false
}

// mayBecome reports whether the first word of a text is the start of a name.
func mayBecome(half, name string) bool {
	words := strings.Fields(half)
	if len(words) == 0 {
		return false
	}
	word := strings.Trim(words[0], `"':`)
	beforeColon, _, _ := strings.Cut(word, ":")
	return strings.HasPrefix(name, word) || name == beforeColon
}
