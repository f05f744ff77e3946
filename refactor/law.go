package refactor

import (
	"slices"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// keeps reports whether a manifest with edits made stands for the same in the same words, and has
// no more mistakes in its text.
func keeps(f *manifest.File, edits []text.Edit) bool {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b text.Edit) int { return b.Span.Start - a.Span.Start })
	next, err := f.Edit(sorted...) // the last first: the others keep their places
	return err == nil && len(next.Tree().Errors()) <= len(f.Tree().Errors()) &&
		slices.Equal(wordsOf(f.Buffer(), f.Tree().Stream()), wordsOf(next.Buffer(), next.Tree().Stream())) &&
		equal(f.Value(f.Tree().Root()), next.Value(next.Tree().Root()))
}

// keepsValue reports whether an edit within a property or an item, and of the comment behind it, leaves its words and its value what
// they are, and makes no mistakes; what is around it cannot be touched then. It is [keeps] without a look at
// the whole manifest.
func keepsValue(f *manifest.File, owner syntax.Node, r restyling) bool {
	next, err := f.Edit(r.Edit)
	if err != nil || len(next.Tree().Errors()) > len(f.Tree().Errors()) {
		return false
	}
	want := text.Span{Start: owner.Span().Start, End: max(owner.Span().End, r.Span.End) + r.Delta() - len(r.left)}
	sameWords := func(now syntax.Node) bool {
		was := withComment(wordsOf(f.Buffer(), owner), r.taken)
		return slices.Equal(was, withComment(wordsOf(next.Buffer(), now), r.left))
	}
	for n := next.Tree().Stream(); !n.IsZero(); {
		if n.Kind() == owner.Kind() && n.Span() == want {
			before, _ := valueOf(owner)
			after, _ := valueOf(n)
			return sameWords(n) && equal(f.Value(before), next.Value(after))
		}
		n = below(n, want.Start)
	}
	return false
}

// isSound reports whether a part of the text has no mistake in its structure: where there is one, nobody can tell what is
// meant, and so not what another form of it would be.
func (p *place) isSound(n syntax.Node) bool {
	return !slices.ContainsFunc(p.ErrorsIn(n.Outer()), func(e syntax.Error) bool { return e.Kind != syntax.DuplicateKey && e.Kind != syntax.UnresolvedAlias })
}

// equal reports whether two values are the same data; the order of properties does not count.
func equal(a, b schema.Value) bool {
	if a.Type() != b.Type() {
		return false
	}
	switch a.Type() {
	case schema.Map:
		fields := map[string]schema.Value{}
		for name, v := range b.Fields() {
			fields[name] = v
		}
		for name, v := range a.Fields() {
			other, ok := fields[name]
			if !ok || !equal(v, other) {
				return false
			}
			delete(fields, name)
		}
		return len(fields) == 0
	case schema.List:
		items := slices.Collect(b.Items())
		for v := range a.Items() {
			if len(items) == 0 || !equal(v, items[0]) {
				return false
			}
			items = items[1:]
		}
		return len(items) == 0
	}
	return a.Text() == b.Text()
}
