package mutate

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// Rendered is a manifest as text.
type Rendered struct {
	Text string
	// Spans are the places of nodes, with the dash of an item, and of pairs with key and
	// value.
	Spans map[any]text.Span
	// Keys are the places of the keys of pairs.
	Keys map[*Pair]text.Span
}

// renderer writes block style as people do: two columns for each level.
type renderer struct {
	bytes.Buffer
	out Rendered
}

// Render writes a map as a YAML document.
func Render(n *Node) Rendered {
	r := &renderer{out: Rendered{Spans: map[any]text.Span{}, Keys: map[*Pair]text.Span{}}}
	r.value(n, 0)
	r.WriteByte('\n')
	r.out.Text = r.String()
	return r.out
}

// value writes a node whose first line is begun and whose other lines begin at a column.
func (r *renderer) value(n *Node, col int) {
	start := r.Len()
	switch {
	case n.typ == schema.Map && len(n.pairs) == 0:
		r.WriteString("{}")
	case n.typ == schema.List && len(n.items) == 0:
		r.WriteString("[]")
	case n.typ == schema.Map:
		for i, p := range n.pairs {
			r.newline(i, col)
			r.pair(p, col)
		}
	case n.typ == schema.List:
		for i, item := range n.items {
			r.newline(i, col)
			dash := r.Len()
			r.WriteString("- ")
			r.value(item, col+2)
			r.out.Spans[item] = text.Span{Start: dash, End: r.Len()}
		}
	case n.typ == schema.String:
		r.WriteString(quoted(n.text))
	default:
		r.WriteString(n.text)
	}
	r.out.Spans[n] = text.Span{Start: start, End: r.Len()}
}

func (r *renderer) newline(i, col int) {
	if i > 0 {
		r.WriteString("\n" + strings.Repeat(" ", col))
	}
}

func (r *renderer) pair(p *Pair, col int) {
	start := r.Len()
	r.WriteString(quoted(p.Key))
	r.out.Keys[p] = text.Span{Start: start, End: r.Len()}
	r.WriteByte(':')
	if p.Value.isScalar() || len(p.Value.pairs)+len(p.Value.items) == 0 {
		if p.Value.typ != schema.Null || p.Value.text != "" {
			r.WriteByte(' ')
		}
		r.value(p.Value, col+2)
	} else {
		r.newline(1, col+2)
		r.value(p.Value, col+2)
	}
	r.out.Spans[p] = text.Span{Start: start, End: r.Len()}
}

// plain matches what can be written without quotes, and reserved what then would not be
// a string.
var (
	plain    = regexp.MustCompile(`^[a-zA-Z/_.][a-zA-Z0-9 /_.:;@*+=,()-]*$`)
	reserved = regexp.MustCompile(`^(?i:null|~|true|false|y|n|yes|no|on|off|[-+]?\.inf|\.nan|[-+.0-9].*)$|: |:$| $|^$`)
)

// quoted writes a string, between quotes where it needs them.
func quoted(s string) string {
	if plain.MatchString(s) && !reserved.MatchString(s) {
		return s
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always has a JSON form
	}
	return strings.TrimSuffix(b.String(), "\n")
}
