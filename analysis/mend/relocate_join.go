package mend

import (
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// join writes the value of the property behind what a pair of its name has already.
func (r relocation) join(there syntax.PairNode) (text.Edit, bool) {
	old, moved := there.Value(), r.pair.Value()
	switch {
	case r.isBlank(old):
		return r.instead(there)
	case old.Kind() != moved.Kind() || old.Kind().IsScalar() || r.haveSame(old, moved):
		return text.Edit{}, false
	case !old.IsFlow() && !moved.IsFlow():
		return r.append(old, moved)
	case old.IsFlow() && moved.IsFlow():
		inner := strings.TrimSpace(moved.Text()[1 : len(moved.Text())-1])
		return text.Edit{Span: text.At(lastOf(old).Span().End), New: ", " + inner}, !strings.ContainsAny(inner, "\r\n#")
	case old.Kind() == syntax.Sequence:
		return r.items(there)
	}
	return text.Edit{}, false
}

// isBlank reports whether a value holds nothing, so that another one may take its place.
func (r relocation) isBlank(n syntax.Node) bool {
	return n.Kind() == syntax.Empty || n.IsFlow() && lastOf(n).IsZero() && n.Span().Len() == len("[]")
}

// instead writes the value in the place of an empty one.
func (r relocation) instead(there syntax.PairNode) (text.Edit, bool) {
	old, moved := there.Value(), r.pair.Value()
	span := text.Span{Start: there.Colon().End, End: max(there.Colon().End, old.Span().End)}
	if moved.IsFlow() {
		return text.Edit{Span: span, New: " " + moved.Text()}, !strings.ContainsAny(moved.Text(), "\r\n")
	}
	if strings.TrimSpace(r.Buf.Slice(text.Span{Start: span.End, End: r.Edit().LineEnd(there.Node)})) != "" {
		return text.Edit{}, false
	}
	span.End = r.Edit().LineEnd(there.Node)
	column := yamledit.Column(r.Buf, there.Span().Start)
	if moved.Kind() == syntax.Sequence {
		column += r.Edit().Style.Dash
	} else {
		column += r.Edit().Style.Step
	}
	written, ok := r.body(column)
	return text.Edit{Span: span, New: r.Edit().Style.Newline + written}, ok
}

// append writes the entries of a block collection behind those of another.
func (r relocation) append(old, moved syntax.Node) (text.Edit, bool) {
	written, ok := r.body(yamledit.Column(r.Buf, lastOf(old).Span().Start))
	return text.Edit{Span: text.At(r.Edit().LineEnd(lastOf(old))), New: r.Edit().Style.Newline + written}, ok
}

// body is the value of the property as lines that start at a column. The comments behind its
// key and above its first line come with it.
func (r relocation) body(column int) (string, bool) {
	value := r.pair.Value()
	if value.IsFlow() || value.Kind().IsScalar() || r.Buf.LineAt(value.Span().Start) == r.Buf.LineAt(r.pair.Colon().End) {
		return "", false
	}
	at := yamledit.Column(r.Buf, value.Span().Start)
	var b strings.Builder
	for n := r.firstLine(); n < r.Buf.LineAt(value.Span().Start); n++ {
		line := r.Buf.Slice(r.Buf.Line(n))
		if n == r.Buf.LineAt(r.pair.Colon().End) {
			line = r.Buf.Slice(text.Span{Start: r.pair.Colon().End, End: r.Buf.Line(n).End})
		}
		if line = strings.TrimSpace(line); line != "" {
			b.WriteString(yamledit.Spaces(column) + line + r.Edit().Style.Newline)
		}
	}
	lines := r.Buf.Slice(text.Span{Start: value.Span().Start, End: r.Edit().LineEnd(value)})
	return b.String() + yamledit.Spaces(column) + ShiftLines(lines, column-at), !strings.Contains(lines, "\t")
}

// items writes the items of a list of one style behind those of a list of the other.
func (r relocation) items(there syntax.PairNode) (text.Edit, bool) {
	old, moved := there.Value(), r.pair.Value()
	var all []yamledit.Item
	for item := range moved.Items() {
		v := item.Value()
		s := v.Text()
		isShort := v.Kind() == syntax.Plain || v.Kind() == syntax.SingleQuoted || v.Kind() == syntax.DoubleQuoted || v.IsFlow()
		if !isShort || strings.ContainsAny(s, "\r\n#") || old.IsFlow() && v.Kind() == syntax.Plain && strings.ContainsAny(s, ",[]{}") {
			return text.Edit{}, false
		}
		all = append(all, yamledit.Item{Block: s, Flow: s})
	}
	if strings.Contains(r.Buf.Slice(text.Span{Start: r.pair.Span().Start, End: r.Edit().LineEnd(moved)}), "#") {
		return text.Edit{}, false
	}
	edits := r.Edit().Append(there, all...)
	if len(edits) != 1 {
		return text.Edit{}, false
	}
	return edits[0], true
}

// haveSame reports whether two maps have a property of one name.
func (r relocation) haveSame(a, b syntax.Node) bool {
	for pair := range b.Pairs() {
		if !a.Pair(pair.KeyText()).IsZero() {
			return true
		}
	}
	return false
}

// lastOf is the last item or pair of a collection.
func lastOf(n syntax.Node) syntax.Node {
	var last syntax.Node
	for item := range n.Items() {
		last = item.Node
	}
	for pair := range n.Pairs() {
		last = pair.Node
	}
	return last
}
