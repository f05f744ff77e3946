package completion

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// nativeKey and nativeValue say that UI Kit draws a resource.
const nativeKey, nativeValue = "render", "native"

// mayDrawNatively reports whether the map around the value at the cursor, which names a resource,
// lacks "render: native" and may get it.
func (c *cursor) mayDrawNatively() bool {
	last := len(c.ctx.Path) - 1
	if c.ctx.Role != manifest.RoleValue || c.ctx.Below || last < 1 || c.ctx.Path[last].Key != "resource" || c.ctx.Pair.IsZero() {
		return false
	}
	for pair := range c.nodeAt(c.ctx.Path[:last]).Pairs() {
		if pair.KeyText() == nativeKey {
			return false
		}
	}
	around := c.around()
	declared := example.Property(schema.PartsOf(around.Schemas(), nil), nativeKey)
	native := schema.StringLiteral(nativeValue)
	return declared != nil && slices.ContainsFunc(declared.Parts(nil), func(s *schema.Schema) bool { return s.Accepts(native) }) && around.Allows(nativeKey, native)
}

// isOnlyNative reports whether "native" is the only way to draw that schemas allow.
func isOnlyNative(schemas []*schema.Schema) bool {
	return !slices.ContainsFunc(schemas, func(s *schema.Schema) bool { return s.Accepts(schema.StringLiteral("default")) })
}

// namesFolder reports whether a map names a resource that is a directory, as its path looks, which UI
// Kit cannot draw.
func (c *cursor) namesFolder(m syntax.Node) bool {
	pair, ok := c.file.Value(m).LastPair("resource")
	if !ok {
		return false
	}
	name, _, _ := strings.Cut(c.file.TextOf(pair.Value()), "/")
	found := c.file.Lookup(manifest.Resource, name)
	if len(found) != 1 {
		return false
	}
	place := c.file.TextOf(found[0].Entry.Pair("path").Value())
	return place != "" && path.Ext(place) == "" && found[0].Entry.Pair("bundler").IsZero()
}

// nativeChoice is the choice of a resource that is a source file: see drawnNatively.
func (c *cursor) nativeChoice(of choice) choice {
	return choice{of.name, func() Item { return c.drawnNatively(of.item(), of.name) }}
}

// drawnNatively is the item of a resource that is a source file with "render: native", which Forge
// wants beside it: on the next line, or behind the name where there is none. There are no lines for an
// editor without snippets, nor in quotes: there the item writes the name alone.
func (c *cursor) drawnNatively(item Item, name string) Item {
	style, buf := c.writer.Style, c.file.Buffer()
	native := nativeKey + ": " + nativeValue
	line := yamledit.Spaces(yamledit.Column(buf, c.ctx.Pair.Outer().Start)) + native
	next := buf.LineAt(c.ctx.Offset) + 1
	switch {
	case c.ctx.Flow && c.ctx.Quote == 0:
		item.Edit = text.Edit{Span: c.ctx.Span, New: c.gap() + c.scalar(name) + ", " + native + c.closing()}
	case c.ctx.Flow:
		return item
	case next < buf.Lines():
		item.Also = []text.Edit{{Span: text.At(buf.Line(next).Start), New: line + style.Newline}}
	case c.opts.Snippets && c.ctx.Quote == 0:
		item.Snippet = true
		item.Edit = text.Edit{Span: c.ctx.Span, New: snippetEscapes.Replace(c.gap() + c.scalar(name) + style.Newline + line)}
	default:
		return item
	}
	item.Detail += ", with " + native
	return item
}
