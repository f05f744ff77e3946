package mutate

import (
	"math/rand/v2"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Mutation is a manifest in which one thing has been changed.
type Mutation struct {
	About string // the module type or section
	Kind  string // what was done, such as "rename"
	Path  string // where, such as "modules.webtrigger[0].key"
	Text  string
	// Span is what was changed, in bytes of Text: a property with its key, an item, or
	// what something was deleted from.
	Span text.Span
}

// kind is a way to change a site. It returns the pair or node that stands for the change, or
// nil when it cannot be made there.
type kind struct {
	name   string
	change func(b *builder, s site) any
}

// Mutate makes a mutation of the manifest, which stays as it is.
func (out *Manifest) Mutate(r *rand.Rand) Mutation { return out.mutate(r, kinds) }

// MutateBy is [Manifest.Mutate] with one kind. It reports false when there is no place
// where such a change can be made.
func (out *Manifest) MutateBy(r *rand.Rand, name string) (Mutation, bool) {
	for _, k := range kinds {
		if k.name == name {
			m := out.mutate(r, []kind{k})
			return m, m.Kind != ""
		}
	}
	return Mutation{}, false
}

// Kinds are the names of all kinds of mutations.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

func (out *Manifest) mutate(r *rand.Rand, kinds []kind) Mutation {
	before := Render(out.Root).Text
	b := &builder{r: r}
	for range 200 {
		c := out.clone()
		sites := c.sites()
		s := sites[r.IntN(len(sites))]
		k := kinds[r.IntN(len(kinds))]
		marked := k.change(b, s)
		if marked == nil {
			continue
		}
		if p, ok := marked.(*Pair); ok && k.name == "extra-declared" { // what it names is no mistake
			c.maker.declare(c.Root, &Node{pairs: []*Pair{p}})
		}
		rendered := Render(c.Root)
		span, ok := rendered.Spans[marked]
		if ok && rendered.Text != before {
			return Mutation{About: out.About, Kind: k.name, Path: s.path, Text: rendered.Text, Span: span}
		}
	}
	return Mutation{About: out.About, Text: before}
}

// Several makes a manifest with n mutations, for tests that only ask for a verdict.
func (out *Manifest) Several(r *rand.Rand, n int) string {
	c := out.clone()
	b := &builder{r: r}
	for range n * 20 {
		sites := c.sites()
		if len(sites) == 0 || n == 0 {
			break
		}
		if kinds[r.IntN(len(kinds))].change(b, sites[r.IntN(len(sites))]) != nil {
			n--
		}
	}
	return Render(c.Root).Text
}

func (out *Manifest) clone() *Manifest {
	c := &Manifest{Root: out.Root.clone(), About: out.About, maker: out.maker}
	if c.Focus = c.Root.pair(out.About); out.Root.pair(out.About) != out.Focus {
		c.Focus = c.Root.at("modules").pair(out.About)
	}
	return c
}

// kinds are all ways to change a manifest.
var kinds = []kind{
	{"delete", func(_ *builder, s site) any { s.drop(); return s.outer }},
	{"rename", renamed},
	{"rename-case", func(_ *builder, s site) any { return rekeyed(s, otherCase(s.property())) }},
	{"duplicate", func(_ *builder, s site) any { return s.twin(s.property(), s.value.clone()) }},
	{"swap", swapped},
	{"extra", extra},
	{"extra-declared", extraDeclared},
	{"extra-refused", extraRefused},
	{"raise", raised},
	{"sink", sunk},
	{"null", func(_ *builder, s site) any { return changed(s, &Node{typ: schema.Null}) }},
	{"null-word", func(_ *builder, s site) any { return changed(s, null()) }},
	{"empty", func(b *builder, s site) any { return changed(s, pick(b, str(""), list(), mapping())) }},
	{"retype", func(b *builder, s site) any {
		return changed(s, pick(b, str("text"), number(42), number(1.5), boolean(true), list(str("a")), mapping("a", "b")))
	}},
	{"to-list", func(_ *builder, s site) any { return changed(s, list(s.value.clone())) }},
	{"to-item", func(_ *builder, s site) any {
		if len(s.value.items) == 0 {
			return nil
		}
		return changed(s, s.value.items[0].clone())
	}},
	{"to-map", func(b *builder, s site) any {
		return changed(s, mapping(pick(b, "function", "value", "key"), s.value.clone()))
	}},
	{"to-string", toString},
	{"unquote", unquoted},
	{"misspell", misspelt},
	{"bad-character", func(b *builder, s site) any {
		return retexted(s, pick(b, s.value.text+" x", s.value.text+"!", "é"+s.value.text, "/"+s.value.text+"/a/b", " "+s.value.text))
	}},
	{"over-long", overLong},
	{"number", func(b *builder, s site) any {
		if s.value.typ != schema.Number {
			return nil
		}
		return changed(s, number(pick(b, -1, 0, 0.5, 1000000, 901, 1e21)))
	}},
	{"add-item", addItem},
	{"many-items", manyItems},
}
