// Package jsonvalue makes values for the evaluator of package schema of JSON, for tests.
package jsonvalue

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// Value is a value of JSON; {"$unknown": true} is an unknown one.
type Value struct {
	typ     schema.Type
	text    string
	number  float64
	names   []string
	Members []*Value // of a list, or the values of a map
}

// Type implements [schema.Value].
func (v *Value) Type() schema.Type { return v.typ }

// Text implements [schema.Value].
func (v *Value) Text() string { return v.text }

// Number implements [schema.Value].
func (v *Value) Number() float64 { return v.number }

// Items implements [schema.Value].
func (v *Value) Items() iter.Seq[schema.Value] {
	return func(yield func(schema.Value) bool) {
		for _, item := range v.Members {
			if !yield(item) {
				return
			}
		}
	}
}

// Fields implements [schema.Value].
func (v *Value) Fields() iter.Seq2[string, schema.Value] {
	return func(yield func(string, schema.Value) bool) {
		for i, name := range v.names {
			if !yield(name, v.Members[i]) {
				return
			}
		}
	}
}

// at names the place of target in v as in "resolver.function" or "items[2]".
func (v *Value) at(target schema.Value) (string, bool) {
	if v == target {
		return "", true
	}
	for i, item := range v.Members {
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

// Parse returns the value that a text holds.
func Parse(t testing.TB, text string) *Value {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	return read(t, d)
}

// read returns the value that comes next.
func read(t testing.TB, d *json.Decoder) *Value {
	t.Helper()
	token, err := d.Token()
	if err != nil {
		t.Fatal(err)
	}
	switch token := token.(type) {
	case json.Delim:
		return readCollection(t, d, token)
	case string:
		return &Value{typ: schema.String, text: token}
	case bool:
		return &Value{typ: schema.Boolean, text: fmt.Sprint(token)}
	case json.Number:
		n, _ := token.Float64()
		return &Value{typ: schema.Number, text: token.String(), number: n}
	default:
		return &Value{typ: schema.Null, text: "null"}
	}
}

// readCollection returns the list or map that has been opened.
func readCollection(t testing.TB, d *json.Decoder, open json.Delim) *Value {
	t.Helper()
	v := &Value{typ: schema.List}
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
		v.Members = append(v.Members, read(t, d))
	}
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(v.names, []string{"$unknown"}) {
		return &Value{}
	}
	return v
}

// Brief returns problems one a line: kind, place, and what tells it from others.
func Brief(root *Value, problems []schema.Problem) string {
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

// Recorded yields the lines of a zipped file.
func Recorded(t *testing.T, path string) iter.Seq[string] {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(string) bool) {
		scanner := bufio.NewScanner(unzipped)
		scanner.Buffer(nil, 1<<20)
		for scanner.Scan() {
			if !yield(scanner.Text()) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// Accepts reports whether there is no error among problems.
func Accepts(problems []schema.Problem) bool {
	for _, p := range problems {
		if p.Kind.Error() {
			return false
		}
	}
	return true
}
