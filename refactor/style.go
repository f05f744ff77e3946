package refactor

import (
	"strings"

	"forge-manifest-ls/analysis/suppress"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// maxFlow is how long a collection on one line may be, in bytes.
const maxFlow = 100

// style writes the collection at the place on lines of its own or on one line. Who selects lines
// does not mean one collection.
func (p *place) style() []Action {
	owner, value := p.collection()
	if p.Buffer().LineAt(p.span.Start) != p.Buffer().LineAt(p.span.End) || value.IsZero() || value.Outer() != value.Span() || !p.isSound(owner) {
		return nil
	}
	if p.hasIgnored(owner) {
		return nil
	}
	title, r, ok := "", restyling{}, false
	if value.IsFlow() {
		title = "Write " + p.nameOf(owner) + " on lines of its own"
		r, ok = p.blockOf(owner, value)
	} else {
		title = "Write " + p.nameOf(owner) + " on one line"
		r, ok = p.flowOf(owner, value)
	}
	if ok && keepsValue(p.File, owner, r) {
		return []Action{{Title: title, Edits: []text.Edit{r.Edit}}}
	}
	return nil
}

// restyling is an edit that gives the value of a property or an item another form. A comment goes with it: one behind the
// value on one line stands behind the key otherwise, because it speaks of all members.
type restyling struct {
	text.Edit
	taken string // the comment that stood behind the value and does not any more
	left  string // the comment that stands behind the value now, and the blank in front of it
}

// hasIgnored reports whether rules are ignored on a line of a property or an item: what they say would be on another line.
func (p *place) hasIgnored(owner syntax.Node) bool {
	first, last := p.Buffer().LineAt(owner.Span().Start), p.Buffer().LineAt(owner.Span().End)
	for c := range suppress.Comments(p.Tree(), p.Buffer()) {
		if len(c.Rules) > 0 && first <= c.Line && c.Line <= last {
			return true
		}
	}
	return false
}

// commentBehind returns the span of the comment that only blanks part from a byte offset, which is on its line; empty
// where there is none.
func (p *place) commentBehind(offset int) text.Span {
	for c := range p.Tree().Comments() {
		if c.Start < offset {
			continue
		}
		if between := p.Buffer().Slice(text.Span{Start: offset, End: c.Start}); strings.Trim(between, " \t") == "" {
			return c
		}
		break
	}
	return text.At(offset)
}

// nameOf is what people call a property or an item.
func (p *place) nameOf(owner syntax.Node) string {
	if owner.Kind() == syntax.Pair {
		return prose.QuoteTitle(syntax.PairNode{Node: owner}.KeyText())
	}
	return "the entry"
}

// collection returns the property or item in block style that the place is at, and the collection
// that is its value: one in braces or brackets around the place, or one whose key or dash the
// place touches.
func (p *place) collection() (owner, value syntax.Node) {
	for n := p.Tree().Stream(); !n.IsZero(); {
		v, handle := valueOf(n)
		switch {
		case v.IsFlow() && (p.touches(handle) || p.touches(v.Span())):
			return n, v
		case (v.Kind() == syntax.Mapping || v.Kind() == syntax.Sequence) && !v.IsFlow() && p.touches(handle):
			owner, value = n, v
		}
		n = below(n, p.span.Start)
	}
	return owner, value
}

// valueOf is the value of a property or an item, and its key or dash.
func valueOf(n syntax.Node) (value syntax.Node, handle text.Span) {
	switch n.Kind() {
	case syntax.Pair:
		pair := syntax.PairNode{Node: n}
		return pair.Value(), pair.Key().Span()
	case syntax.Item:
		item := syntax.ItemNode{Node: n}
		return item.Value(), item.Dash()
	}
	return syntax.Node{}, text.Span{}
}

// below is the last node directly below another that holds a byte offset.
func below(n syntax.Node, offset int) (found syntax.Node) {
	for c := range n.Around(offset) {
		if c.Span().Contains(offset) {
			found = c
		}
	}
	return found
}

// blockOf returns the edit that writes each member of a flow collection on a line of its own, and a comment behind it on the
// first line.
func (p *place) blockOf(owner, value syntax.Node) (restyling, bool) {
	writer := yamledit.NewWriter(p.File)
	column := yamledit.Column(p.Buffer(), owner.Span().Start)
	_, handle := valueOf(owner)
	from := syntax.PairNode{Node: owner}.Colon().End
	first := writer.Style.Newline
	switch {
	case owner.Kind() == syntax.Item:
		from, first = handle.End, " "
		column += len("- ")
	case value.Kind() == syntax.Sequence:
		column += writer.Style.Dash
		first += yamledit.Spaces(column)
	default:
		column += writer.Style.Step
		first += yamledit.Spaces(column)
	}
	var lines []string
	for m := range value.Children() {
		line, ok := memberLine(m)
		if !ok {
			return restyling{}, false
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return restyling{}, false
	}
	comment := p.commentBehind(value.Span().End)
	words := p.Buffer().Slice(comment)
	switch {
	case words == "":
	case owner.Kind() == syntax.Item:
		lines[0] += " " + words
	default:
		first = " " + words + first
	}
	body := strings.Join(lines, writer.Style.Newline+yamledit.Spaces(column))
	return restyling{Edit: text.Edit{Span: text.Span{Start: from, End: comment.End}, New: first + body}, taken: words}, true
}

// memberLine is a member of a flow collection as a line of a block collection.
func memberLine(m syntax.Node) (line string, ok bool) {
	switch m.Kind() {
	case syntax.Pair:
		pair := syntax.PairNode{Node: m}
		line = pair.Key().Text() + ":"
		if v := pair.Value(); v.Kind() != syntax.Empty {
			line += " " + v.Text()
		}
		ok = pair.Key().Kind().IsScalar() && pair.Key().Outer() == pair.Key().Span() && pair.Value().Outer() == pair.Value().Span()
	case syntax.Item:
		item := syntax.ItemNode{Node: m}
		line, ok = "- "+item.Value().Text(), item.Value().Outer() == item.Value().Span()
	}
	return line, ok && !strings.ContainsAny(line, "\r\n")
}

// flowOf returns the edit that writes a block collection on one line, and a comment behind its key at the end. It is false
// where the last of several members has a comment, which would speak of all.
func (p *place) flowOf(owner, value syntax.Node) (restyling, bool) {
	if value.Span().Len() > 2*maxFlow {
		return restyling{}, false
	}
	flow, ok := flowText(value)
	from := syntax.PairNode{Node: owner}.Colon().End
	if owner.Kind() == syntax.Item {
		from = syntax.ItemNode{Node: owner}.Dash().End
	}
	isLong := p.Buffer().LineAt(value.Span().Start) < p.Buffer().LineAt(value.Span().End)
	behind := p.commentBehind(value.Span().End)
	if !ok || len(flow) > maxFlow || isLong && behind.Len() > 0 {
		return restyling{}, false
	}
	r := restyling{Edit: text.Edit{Span: text.Span{Start: from, End: value.Span().End}, New: " " + flow}}
	if words := p.Buffer().Slice(p.commentBehind(from)); words != "" && behind.Len() == 0 {
		r.left = " " + words
		r.New += r.left
	}
	return r, true
}

// flowText writes a node in flow style. It is false for what has lines, anchors or tags.
func flowText(n syntax.Node) (string, bool) {
	if n.Outer() != n.Span() {
		return "", false
	}
	var members []string
	switch {
	case n.Kind() == syntax.Plain && strings.ContainsAny(n.Text(), ",[]{}"):
		return yamledit.InQuotes(n.Text()), true
	case n.Kind().IsScalar() && n.Kind() != syntax.Literal && n.Kind() != syntax.Folded, n.IsFlow():
		return n.Text(), !strings.ContainsAny(n.Text(), "\r\n")
	case n.Kind() == syntax.Mapping:
		for pair := range n.Pairs() {
			key, isKey := flowText(pair.Key())
			value, isValue := flowText(pair.Value())
			if !isKey || !isValue || !pair.Key().Kind().IsScalar() || pair.Colon().Len() == 0 {
				return "", false
			}
			members = append(members, strings.TrimSuffix(key+": "+value, " "))
		}
		return "{" + strings.Join(members, ", ") + "}", true
	case n.Kind() == syntax.Sequence:
		for item := range n.Items() {
			value, ok := flowText(item.Value())
			if !ok || value == "" {
				return "", false
			}
			members = append(members, value)
		}
		return "[" + strings.Join(members, ", ") + "]", true
	}
	return "", false
}
