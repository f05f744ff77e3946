package refactor

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// sortModules brings the module types into the order of their names, with the comments above
// them, where the place is at "modules" or at one of its keys.
func (p *place) sortModules() []Action {
	s, ok := p.Section("modules")
	m := s.Pair.Value()
	if !ok || m.Kind() != syntax.Mapping || m.IsFlow() || !p.atKeyOf(s.Pair, m) || mend.HasAnchors(m) {
		return nil
	}
	pairs := slices.Collect(m.Pairs())
	sorted := slices.Clone(pairs)
	slices.SortStableFunc(sorted, func(a, b syntax.PairNode) int { return strings.Compare(a.KeyText(), b.KeyText()) })
	if len(pairs) < 2 || slices.Equal(pairs, sorted) {
		return nil
	}
	parts := make(map[syntax.PairNode]text.Span, len(pairs))
	at := p.lineStart(p.commentsAbove(pairs[0], p.Buffer().LineAt(s.Pair.Span().Start)+1))
	for i, pair := range pairs {
		end := p.endOf(m, yamledit.Column(p.Buffer(), pair.Span().Start))
		if i+1 < len(pairs) {
			end = p.lineStart(p.commentsAbove(pairs[i+1], p.Buffer().LineAt(pair.Span().End)+1))
		}
		parts[pair] = text.Span{Start: at, End: end}
		at = end
	}
	edits, ok := p.swap(pairs, sorted, parts)
	if !ok || !keeps(p.File, edits) {
		return nil
	}
	return []Action{{Title: "Sort the module types by name", Edits: edits}}
}

// atKeyOf reports whether the place touches the key of a pair, or one of the keys of its value.
func (p *place) atKeyOf(pair syntax.PairNode, m syntax.Node) bool {
	if p.touches(pair.Key().Span()) {
		return true
	}
	for inner := range m.Pairs() {
		if p.touches(inner.Key().Span()) {
			return true
		}
	}
	return false
}

// commentsAbove is the first line, not above a least one, of the comments that stand directly
// above a pair, in its column or to the left of it; the pair's own line where there are none.
// Deeper ones, such as an entry that is commented out, belong to what stands above them.
func (p *place) commentsAbove(pair syntax.PairNode, least int) int {
	buf := p.Buffer()
	line := buf.LineAt(pair.Outer().Start)
	column := yamledit.Column(buf, pair.Outer().Start)
	for line > least {
		above := buf.Slice(buf.Line(line - 1))
		words := strings.TrimLeft(above, " \t")
		if !strings.HasPrefix(words, "#") || len(above)-len(words) > column {
			return line
		}
		line--
	}
	return line
}

// endOf is the end of a mapping whose keys stand at a column, with the comment behind its last word
// and those below it that stand in that column or deeper.
func (p *place) endOf(m syntax.Node, column int) int {
	buf := p.Buffer()
	last := buf.LineAt(m.Span().End)
	end := buf.Line(last).End
	for line := last + 1; line < buf.Lines(); line++ {
		words := strings.TrimLeft(buf.Slice(buf.Line(line)), " ")
		switch {
		case strings.HasPrefix(words, "#") && buf.Line(line).Len()-len(words) >= column:
			end = buf.Line(line).End
		case strings.TrimSpace(words) != "":
			return end
		}
	}
	return end
}

func (p *place) lineStart(line int) int { return p.Buffer().Line(line).Start }

// swap returns the edit that writes parts of the text in another order. Each part but the last
// ends with a line end, which stays where it is.
func (p *place) swap(before, after []syntax.PairNode, parts map[syntax.PairNode]text.Span) ([]text.Edit, bool) {
	buf := p.Buffer()
	var b strings.Builder
	for i, pair := range after {
		words := strings.TrimRight(buf.Slice(parts[pair]), " \t\r\n")
		old := buf.Slice(parts[before[i]])
		if words == "" {
			return nil, false
		}
		b.WriteString(words)
		b.WriteString(old[len(strings.TrimRight(old, " \t\r\n")):])
	}
	whole := text.Span{Start: parts[before[0]].Start, End: parts[before[len(before)-1]].End}
	return []text.Edit{{Span: whole, New: b.String()}}, true
}
