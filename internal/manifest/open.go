package manifest

import (
	"sort"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// isOpen reports whether a mistake in the text may have cost a mapping some of its
// properties, or given it some of others.
func (f *File) isOpen(n syntax.Node) bool {
	if len(f.errors()) == 0 {
		return false
	}
	span := n.Span()
	errors := f.errorsIn(text.Span{Start: f.lead(n.Outer().Start), End: span.End})
	if len(errors) > maxErrors {
		return true
	}
	for _, e := range errors {
		if isStructural(e.Kind) && (e.Span.Start <= span.Start || !f.inValue(n, e.Span.Start)) {
			return true
		}
	}
	return f.inConflict(span) || f.isCutOff(span.End)
}

// inConflict reports whether a span shares text with a conflict.
func (f *File) inConflict(span text.Span) bool {
	all := f.conflicts()
	i := sort.Search(len(all), func(i int) bool { return all[i].End > span.Start })
	return i < len(all) && all[i].Overlaps(span)
}

// lead is the start of the line of an offset when nothing but blanks and dashes lie
// between, because wrong indentation is reported there; else it is the offset.
func (f *File) lead(offset int) int {
	start := f.buf.Line(f.buf.LineAt(offset)).Start
	if strings.Trim(f.buf.Slice(text.Span{Start: start, End: offset}), " \t-") == "" {
		return start
	}
	return offset
}

// findConflicts returns the spans of conflicts, from the first marker to the last.
func (f *File) findConflicts() []text.Span {
	var out []text.Span
	for _, e := range f.errors() {
		if e.Kind == syntax.ConflictMarker {
			out = append(out, text.Span{Start: e.Span.Start, End: max(e.Span.End, e.Related.End)})
		}
	}
	return out
}

// isCutOff reports whether nothing but blanks and comments lie between a place and
// the next mistake of structure.
func (f *File) isCutOff(end int) bool {
	all := f.errors()
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start > end })
	if i == len(all) || !isStructural(all[i].Kind) {
		return false
	}
	for line := range strings.Lines(f.buf.Slice(text.Span{Start: end, End: all[i].Span.Start})) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// isStructural reports whether a mistake may move what follows to another place in the tree.
func isStructural(k syntax.ErrorKind) bool {
	switch k {
	case syntax.BadIndentation, syntax.TabIndentation, syntax.MissingDash, syntax.UnexpectedText,
		syntax.UnexpectedItem, syntax.UnexpectedClose, syntax.MultilineKey, syntax.SecondDocument,
		syntax.UnclosedFlow, syntax.NestingTooDeep, syntax.InvalidDirective:
		return true
	}
	return false
}

// inValue reports whether an offset lies in the value of one of a mapping's pairs.
func (f *File) inValue(n syntax.Node, at int) bool {
	for p := range n.Pairs() {
		if v := p.Value(); v.Kind() != syntax.Empty && v.Outer().Start <= at && at <= v.Span().End {
			return true
		}
	}
	return false
}

// doubtful tells which entries of a list are open because of mistakes outside of
// them: their subtrees may stay what they are while the mistakes come and go.
func (f *File) doubtful(entries []*Entry) map[int]bool {
	all := f.errors()
	if len(all) == 0 || len(entries) == 0 {
		return nil
	}
	out := map[int]bool{}
	// before returns the index of the last entry that starts before an offset.
	before := func(offset int) int {
		return sort.Search(len(entries), func(i int) bool { return entries[i].Base() >= offset }) - 1
	}
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start > entries[0].Base() })
	last := entries[len(entries)-1].Span().End
	for _, e := range all[from:] {
		if i := before(e.Span.Start); isStructural(e.Kind) && i >= 0 && !out[i] && f.isCutOff(entries[i].Span().End) {
			out[i] = true
		}
		if e.Span.Start > last {
			break
		}
	}
	for _, c := range f.conflicts() {
		for i := max(before(c.Start), 0); i < len(entries) && entries[i].Base() <= c.End; i++ {
			if f.inConflict(entries[i].Span()) {
				out[i] = true
			}
		}
	}
	return out
}

// findStrayKeys collects the values of all properties "key" that are not the key of an
// entry.
func (f *File) findStrayKeys() map[string]bool {
	known := map[int]bool{}
	for _, l := range f.Lists() {
		for _, e := range l.Entries {
			if e.facts().hasKey {
				known[e.facts().key.value.Start+e.Base()] = true
			}
		}
	}
	strayKeys := map[string]bool{}
	var walk func(syntax.Node)
	walk = func(n syntax.Node) {
		if v := n.Get("key"); isName(v) && !known[v.Span().Start] {
			strayKeys[v.Scalar().Text] = true
		}
		for c := range n.Children() {
			walk(c)
		}
	}
	walk(f.tree.Stream())
	return strayKeys
}
