package completion

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// rendering writes examples as YAML, with placeholders or without.
type rendering struct {
	*filling
	typ   string   // module type or section of the entry that is written
	keys  []string // of the entries that are written
	stops int      // placeholders so far
	// mirrors are the placeholders of names: what is written twice is changed in one go.
	mirrors map[mirrored]int
	// isTemplate says that keyMark is to stand in the place of the key.
	isTemplate bool
	ended      bool // without placeholders: what comes next is for the author to write
}

// mirrored is the name of something: a function and a resource may have one name and are two things.
type mirrored struct {
	kind manifest.Kind
	name string
}

func (c *cursor) rendering(typ string) *rendering {
	return &rendering{filling: c.filling(), typ: typ, mirrors: map[mirrored]int{}}
}

// isSnippet reports whether a text is to be written as a snippet: it has placeholders, or several
// lines, which editors indent in snippets alone.
func (r *rendering) isSnippet(written string) bool {
	return r.c.opts.Snippets && (r.stops > 0 || strings.Contains(written, "\n"))
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
func (r *rendering) stop(value string) string {
	if !r.c.opts.Snippets {
		r.ended = true
		return ""
	}
	r.stops++
	if value == "" {
		return "$" + strconv.Itoa(r.stops)
	}
	return "${" + strconv.Itoa(r.stops) + ":" + snippetEscapes.Replace(value) + "}"
}

// scalar writes a scalar: what is known, or a placeholder.
func (r *rendering) scalar(v *example.Value) string {
	value := v.Source()
	kind, isName := manifest.KindOf(v.Refers)
	isKnown := v.Fixed || isName && !v.Guess && r.known.name(v.Refers) != ""
	if v.IsKey {
		value, isKnown = r.freshKey(), true
	}
	switch {
	case v.Fixed || isKnown && !r.c.opts.Snippets:
		return r.text(value)
	case !r.c.opts.Snippets:
		value = ""
	case isName && isKnown:
		return r.mirror(mirrored{kind, value})
	}
	return r.stop(value)
}

// mirror is the placeholder of a name, the same wherever it is written.
func (r *rendering) mirror(name mirrored) string {
	if n, again := r.mirrors[name]; again {
		return "$" + strconv.Itoa(n)
	}
	written := r.stop(name.name)
	r.mirrors[name] = r.stops
	return written
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

// block writes what comes behind the colon of a key at a column.
func (r *rendering) block(v *example.Value, column int) string {
	style := r.c.writer.Style
	switch v.Type {
	case schema.Map:
		column += style.Step
		if len(v.Fields) == 0 {
			return r.text(style.Newline+yamledit.Spaces(column)) + r.stop("")
		}
		return r.text(style.Newline+yamledit.Spaces(column)) + r.blockFields(v.Fields, column)
	case schema.List:
		column += style.Dash
		return r.text(style.Newline+yamledit.Spaces(column)) + r.blockItem(v.Item, column)
	}
	return " " + r.scalar(v)
}

func (r *rendering) blockFields(fields []example.Field, column int) string {
	var b strings.Builder
	for i, f := range fields {
		if r.ended {
			break
		}
		if i > 0 {
			b.WriteString(r.text(r.c.writer.Style.Newline + yamledit.Spaces(column)))
		}
		b.WriteString(r.text(yamledit.Quoted(f.Name)+":") + r.inner(f.Value, column))
	}
	return b.String()
}

// inner is block, but that a map of which nothing is known is written on the line of its key:
// Forge takes it as it is.
func (r *rendering) inner(v *example.Value, column int) string {
	if v.Type == schema.Map && len(v.Fields) == 0 {
		return " {" + r.stop("") + r.text("}")
	}
	return r.block(v, column)
}

// blockItem writes an item whose dash is at a column.
func (r *rendering) blockItem(item *example.Value, column int) string {
	return "- " + r.blockContent(item, column+2)
}

// blockContent writes the content of an item, which starts at a column.
func (r *rendering) blockContent(item *example.Value, column int) string {
	switch {
	case item == nil:
		return r.stop("")
	case item.Type == schema.Map:
		if len(item.Fields) > 0 {
			return r.blockFields(item.Fields, column)
		}
		return r.stop("")
	case item.Type == schema.List:
		return r.blockItem(item.Item, column)
	case item.Guess:
		return r.stop("")
	}
	return r.scalar(item)
}

// flow writes a value in flow style.
func (r *rendering) flow(v *example.Value) string {
	switch {
	case v == nil:
		return r.stop("")
	case v.Type == schema.List:
		return "[" + r.flow(v.Item) + "]"
	case v.Type == schema.Map:
		var all []string
		for _, f := range v.Fields {
			if !r.ended {
				all = append(all, r.text(yamledit.Quoted(f.Name)+": ")+r.flow(f.Value))
			}
		}
		if len(all) == 0 {
			return "{" + r.stop("") + r.text("}")
		}
		return "{" + strings.Join(all, ", ") + r.text("}")
	}
	return r.scalar(v)
}
