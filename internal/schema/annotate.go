package schema

import (
	"cmp"
	"math"
	"slices"
)

// annotate lays what we know over a schema.
func (d decoder) annotate(s *Schema) {
	d.addExtra(s)
	d.sortProperties(s)
	d.sortAlternatives(s.OneOf)
	d.sortAlternatives(s.AnyOf)
	for _, n := range d.notes.of(d.name) {
		if n.refers != "" && s.Types == TypesOf(String) {
			s.Refers = n.refers
			if n.refers == ToResource && s.Pattern != nil && s.Pattern.Match("a/b") {
				s.Refers = ToResourceEntry
			}
		}
		if n.suggested != nil {
			suggest(s, n.suggested)
		}
		if n.outdated != nil && s.Enum != nil {
			s.Outdated = n.outdated
		}
		if n.values != nil {
			s.Enum = inFront(s.Enum, n.values)
		}
	}
}

// suggest says which values make sense of strings, or of lists of strings, beside those that are listed.
func suggest(s *Schema, values []*Literal) {
	isText := func(s *Schema) bool { return s.Types == TypesOf(String) }
	switch {
	case isText(s):
		s.Suggested = values
	case s.Items != nil && isText(s.Items):
		item := *s.Items // which other lists may share
		item.Suggested = values
		s.Items = &item
	}
}

// property decodes a property with what is said of it.
func (d decoder) property(name string, l *Literal) (Property, error) {
	inner := d.into(name)
	s, err := inner.decode(l)
	p := Property{Name: name, Schema: s}
	for _, n := range inner.notes.of(name) {
		p.Hidden = p.Hidden || n.hidden
		if n.deprecated != nil {
			p.Deprecated = n.deprecated
		}
	}
	return p, err
}

// addExtra adds the properties that Forge accepts though its schema does not declare them.
// Documentation counts where the map is open for any.
func (d decoder) addExtra(s *Schema) {
	if d.notes.at == nil || s.Properties == nil {
		return
	}
	isOpen := !s.Closed && s.Additional == nil
	for _, e := range d.notes.at.extra {
		isMissing := s.Property(e.name) == nil && !slices.Contains(s.Forbidden, e.name)
		if isMissing && (isOpen || e.fact == nil) {
			p, err := d.property(e.name, e.schema)
			must(err)
			p.Documented = e.fact
			s.Properties = append(s.Properties, p)
		}
	}
}

func (d decoder) rank(name string) int {
	if n := d.notes.everywhere.rank[name]; n > 0 {
		return n
	}
	return math.MaxInt
}

// sortAlternatives brings alternatives into the order of the first property that only
// some of them require.
func (d decoder) sortAlternatives(all []*Schema) {
	first := func(s *Schema) int {
		least := math.MaxInt
		for _, name := range s.Required {
			if slices.ContainsFunc(all, func(other *Schema) bool { return !slices.Contains(other.Required, name) }) {
				least = min(least, d.rank(name))
			}
		}
		return least
	}
	slices.SortStableFunc(all, func(a, b *Schema) int { return cmp.Compare(first(a), first(b)) })
}

// sortProperties brings properties into the order in which people write them:
// required ones first, then the common ones, then the others, and then those that
// documentation alone has.
func (d decoder) sortProperties(s *Schema) {
	group := func(p Property) int {
		switch {
		case slices.Contains(s.Required, p.Name):
			return 0
		case p.Documented == nil:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(s.Properties, func(a, b Property) int {
		return cmp.Or(cmp.Compare(group(a), group(b)), cmp.Compare(d.rank(a.Name), d.rank(b.Name)))
	})
	slices.SortStableFunc(s.Required, func(a, b string) int { return cmp.Compare(d.rank(a), d.rank(b)) })
}

// inFront returns literals with some of them moved to the front.
func inFront(all []*Literal, first []string) []*Literal {
	place := func(l *Literal) int {
		if i := slices.Index(first, l.text); i >= 0 {
			return i
		}
		return len(first)
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *Literal) int { return cmp.Compare(place(a), place(b)) })
	return sorted
}
