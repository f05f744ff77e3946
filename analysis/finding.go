package analysis

import (
	"slices"
	"sort"

	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// finding is a diagnostic that is kept with an entry: it holds nothing of the version of the
// file that it was made in. Its spans count in the file while checks add to it, and from the
// entry's base once it is kept ([scope.kept]).
type finding struct {
	Diagnostic
	// place is the offset of the map or value that fix works on; 0 is that of the scope.
	place int
	// absent is a required property whose absence is reported: not when a mistake
	// in the YAML may have torn it off. The map stands at place.
	absent string
	// lack says more of what is missing; nil for other findings.
	lack *lack
	// covers is the value that has no place where it is: what it names does not matter.
	covers text.Span
	// names are other properties that an unknown one's map may have.
	names []string
	// when tells whether the rest of the file makes it a mistake; nil means always.
	when func(*pass) bool
	// late words the diagnostic by what the rest of the file, and the files around it, say:
	// it may change all but the rule, and returns false where there is no mistake. Nil
	// means that there is nothing to add.
	late func(*pass, target, *Diagnostic) bool
	// fix makes the fixes, in the version of the file in which they are asked for.
	fix func(*pass, target) []Fix
}

// target is where a fix is to be made.
type target struct {
	scope
	span  text.Span // of the diagnostic, in the file
	place int       // in the file
}

// scope is what is judged by itself: an entry of a list, or a section.
type scope struct {
	file *manifest.File
	node syntax.Node // its content
	base int
	// name is what the scope is called in messages: a module type or section.
	name string
	// entry is nil for a section, and key is the pair that a section or list is
	// the value of.
	entry *manifest.Entry
	key   syntax.PairNode
}

// isTop reports whether the scope is the top of the file.
func (s scope) isTop() bool { return s.name == "" }

// isModule reports whether the scope is an entry of a module type.
func (s scope) isModule() bool { return s.entry != nil && s.entry.List.IsModule() }

// path returns the nodes around an offset, from the scope's content inwards.
func (s scope) path(offset int) []syntax.Node { return pathFrom(s.node, offset) }

// pathFrom returns the nodes around an offset, from n inwards.
func pathFrom(n syntax.Node, offset int) []syntax.Node {
	var path []syntax.Node
	for !n.IsZero() {
		path = append(path, n)
		var next syntax.Node
		for c := range n.Around(offset) {
			if s := c.Outer(); s.Start <= offset && offset < max(s.End, s.Start+1) {
				next = c
				if s.End > offset {
					break
				}
			}
		}
		n = next
	}
	return path
}

// pairAt returns the pair whose key starts at an offset, and the mapping it is in.
func (s scope) pairAt(offset int) (syntax.Node, syntax.PairNode) {
	path := s.path(offset)
	for i := len(path) - 1; i > 0; i-- {
		pair := syntax.PairNode{Node: path[i]}
		if path[i].Kind() == syntax.Pair && pair.Key().Span().Start == offset {
			return path[i-1], pair
		}
	}
	return syntax.Node{}, syntax.PairNode{}
}

// mapAt returns the mapping that starts at an offset.
func (s scope) mapAt(offset int) syntax.Node {
	for _, n := range s.path(offset) {
		if n.Kind() == syntax.Mapping && n.Span().Start == offset {
			return n
		}
	}
	return syntax.Node{}
}

// holder returns the innermost pair whose value starts at an offset. Empty values
// stand at the end of their pair.
func (s scope) holder(offset int) syntax.PairNode { return holderFrom(s.node, offset) }

func holderFrom(n syntax.Node, offset int) syntax.PairNode {
	if n.Kind() == syntax.Pair {
		value := syntax.PairNode{Node: n}.Value()
		if found := holderFrom(value, offset); !found.IsZero() {
			return found
		}
		if value.Span().Start == offset {
			return syntax.PairNode{Node: n}
		}
		return syntax.PairNode{}
	}
	for c := range n.Around(offset) {
		if s := c.Outer(); s.Start <= offset && offset <= max(s.End, endOf(c)) {
			if found := holderFrom(c, offset); !found.IsZero() {
				return found
			}
		}
	}
	return syntax.PairNode{}
}

// endOf is where the last value of a pair or item ends: an empty one may stand
// behind the last character.
func endOf(n syntax.Node) int {
	return max(n.Span().End, n.Last().Span().End)
}

// kept returns findings as they are kept with a scope: their spans count from its base.
func (s scope) kept(found []finding) []finding {
	for i := range found {
		f := &found[i]
		f.Span = f.Span.Shift(-s.base)
		if f.covers.Len() > 0 {
			f.covers = f.covers.Shift(-s.base)
		}
		if f.place != 0 {
			f.place -= s.base
		}
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].Span = f.Related[j].Span.Shift(-s.base)
		}
	}
	return found
}

// emitUnit reports the problems of a section's shape that hold in this file, in the words
// of the groups.
func (p *pass) emitUnit(s scope, shape []finding) {
	p.emit(s, s.kept(p.Groups.absorbed(s, p.Groups.reworded(s, shape))))
}

// emit reports the findings that are kept with a scope and hold in this file.
func (p *pass) emit(s scope, findings []finding) {
	at := func(f *finding) target {
		return target{scope: s, span: f.Span.Shift(s.base), place: f.place + s.base}
	}
	var hold []*finding
	for i := range findings {
		f := &findings[i]
		if (f.when == nil || f.when(p)) && !p.isFollowOn(f, at(f)) {
			hold = append(hold, f)
		}
	}
	for _, f := range joinMissing(hold) {
		d, t := f.Diagnostic, at(f)
		d.Span, d.Related = t.span, nil
		for _, r := range f.Related {
			d.Related = append(d.Related, Related{r.Span.Shift(s.base), r.Message})
		}
		if f.fix != nil {
			d.Mend = func() []Fix { return f.fix(p, t) }
		}
		if f.late != nil && !f.late(p, t, &d) {
			continue
		}
		p.report(d, always)
	}
}

// isFollowOn reports whether a finding is the consequence of a mistake in the YAML
// that is reported already.
func (p *pass) isFollowOn(f *finding, t target) bool {
	if len(p.broken) == 0 {
		return false
	}
	if f.absent != "" {
		for _, n := range t.path(t.place) {
			if n.Kind() == syntax.Mapping && n.Span().Start == t.place && p.file.Value(n).MayHave(f.absent) {
				return true
			}
		}
		return p.brokenIn(t.node.Outer(), 1)
	}
	return p.brokenIn(t.span, 0)
}

// brokenIn reports whether a mistake in the YAML touches a line of a span, or one
// of the next lines below it.
func (p *pass) brokenIn(s text.Span, below int) bool {
	if len(p.broken) == 0 {
		return false
	}
	first, last := p.buf.LineAt(s.Start), p.buf.LineAt(s.End)+below
	n := sort.Search(len(p.broken), func(i int) bool { return p.broken[i].first > last })
	return n > 0 && p.broken[n-1].reach >= first
}
