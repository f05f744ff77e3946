package mend

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// relocation moves a property from one map to another place of the same file.
type relocation struct {
	*analysis.Pass
	from syntax.Node     // the map that the property leaves
	pair syntax.PairNode // the property
	name string          // its name at the new place
}

// MoveDown makes the fix that moves a property of a map down a path of names that starts in
// another map. What is missing of the path is made, what stands there already stays in front.
// There is no fix where that would lose or change something: an alias or anchor, a value
// that cannot be joined with what is there.
func MoveDown(p *analysis.Pass, title string, from syntax.Node, pair syntax.PairNode, to syntax.Node, path ...string) []analysis.Fix {
	if pair.IsZero() || pair.Colon().Len() == 0 || HasAnchors(pair.Node) || p.BrokenIn(pair.Span(), 0) {
		return nil
	}
	r := relocation{p, from, pair, path[len(path)-1]}
	added, ok := r.into(to, path)
	if !ok {
		return nil
	}
	if fix, ok := Tidy(p, analysis.Fix{Title: title, Edits: r.withCut(added)}); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// into is the edit that writes the property at its new place.
func (r relocation) into(in syntax.Node, path []string) (text.Edit, bool) {
	for i, name := range path {
		if in.Kind() != syntax.Mapping {
			return text.Edit{}, false
		}
		pair := in.Pair(name)
		switch {
		case pair.IsZero():
			return r.under(in, path[i:])
		case HasAnchors(pair.Node):
			return text.Edit{}, false
		case i == len(path)-1:
			return r.join(pair)
		case analysis.IsNull(pair.Value()) && !in.IsFlow():
			return r.below(pair, path[i+1:])
		}
		in = pair.Value()
	}
	return text.Edit{}, false
}

// under writes the property at the end of a map, below new maps with all but the last of some
// names.
func (r relocation) under(in syntax.Node, names []string) (text.Edit, bool) {
	var last syntax.PairNode
	for pair := range in.Pairs() {
		last = pair
	}
	if in.IsFlow() {
		written, ok := r.flow(names)
		switch {
		case !ok:
			return text.Edit{}, false
		case last.IsZero():
			return text.Edit{Span: text.At(in.Span().Start + 1), New: written}, true
		}
		return text.Edit{Span: text.At(last.Span().End), New: ", " + written}, true
	}
	if last.IsZero() {
		return text.Edit{}, false
	}
	return r.lines(r.Edit().LineEnd(last.Node), yamledit.Column(r.Buf, last.Span().Start), names)
}

// below writes the property below the key of a pair without a value.
func (r relocation) below(pair syntax.PairNode, names []string) (text.Edit, bool) {
	if pair.Value().Kind() != syntax.Empty {
		return text.Edit{}, false
	}
	return r.lines(r.Edit().LineEnd(pair.Node), yamledit.Column(r.Buf, pair.Span().Start)+r.Edit().Style.Step, names)
}

// lines writes the property as lines behind an offset, below new keys the first of which
// stands at a column.
func (r relocation) lines(at, column int, names []string) (text.Edit, bool) {
	var b strings.Builder
	for _, name := range names[:len(names)-1] {
		b.WriteString(r.Edit().Style.Newline + yamledit.Spaces(column) + yamledit.Quoted(name) + ":")
		column += r.Edit().Style.Step
	}
	written, ok := r.written(column)
	return text.Edit{Span: text.At(at), New: b.String() + r.Edit().Style.Newline + written}, ok
}

// written is the property, with the comments above it, as lines whose keys stand at a column.
func (r relocation) written(column int) (string, bool) {
	if r.from.IsFlow() {
		value := r.pair.Value().Text()
		if strings.ContainsAny(value, "\r\n") {
			return "", false
		}
		return strings.TrimRight(yamledit.Spaces(column)+r.key()+": "+value, " "), true
	}
	key := r.pair.Key().Span()
	body := r.key() + r.Buf.Slice(text.Span{Start: key.End, End: r.Edit().LineEnd(r.last())})
	if strings.Contains(body, "\t") {
		return "", false
	}
	shift := column - yamledit.Column(r.Buf, key.Start)
	var b strings.Builder
	for n := r.firstLine(); n < r.Buf.LineAt(key.Start); n++ {
		b.WriteString(yamledit.Spaces(column) + strings.TrimLeft(r.Buf.Slice(r.Buf.Line(n)), " ") + r.Edit().Style.Newline)
	}
	return b.String() + yamledit.Spaces(column) + ShiftLines(body, shift), true
}

// key is the name of the property at the new place, written as it was where it was the same.
func (r relocation) key() string {
	if r.name == r.pair.KeyText() {
		return r.pair.Key().Text()
	}
	return yamledit.QuotedLike(r.name, r.pair.Key())
}

// flow is the property on one line, below new maps with all but the last of some names.
func (r relocation) flow(names []string) (string, bool) {
	value := r.pair.Value()
	s := value.Text()
	isLong := strings.ContainsAny(s, "\r\n#")
	if isLong || !value.IsFlow() && (!value.Kind().IsScalar() || value.Kind() == syntax.Empty) {
		return "", false
	}
	if value.Kind() == syntax.Plain && strings.ContainsAny(s, ",[]{}") {
		return "", false
	}
	s = r.key() + ": " + s
	for i := len(names) - 2; i >= 0; i-- {
		s = yamledit.Quoted(names[i]) + ": {" + s + "}"
	}
	return s, true
}

// last is the node with which the property ends.
func (r relocation) last() syntax.Node {
	if v := r.pair.Value(); v.Kind() != syntax.Empty {
		return v
	}
	return r.pair.Node
}

// firstLine is the first of the lines of comments that stand right above the property, as far
// to the right; else the property's own.
func (r relocation) firstLine() int {
	start := r.pair.Outer().Start
	n, column := r.Buf.LineAt(start), yamledit.Column(r.Buf, start)
	for n > 0 {
		line := r.Buf.Slice(r.Buf.Line(n - 1))
		if body := strings.TrimLeft(line, " "); !strings.HasPrefix(body, "#") || len(line)-len(body) != column {
			break
		}
		n--
	}
	return n
}

// cut takes the property, with the comments above it, out of its map.
func (r relocation) cut() []text.Edit {
	isOnly := true
	for pair := range r.from.Pairs() {
		isOnly = isOnly && pair.Span() == r.pair.Span()
	}
	if r.from.IsFlow() || isOnly || !r.Edit().StartsLine(r.pair.Outer().Start) {
		return r.Edit().RemovePair(r.from, r.pair)
	}
	start := r.Buf.Line(r.firstLine()).Start
	return []text.Edit{{Span: r.Edit().WholeLines(text.Span{Start: start, End: r.Edit().LineEnd(r.last())})}}
}

// withCut joins what is added with the cut: where the place to add at lies at the end of what
// goes, they are one edit.
func (r relocation) withCut(added text.Edit) []text.Edit {
	end := r.Edit().LineEnd(r.last())
	if r.from.IsFlow() || added.Span != text.At(end) {
		return append(r.cut(), added)
	}
	start := r.Buf.Line(r.firstLine()).Start
	if !r.Edit().StartsLine(r.pair.Outer().Start) {
		return nil
	}
	added.New = strings.TrimPrefix(added.New, r.Edit().Style.Newline)
	return []text.Edit{{Span: text.Span{Start: start, End: end}, New: added.New}}
}

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
