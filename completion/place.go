package completion

import (
	"strconv"
	"strings"
	"sync"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// place is the cursor, what is known of it, and the items found so far.
type place struct {
	file   *manifest.File
	ctx    manifest.Context
	opts   Options
	writer *edit.Writer
	at     manifest.Declared // of the value or member at the cursor
	items  []Item
	more   bool // there will be other items later
	// start is the column where a line of its own begins; -1 where what is written goes on
	// with the line. lead is what comes first on it.
	start int
	lead  string
	// taken are the other members of the list at the cursor, once they have been looked for.
	taken      []string
	knowsTaken bool
	// around is the map that the value at the cursor belongs to, once it was needed.
	around *trial
	// named is what a name at the cursor must be that ends in a colon.
	named []*schema.Schema
	// section is the one that is being written, if any.
	section string
}

func newPlace(f *manifest.File, offset int, opts Options) *place {
	p := &place{file: f, ctx: f.ContextAt(offset), opts: opts, writer: edit.NewWriter(f), start: -1}
	p.joinName()
	return p
}

// finish numbers the items in their order.
func (p *place) finish() List {
	for i := range p.items {
		item := &p.items[i]
		if item.Filter == "" {
			item.Filter = item.Label
		}
		item.Sort = rank(i)
	}
	return List{Items: p.items, Incomplete: p.more}
}

// ranks are numbers whose order as texts is that of the numbers.
var ranks = sync.OnceValue(func() []string {
	out := make([]string, 1000)
	for i := range out {
		out[i] = strconv.Itoa(1000 + i)
	}
	return out
})

// rank is the text to order the item with a number by.
func rank(i int) string {
	if all := ranks(); i < len(all) {
		return all[i]
	}
	return "9" + strconv.Itoa(10000+i)
}

// add adds an item that writes a text in the place of the word at the cursor.
func (p *place) add(item Item, written string) *Item {
	if item.Edit.New == "" {
		var also []text.Edit
		item.Edit, also = p.aligned(p.lead + written)
		if len(also) > 0 { // items may share the changes that go with them
			item.Also = append(also, item.Also...)
		}
	}
	item.Insert = text.Span{Start: item.Edit.Span.Start, End: max(p.ctx.Offset, item.Edit.Span.Start)}
	p.items = append(p.items, item)
	return &p.items[len(p.items)-1]
}

// gap is what must come before anything that is written.
func (p *place) gap() string {
	if p.ctx.Spaceless {
		return " "
	}
	return ""
}

func (p *place) noNode() syntax.Node { return syntax.Node{} }

// column is that of the word at the cursor.
func (p *place) column() int { return edit.Column(p.file.Buffer(), p.ctx.Span.Start) }

// indent is what stands in front of the word at the cursor on its line: blanks, in most places.
func (p *place) indent() text.Span {
	buf := p.file.Buffer()
	return text.Span{Start: buf.Line(buf.LineAt(p.ctx.Offset)).Start, End: p.ctx.Span.Start}
}

func (p *place) blanks() string { return p.file.Buffer().Slice(p.indent()) }

// keyColumn is where a key at the cursor belongs.
func (p *place) keyColumn() int {
	if p.ctx.Flow || !p.ctx.Node.IsZero() {
		return p.column()
	}
	return p.ctx.Column
}

// columnBelow is where what stands under the key of a value belongs: where the cursor is, if
// that is deep enough.
func (p *place) columnBelow() int {
	if column := p.column(); column > p.ctx.Column && !strings.Contains(p.blanks(), "\t") {
		return column
	}
	return p.ctx.Column + p.writer.Style.Step
}

// aligned makes an edit that writes a text where the line is to start. Spaces that are too
// many in front of the cursor are taken away by another.
func (p *place) aligned(written string) (text.Edit, []text.Edit) {
	e := text.Edit{Span: p.ctx.Span, New: p.gap() + written + p.closing()}
	if p.start < 0 || p.ctx.Flow {
		return e, nil
	}
	at := p.column()
	indent, blanks := p.indent(), p.blanks()
	switch {
	case strings.Trim(blanks, " \t") != "": // behind a dash
		return e, nil
	case strings.Contains(blanks, "\t"):
		if !p.ctx.Node.IsZero() && p.ctx.Role == manifest.RoleKey { // it is where it is
			return e, nil
		}
		at = 0
	case at > p.start:
		indent.Start += p.start
		at = p.start
	default:
		indent.Start = indent.End
	}
	e.New = edit.Spaces(p.start-at) + written
	if indent.Len() == 0 {
		return e, nil
	}
	return e, []text.Edit{{Span: indent}}
}

// closing is what must follow what is written: a comma, or the brackets that are missing where
// nothing follows on the line.
func (p *place) closing() string {
	buf := p.file.Buffer()
	rest := buf.Slice(text.Span{Start: p.ctx.Span.End, End: buf.Line(buf.LineAt(p.ctx.Offset)).End})
	isLast := strings.TrimSpace(rest) == ""
	switch {
	case p.ctx.Comma && isLast:
		return ","
	case p.ctx.Comma:
		return ", "
	case isLast:
		return p.ctx.Unclosed
	}
	return ""
}

// isFollowed reports whether the value of the cursor's key stands on other lines, too, or the
// cursor is beside a map or list: nothing can be written in front of it.
func (p *place) isFollowed() bool {
	n := p.ctx.Node
	switch {
	case n.IsZero() || n.Kind() == syntax.Empty:
		return false
	case n.Kind() == syntax.Mapping, n.Kind() == syntax.Sequence, n.Kind() == syntax.Alias:
		return true
	}
	buf := p.file.Buffer()
	line := buf.LineAt(p.ctx.Offset)
	isLonger := buf.LineAt(n.Span().Start) != line || buf.LineAt(n.Span().End) != line
	isOwn := p.ctx.Flow && p.ctx.Comma || p.ctx.Below && p.isBeforeDash()
	return isLonger && !isOwn || p.ctx.Span.Len() == 0 && !n.Span().Contains(p.ctx.Offset) || p.isBesideQuotes()
}

// isBesideQuotes reports whether the cursor touches a scalar in quotes from outside.
func (p *place) isBesideQuotes() bool {
	kind := p.ctx.Node.Kind()
	return p.ctx.Quote == 0 && (kind == syntax.SingleQuoted || kind == syntax.DoubleQuoted)
}

// isBesideText reports whether a new key would have to follow other text on its line, where
// the context could make no sense of the text, or would have to stand in front of it.
func (p *place) isBesideText() bool {
	word := text.Span{Start: p.ctx.Offset, End: p.ctx.Span.End}
	switch n := p.ctx.Node; {
	case n.IsZero():
	case p.ctx.Offset < n.Span().Start: // in its tag or anchor
		return true
	case word == p.ctx.Span && strings.HasPrefix(p.file.Buffer().Slice(word), " "): // in the indentation of its later line
		return true
	case !n.Kind().IsScalar(), n.Kind() == syntax.Literal, n.Kind() == syntax.Folded:
		return true
	}
	return p.ctx.Node.IsZero() && !p.ctx.Flow && strings.Trim(p.blanks(), " \t") != ""
}

// valueOf is a node as the evaluator sees it; an empty map where there is none.
func (p *place) valueOf(at manifest.Declared) schema.Value {
	if at.Node.Kind() != syntax.Mapping {
		return emptyMap{}
	}
	if at.Conditions {
		return conditions{p.file.Draft(at.Node, &p.ctx)}
	}
	return p.file.Draft(at.Node, &p.ctx)
}
