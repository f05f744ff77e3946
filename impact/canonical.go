package impact

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
)

// content returns a text that equal data share, whatever their form: the order of properties, quotes
// and styles leave no trace in it. Properties of the node itself that are called one of without are left
// out. That of no node is "".
func (n node) content(without ...string) string {
	if !n.exists() {
		return ""
	}
	var b strings.Builder
	writeContent(&b, n.value, without)
	return b.String()
}

// writeContent writes the content of a value.
func writeContent(b *strings.Builder, v manifest.Value, without []string) {
	switch v.Type() {
	case schema.Null:
		b.WriteString("null")
	case schema.Boolean:
		b.WriteString(strings.ToLower(v.Text()))
	case schema.Number:
		b.WriteString(strconv.FormatFloat(v.Number()+0, 'g', -1, 64))
	case schema.List:
		b.WriteByte('[')
		for item := range v.Items() {
			writeContent(b, item.(manifest.Value), nil)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case schema.Map:
		writeFields(b, v, without)
	default: // also text that holds a variable without a value
		b.WriteString(strconv.Quote(v.Text()))
	}
}

// writeFields writes the content of a map.
func writeFields(b *strings.Builder, v manifest.Value, without []string) {
	values := map[string]manifest.Value{}
	var names []string
	for name, value := range v.Fields() {
		if !slices.Contains(without, name) {
			names, values[name] = append(names, name), value.(manifest.Value)
		}
	}
	slices.Sort(names)
	b.WriteByte('{')
	for _, name := range names {
		b.WriteString(strconv.Quote(name) + ":")
		writeContent(b, values[name], nil)
		b.WriteByte(',')
	}
	b.WriteByte('}')
}

// differ reports whether two nodes hold different data, properties of theirs that are called one of
// without left out.
func differ(a, b node, without ...string) bool { return a.content(without...) != b.content(without...) }
