package yaml

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// isText reports whether a line that is not blank can be a line of the text: what it starts
// with is no key that Forge knows there, nor nearly one.
func (t *looseText) isText(line int) bool {
	s, indent := strings.TrimRight(t.p.LineText(line), " \t"), indentOf(t.p, line)
	switch {
	case indent > t.outer():
		return true
	case indent == 0 && (strings.HasPrefix(s, "---") || strings.HasPrefix(s, "...") || strings.HasPrefix(s, "<<<<") || strings.HasPrefix(s, "====") || strings.HasPrefix(s, ">>>>")):
		return false
	case startsWithDash(s):
		entry := strings.TrimLeft(s[1:], " ")
		if startsWithDash(entry) || mend.Keyed.MatchString(entry) || entry == "" {
			return false
		}
		if indent == t.outer() { // a list cannot stand there, or is the text's own
			return t.holder.Kind() == syntax.Pair
		}
		return strings.Contains(entry, " ")
	}
	if m := mend.Keyed.FindStringSubmatch(s); m != nil {
		name := strings.Trim(m[1], `"'`)
		return strings.Contains(name, " ") || !t.mayBeKey(name, indent)
	}
	word, rest, _ := strings.Cut(s, " ")
	if rest != "" {
		return strings.Contains(rest, " ") || !t.mayBeKey(word, indent)
	}
	return !mend.OneWord.MatchString(word) || t.isEmpty() && !t.mayBeKey(word, indent)
}

// mayBeKey reports whether a word may be a key in a map whose keys stand in a column.
func (t *looseText) mayBeKey(word string, column int) bool {
	for _, m := range t.maps {
		if m.column == column && m.Maybe(word) {
			return true
		}
	}
	return false
}

// mapsAround returns the maps around a pair or list entry, the outermost first.
func mapsAround(p *analysis.Pass, n syntax.Node) []openMap {
	var maps []openMap
	for _, m := range p.Path(n.Span().Start) {
		if m.Kind() != syntax.Mapping || m.IsFlow() {
			continue
		}
		for pair := range m.Pairs() {
			c := p.File.ContextAt(pair.Key().Span().Start)
			if path, ok := c.InMapping(); ok {
				maps = append(maps, openMap{p.KeyPlaceOf(path, c.Keys), yamledit.Column(p.Buf, pair.Outer().Start)})
			}
			break
		}
	}
	return maps
}
