package completion

import (
	"strings"
	"sync"

	"forge-manifest-ls/completion/trial"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// cursor is a place of a file at which something is to be written, and what is known of it.
// It never changes: another place, such as the first item of the list at the cursor, is
// another cursor, which [cursor.moved] makes.
type cursor struct {
	file   *manifest.File
	ctx    manifest.Context
	opts   Options
	writer *yamledit.Writer
	at     manifest.Declared // of the value, member or map at the cursor
	// named is what a name at the cursor must be that ends in a colon: see joined.
	named []*schema.Schema
	taken []string // the other members of the list at the cursor
	// around is the map that the value at the cursor belongs to. It is worked out when it is
	// needed, and once.
	around func() *trial.Map
	// names are those that a new entry would use: see known. They are worked out once for a file.
	names func() known
}

func newCursor(f *manifest.File, at *manifest.Context, opts Options) *cursor {
	c := &cursor{file: f, ctx: *at, opts: opts, writer: yamledit.NewWriter(f)}
	c.names = sync.OnceValue(c.findKnown)
	c.ctx, c.named = c.joined()
	return c.known()
}

// moved returns a cursor in the same file with another context.
func (c *cursor) moved(ctx manifest.Context) *cursor {
	out := &cursor{file: c.file, ctx: ctx, opts: c.opts, writer: c.writer, named: c.named, names: c.names}
	return out.known()
}

// known finds out what is known of the place of a new cursor, which it returns.
func (c *cursor) known() *cursor {
	c.at = c.declared(c.ctx.Path)
	if c.named != nil {
		c.at.Schemas = c.named
	}
	c.taken = c.findTaken()
	c.around = sync.OnceValue(c.findAround)
	return c
}

// firstItem is the first item of the list at the cursor, whose dash is to be at a column.
func (c *cursor) firstItem(column int) *cursor {
	ctx := c.ctx
	ctx.Path, ctx.Column = c.firstPath(), column
	return c.moved(ctx)
}

// firstPath leads to the first item of the list at the cursor.
func (c *cursor) firstPath() manifest.Path { return below(c.ctx.Path, manifest.Step{Index: 0}) }

// below is a path with one more step.
func below(p manifest.Path, step manifest.Step) manifest.Path { return append(p[:len(p):len(p)], step) }

// declared is what is known of the place that a path leads to.
func (c *cursor) declared(path manifest.Path) manifest.Declared {
	return c.file.DeclaredAt(&c.ctx, path)
}

// nodeAt is what stands at the place that a path leads to; zero where nothing does.
func (c *cursor) nodeAt(path manifest.Path) syntax.Node { return c.file.NodeAt(&c.ctx, path) }

// emptied is what is known of the cursor's place without what stands there.
func (c *cursor) emptied() manifest.Declared {
	at := c.at
	at.Node = syntax.Node{}
	return at
}

// wordColumn is that of the word at the cursor.
func (c *cursor) wordColumn() int { return yamledit.Column(c.file.Buffer(), c.ctx.Span.Start) }

// indent is what stands in front of the word at the cursor on its line: blanks, in most places.
func (c *cursor) indent() text.Span {
	return text.Span{Start: c.line().Start, End: c.ctx.Span.Start}
}

func (c *cursor) blanks() string { return c.file.Buffer().Slice(c.indent()) }

// line is the line of the cursor without its line end.
func (c *cursor) line() text.Span {
	buf := c.file.Buffer()
	return buf.Line(buf.LineAt(c.ctx.Offset))
}

// rest is what comes behind the word at the cursor on its line.
func (c *cursor) rest() string {
	return c.file.Buffer().Slice(text.Span{Start: c.ctx.Span.End, End: c.line().End})
}

// isFollowed reports whether the value of the cursor's key stands on other lines, too, or the
// cursor is beside a map or list: nothing can be written in front of it.
func (c *cursor) isFollowed() bool {
	n := c.ctx.Node
	switch {
	case n.IsZero() || n.Kind() == syntax.Empty:
		return false
	case n.Kind() == syntax.Mapping, n.Kind() == syntax.Sequence, n.Kind() == syntax.Alias:
		return true
	}
	buf := c.file.Buffer()
	line := buf.LineAt(c.ctx.Offset)
	isLonger := buf.LineAt(n.Span().Start) != line || buf.LineAt(n.Span().End) != line
	isOwn := c.ctx.Flow && c.ctx.Comma || c.ctx.Below && c.isBeforeDash()
	return isLonger && !isOwn || c.ctx.Span.Len() == 0 && !n.Span().Contains(c.ctx.Offset) || c.isBesideQuotes()
}

// isBesideQuotes reports whether the cursor touches a scalar in quotes from outside.
func (c *cursor) isBesideQuotes() bool {
	kind := c.ctx.Node.Kind()
	return c.ctx.Quote == 0 && (kind == syntax.SingleQuoted || kind == syntax.DoubleQuoted)
}

// isBesideText reports whether a new key would have to follow other text on its line, where
// the context could make no sense of the text, or would have to stand in front of it.
func (c *cursor) isBesideText() bool {
	word := text.Span{Start: c.ctx.Offset, End: c.ctx.Span.End}
	switch n := c.ctx.Node; {
	case n.IsZero():
	case c.ctx.Offset < n.Span().Start: // in its tag or anchor
		return true
	case word == c.ctx.Span && strings.HasPrefix(c.file.Buffer().Slice(word), " "): // in the indentation of its later line
		return true
	case !n.Kind().IsScalar(), n.Kind() == syntax.Literal, n.Kind() == syntax.Folded:
		return true
	}
	return c.ctx.Node.IsZero() && !c.ctx.Flow && strings.Trim(c.blanks(), " \t") != ""
}

// isBeforeDash reports whether the word at the cursor stands where a dash belongs: in the line
// over the list that it is to be in. YAML takes the line and the list for one text.
func (c *cursor) isBeforeDash() bool {
	buf := c.file.Buffer()
	line := buf.LineAt(c.ctx.Offset)
	if c.ctx.Node.Kind() != syntax.Plain || buf.LineAt(c.ctx.Node.Span().Start) != line {
		return false
	}
	if line+1 >= buf.Lines() {
		return false
	}
	next := buf.Slice(buf.Line(line + 1))
	words := strings.TrimLeft(next, " ")
	return strings.HasPrefix(words+" ", "- ") && len(next)-len(words) == c.wordColumn()
}

// pairAbove is the last pair before the cursor of the map that a key is to be in.
func (c *cursor) pairAbove() syntax.PairNode {
	var above syntax.PairNode
	for pair := range c.at.Node.Pairs() {
		if pair == c.ctx.Pair || pair.Outer().Start >= c.ctx.Offset {
			break
		}
		above = pair
	}
	return above
}

// touches reports whether changes are made on the line of the cursor, or between it and
// the last text before it.
func (c *cursor) touches(edits []text.Edit) bool {
	line := c.line()
	for _, e := range edits {
		isBehind := e.Span.Start > line.End
		isBefore := e.Span.End < line.Start && strings.TrimSpace(c.file.Buffer().Slice(text.Span{Start: e.Span.End, End: line.Start})) != ""
		if !isBehind && !isBefore {
			return true
		}
	}
	return false
}

// isEntry reports whether the map at the cursor is an entry of a list that declares names.
func (c *cursor) isEntry() bool {
	path := c.ctx.Path
	return c.ctx.Section != "" && (len(path) == entryDepth(path) && path[len(path)-1].Index >= 0 || c.ctx.Entry != nil && c.ctx.Entry.Bare)
}

// isEntryKey reports whether the cursor is on the value of an entry's key.
func (c *cursor) isEntryKey() bool {
	n := entryDepth(c.ctx.Path)
	return c.ctx.Entry != nil && c.ctx.Role == manifest.RoleValue && len(c.ctx.Path) == n+1 && c.ctx.Path[n].Key == "key"
}

// entryDepth is how many steps lead to an entry.
func entryDepth(p manifest.Path) int {
	if len(p) > 0 && p[0].Key == "modules" {
		return 3
	}
	return 2
}

// entryType is the module type, or the section, of the entry at the cursor.
func (c *cursor) entryType() string {
	if c.ctx.Type != "" {
		return c.ctx.Type
	}
	return c.ctx.Section
}

// example is what the value or member at the cursor looks like; nil when nothing is known
// of it.
func (c *cursor) example() *example.Value {
	if len(c.at.Schemas) == 0 {
		return nil
	}
	if path := c.ctx.Path; isBelowFallback(path) && len(path) == 4 {
		return c.fallbackOf(path[2].Key).Item
	}
	all := example.Of(c.file.Catalogue())
	if c.isEntry() {
		return all.Entry(c.entryType(), c.at.Schemas[0])
	}
	return all.Value(c.place(), c.at.Schemas[0])
}

// place is the module type or section at the cursor, and the properties that lead to the cursor
// from there, and to one below it.
func (c *cursor) place(below ...string) []string {
	var names []string
	for i, step := range c.ctx.Path {
		if step.Index < 0 && (i > 0 || step.Key != "modules") {
			names = append(names, step.Key)
		}
	}
	return append(names, below...)
}

// isList reports whether the value at the cursor is better a list than a map.
func (c *cursor) isList() bool {
	v := c.example()
	return v != nil && v.Type == schema.List
}

// isScalar reports whether the value or member at the cursor is better a scalar.
func (c *cursor) isScalar() bool {
	v := c.example()
	return v != nil && v.Type != schema.Map && v.Type != schema.List
}

// findTaken returns what the list that the cursor is in has already: its other members, or,
// of the files with translations, their other locales.
func (c *cursor) findTaken() []string {
	path := c.ctx.Path
	n := len(path) - 1
	isLocale := n == 3 && isPath(path[:2], "translations", "resources") && path[n].Key == "key"
	switch {
	case isLocale:
		n--
	case c.ctx.Role != manifest.RoleItem, c.isEntry():
		return nil
	}
	var names []string
	for item := range c.nodeAt(path[:n]).Items() {
		member := item.Value()
		if isLocale {
			member = member.Get("key")
		}
		if member.Kind().IsScalar() && member.Kind() != syntax.Empty && member != c.ctx.Node {
			names = append(names, member.Scalar().Text)
		}
	}
	return names
}
