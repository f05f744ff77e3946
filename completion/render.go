package completion

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// rendering writes examples as YAML, with placeholders or without.
type rendering struct {
	c    *cursor
	typ  string   // module type or section of the entry that is written
	keys []string // of the entries that are written
	// declared overrides what is known of references.
	declared map[schema.Reference]string
	stops    int // placeholders so far
	// isTemplate says that keyMark is to stand in the place of the key.
	isTemplate bool
	ended      bool // without placeholders: what comes next is for the author to write
}

func (c *cursor) rendering(typ string) *rendering {
	return &rendering{c: c, typ: typ}
}

// text escapes what stands for itself.
func (r *rendering) text(s string) string {
	if !r.c.opts.Snippets || !strings.ContainsAny(s, `\$}`) {
		return s
	}
	return snippetEscapes.Replace(s)
}

var snippetEscapes = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)

// stop is a placeholder, or the end where the editor has none.
func (r *rendering) stop(example string) string {
	if !r.c.opts.Snippets {
		r.ended = true
		return ""
	}
	r.stops++
	if example == "" {
		return "$" + strconv.Itoa(r.stops)
	}
	return "${" + strconv.Itoa(r.stops) + ":" + snippetEscapes.Replace(example) + "}"
}

// scalar writes a scalar: what is known, or a placeholder.
func (r *rendering) scalar(e *example) string {
	value, known := e.source(), e.fixed
	switch {
	case e.key:
		value, known = r.freshKey(), true
	case e.refers != "":
		if name := r.name(e.refers); name != "" {
			value, known = yamledit.Quoted(name), true
		}
	}
	switch {
	case e.fixed || known && !r.c.opts.Snippets:
		return r.text(value)
	case !known && !r.c.opts.Snippets:
		value = ""
	}
	return r.stop(value)
}

// freshKey is a key that neither the file nor what is being written has.
func (r *rendering) freshKey() string {
	if r.isTemplate {
		return keyMark
	}
	key := yamledit.FreshKey(r.c.file, r.typ)
	for n := 2; slices.Contains(r.keys, key); n++ {
		key = yamledit.Unique(r.c.file, yamledit.FreshKey(r.c.file, r.typ)+"-"+strconv.Itoa(n))
	}
	r.keys = append(r.keys, key)
	return key
}

// choose is the alternative of a map to write: one with a resource, else the first that
// names something, and only what is declared.
func (r *rendering) choose(e *example) *example {
	if len(e.others) == 0 || e.names(schema.ToResourceEntry) || e.names(schema.ToResource) {
		return e
	}
	for _, one := range append([]*example{e}, e.others...) {
		named, fine := 0, true
		for _, f := range one.fields {
			if _, ok := manifest.KindOf(f.example.refers); ok {
				named++
				fine = fine && r.name(f.example.refers) != ""
			}
		}
		if fine && named > 0 {
			return one
		}
	}
	return e
}

// names reports whether a field of the example names something of a kind.
func (e *example) names(to schema.Reference) bool {
	for _, f := range e.fields {
		if f.example.refers == to {
			return true
		}
	}
	return false
}

// block writes what comes behind the colon of a key at a column.
func (r *rendering) block(e *example, column int) string {
	style := r.c.writer.Style
	switch e.typ {
	case schema.Map:
		column += style.Step
		fields := r.choose(e).fields
		if len(fields) == 0 {
			return r.text(style.Newline+yamledit.Spaces(column)) + r.stop("")
		}
		return r.text(style.Newline+yamledit.Spaces(column)) + r.blockFields(fields, column)
	case schema.List:
		column += style.Dash
		return r.text(style.Newline+yamledit.Spaces(column)) + r.blockItem(e.item, column)
	}
	return " " + r.scalar(e)
}

func (r *rendering) blockFields(fields []exampleField, column int) string {
	var b strings.Builder
	for i, f := range fields {
		if r.ended {
			break
		}
		if i > 0 {
			b.WriteString(r.text(r.c.writer.Style.Newline + yamledit.Spaces(column)))
		}
		b.WriteString(r.text(yamledit.Quoted(f.name)+":") + r.block(f.example, column))
	}
	return b.String()
}

// blockItem writes an item whose dash is at a column.
func (r *rendering) blockItem(item *example, column int) string {
	return "- " + r.blockContent(item, column+2)
}

// blockContent writes the content of an item, which starts at a column.
func (r *rendering) blockContent(item *example, column int) string {
	switch {
	case item == nil:
		return r.stop("")
	case item.typ == schema.Map:
		if fields := r.choose(item).fields; len(fields) > 0 {
			return r.blockFields(fields, column)
		}
		return r.stop("")
	case item.typ == schema.List:
		return r.blockItem(item.item, column)
	case !item.fixed && (item.refers == "" || r.name(item.refers) == ""):
		return r.stop("")
	}
	return r.scalar(item)
}

// flow writes a value in flow style.
func (r *rendering) flow(e *example) string {
	switch {
	case e == nil:
		return r.stop("")
	case e.typ == schema.List:
		return "[" + r.flow(e.item) + "]"
	case e.typ == schema.Map:
		var all []string
		for _, f := range r.choose(e).fields {
			if !r.ended {
				all = append(all, r.text(yamledit.Quoted(f.name)+": ")+r.flow(f.example))
			}
		}
		if len(all) == 0 {
			return "{" + r.stop("") + r.text("}")
		}
		return "{" + strings.Join(all, ", ") + r.text("}")
	}
	return r.scalar(e)
}
