package manifest

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Names of scopes and events have colons. While one is typed behind a key it ends in a colon
// now and then, which YAML takes for that of another key: "eventType: avi:". Here the colon
// belongs to the word.

// wordEnd is where the word ends that the value of a pair ends with: behind a colon that
// nothing follows, or where the value does.
func (l *locator) wordEnd(value syntax.Node) int {
	end := value.Span().End
	if value.Kind() != syntax.Plain || !l.sameLine(value.Span().Start) || !l.sameLine(end) {
		return end
	}
	rest, ok := strings.CutPrefix(l.f.buf.Slice(text.Span{Start: end, End: l.line.End}), ":")
	rest = strings.TrimLeft(rest, " \t")
	isLast := rest == "" || rest[0] == '#' || l.innermost().node.IsFlow() && strings.IndexByte(",]}", rest[0]) >= 0
	if ok && isLast {
		end++
	}
	return end
}

// withColon takes the colon behind a value into the word at the cursor.
func (l *locator) withColon(value syntax.Node) {
	start, end := value.Span().Start, l.wordEnd(value)
	if end > value.Span().End && start <= l.offset && l.offset <= end {
		l.out.Span = text.Span{Start: start, End: end}
	}
}

// valueWithColon is the pair in front of p in a flow mapping, if p is but a colon that touches
// the value of that pair, and the cursor is at the colon.
func (l *locator) valueWithColon(fr frame, p syntax.PairNode) (syntax.PairNode, bool) {
	colon := p.Colon()
	if p.Key().Kind() != syntax.Empty || p.Value().Kind() != syntax.Empty || l.offset < colon.Start || l.offset > colon.End {
		return syntax.PairNode{}, false
	}
	var before syntax.PairNode
	for other := range fr.node.Pairs() {
		if other == p {
			break
		}
		before = other
	}
	isWord := !before.IsZero() && before.Value().Span().End == colon.Start && l.wordEnd(before.Value()) == colon.End
	return before, isWord
}
