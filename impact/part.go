package impact

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Comparison is a change that has been compared, and what of it holds for later versions of the new manifest: the
// effects of its parts, which last until something is edited in them. It is immutable, and refers to no tree of the
// new manifest.
type Comparison struct {
	Result
	old       Manifest
	oldLists  *lists
	oldDoubts []doubt
	parts     map[partName]*part // nil where nothing can be taken over
}

// partName names a part of a change: a section, or a type of modules.
type partName struct{ section, moduleType string }

// part is what was found in one part of a change.
type part struct {
	places  []place // on which the effects rest
	effects []Effect
	differs bool // the part is not the same in both manifests
}

// place is a property of the new manifest.
type place struct {
	form form
	span text.Span // in byte offsets
}

// form is what places have in common that say the same in the same words. The zero form is that of a place
// beside mistakes in the text, which has none in common with another.
type form struct {
	value syntax.ID // the key that leads to it may be parsed anew: it is known by its length
	key   int       // the bytes of the key
	gap   int       // the bytes from the start of the key to that of the value
}

// maxPlaces is on how many places a part may rest that is taken over: for each effect they are searched.
const maxPlaces = 16

// placeOf returns the place of a property of a file.
func placeOf(f *manifest.File, pair syntax.PairNode) place {
	around := pair.Outer()
	if len(f.Tree().Errors()) > 0 {
		around.End = f.Buffer().Line(f.Buffer().LineAt(around.End)).End
		if len(f.ErrorsIn(around)) > 0 {
			return place{span: around}
		}
	}
	return place{form{pair.Value().ID(), pair.Key().Span().Len(), pair.Value().Start() - around.Start}, around}
}

// placesOf returns the places of sections of the new manifest, and of its variables, which may lead anywhere.
func (c *comparison) placesOf(sections ...string) []place {
	var all []place
	for _, s := range c.files[New].Sections() {
		if s.Name == "environment" || slices.Contains(sections, s.Name) {
			all = append(all, placeOf(c.files[New], s.Pair))
		}
	}
	return all
}

// part finds the effects of a part of the change, which rest on places of the new manifest, and reports whether the
// part differs. What was found before is taken over where no place has been edited since.
func (c *comparison) part(name partName, places []place, compare func() (differs bool)) bool {
	if kept := c.last[name]; kept != nil && kept.holdsFor(places) {
		c.effects = append(c.effects, kept.effectsAt(places)...)
		c.parts[name] = &part{places, c.effects[len(c.effects)-len(kept.effects):], kept.differs}
		return kept.differs
	}
	start := len(c.effects)
	differs := compare()
	fresh := &part{places, slices.Clone(c.effects[start:]), differs}
	if c.parts != nil && len(places) <= maxPlaces && fresh.isInPlace() {
		c.parts[name] = fresh
	}
	return differs
}

// holdsFor reports whether what was found of the part holds where its places are these.
func (p *part) holdsFor(places []place) bool {
	return slices.EqualFunc(p.places, places, func(a, b place) bool { return a.form == b.form && !a.form.value.IsZero() })
}

// isInPlace reports whether all that was found in the new manifest lies in the places of the part.
func (p *part) isInPlace() bool {
	for _, e := range p.effects {
		if e.Side == New && (p.placeWith(e.Span) < 0 || p.placeWith(e.Cause) < 0) {
			return false
		}
	}
	return true
}

// placeWith returns the index of the place that holds a span, -1 where there is none.
func (p *part) placeWith(s text.Span) int {
	return slices.IndexFunc(p.places, func(at place) bool { return at.span.Start <= s.Start && s.End <= at.span.End })
}

// effectsAt returns the effects of the part where its places have moved to others.
func (p *part) effectsAt(places []place) []Effect {
	moved := slices.Clone(p.effects)
	for i, e := range moved {
		if e.Side == New {
			at, cause := p.placeWith(e.Span), p.placeWith(e.Cause)
			moved[i].Span = e.Span.Shift(places[at].span.Start - p.places[at].span.Start)
			moved[i].Cause = e.Cause.Shift(places[cause].span.Start - p.places[cause].span.Start)
		}
	}
	return moved
}
