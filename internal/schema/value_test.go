package schema_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// value is a value of JSON for tests; {"$unknown": true} is an unknown one.
type value struct {
	typ    schema.Type
	text   string
	number float64
	names  []string
	items  []*value
}

func (v *value) Type() schema.Type { return v.typ }
func (v *value) Text() string      { return v.text }
func (v *value) Number() float64   { return v.number }

func (v *value) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		for _, item := range v.items {
			if !yield(item) {
				return
			}
		}
	}
}

func (v *value) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for i, name := range v.names {
			if !yield(name, v.items[i]) {
				return
			}
		}
	}
}

// at names the place of target in v as in "resolver.function" or "items[2]".
func (v *value) at(target schema.Value) (string, bool) {
	if v == target {
		return "", true
	}
	for i, item := range v.items {
		step := fmt.Sprintf("[%d]", i)
		if v.typ == schema.Map {
			step = "." + v.names[i]
		}
		if rest, ok := item.at(target); ok {
			return step + rest, true
		}
	}
	return "", false
}

func parseJSON(t testing.TB, text string) *value {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return readJSON(t, d)
}

func readJSON(t testing.TB, d *json.Decoder) *value {
	t.Helper()
	token, err := d.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch token := token.(type) {
	case json.Delim:
		return readCollection(t, d, token)
	case string:
		return &value{typ: schema.String, text: token}
	case bool:
		return &value{typ: schema.Boolean, text: fmt.Sprint(token)}
	case json.Number:
		n, _ := token.Float64()
		return &value{typ: schema.Number, text: token.String(), number: n}
	default:
		return &value{typ: schema.Null, text: "null"}
	}
}

func readCollection(t testing.TB, d *json.Decoder, open json.Delim) *value {
	t.Helper()
	v := &value{typ: schema.List}
	if open == '{' {
		v.typ = schema.Map
	}
	for d.More() {
		if v.typ == schema.Map {
			name, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			v.names = append(v.names, name.(string))
		}
		v.items = append(v.items, readJSON(t, d))
	}
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(v.names, []string{"$unknown"}) {
		return &value{}
	}
	return v
}

// brief writes problems one a line: kind, place, and what tells it from others.
func brief(root *value, problems []schema.Problem) string {
	var lines []string
	for _, p := range problems {
		place, _ := root.at(p.At)
		line := p.Kind.String() + " " + strings.TrimPrefix(place, ".")
		if p.Map != nil {
			in, _ := root.at(p.Map)
			line = p.Kind.String() + " " + strings.TrimPrefix(in+"/"+p.Name, ".")
		}
		if p.OnName {
			line += " (name)"
		}
		if p.Missing != "" {
			line += " for " + p.Missing
		} else if p.Near != "" {
			line += " near " + p.Near
		}
		if p.Kind == schema.Exclusive || p.Kind == schema.Choice {
			line += " " + strings.Join(p.Names, "|")
		}
		if p.With != nil {
			line += " with " + strings.Join(p.With, "|")
		}
		if p.Kind == schema.TypeMismatch {
			line += " want " + p.Types.String()
		}
		if p.Kind == schema.Enum {
			line += fmt.Sprintf(" %v", p.Values)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
