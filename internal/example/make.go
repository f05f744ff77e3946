package example

import (
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/internal/schema"
)

// maxDepth is how deep an example is nested at most.
const maxDepth = 6

// maker makes one example.
type maker struct{ depth int }

func (m maker) value(place []string, s *schema.Schema) *Value {
	out := &Value{IsAuthors: schema.IsAuthors(place)}
	parts := s.Parts(nil)
	for _, part := range parts {
		if out.Refers == "" {
			out.Refers = part.Refers
		}
		if values := current(part); len(values) > 0 {
			one := likeliest(place, values)
			out.Type, out.Text, out.Number = one.Type(), one.Text(), one.Number()
			out.Fixed = len(values) == 1 && len(parts) == 1
			return out
		}
	}
	out.Type = typeOf(parts)
	if schema.ExampleFields(place) != nil && mayBeMap(parts) {
		out.Type = schema.Map
	}
	switch out.Type {
	case schema.String:
		out.Text, out.Guess = text(place, s, out.Refers)
	case schema.Boolean:
		out.Text = "true"
		if known := schema.ExampleText(place); known == "false" {
			out.Text = known
		}
	case schema.Number:
		out.Number = number(place, s, parts)
	case schema.Map:
		if m.depth < maxDepth {
			m.fill(out, place, s)
		}
	case schema.List:
		if m.depth < maxDepth {
			out.Item = m.item(place, parts)
		}
	}
	return out
}

// below makes an example one level deeper.
func (m maker) below(place []string, name string, s *schema.Schema) *Value {
	return maker{m.depth + 1}.value(append(place[:len(place):len(place)], name), s)
}

// typeOf chooses the type to write where several are allowed.
func typeOf(parts []*schema.Schema) schema.Type {
	var types schema.Types
	for _, part := range parts {
		types |= part.Types
		switch {
		case part.Types != 0:
		case len(part.Properties) > 0:
			types |= schema.TypesOf(schema.Map)
		case part.Items != nil:
			types |= schema.TypesOf(schema.List)
		}
	}
	for _, t := range []schema.Type{schema.String, schema.Boolean, schema.Number, schema.List, schema.Map} {
		if types != 0 && types.Has(t) {
			return t
		}
	}
	return schema.Unknown
}

// mayBeMap reports whether schemas allow a map.
func mayBeMap(parts []*schema.Schema) bool {
	return slices.ContainsFunc(parts, func(s *schema.Schema) bool { return s.Types.Has(schema.Map) }) || typeOf(parts) == schema.Unknown
}

// free is the example of a value that no schema describes.
func free(text string) *Value {
	if text == "true" || text == "false" {
		return &Value{Type: schema.Boolean, Text: text}
	}
	return &Value{Type: schema.String, Text: text}
}

// item makes the item of a list, which has the name of the list without its plural.
func (m maker) item(place []string, parts []*schema.Schema) *Value {
	for _, part := range parts {
		if part.Items == nil {
			continue
		}
		outer, name := place, ""
		if n := len(place) - 1; n >= 0 {
			outer, name = place[:n], strings.TrimSuffix(place[n], "s")
		}
		if schema.ExampleText(place) != "" { // it is said of the items
			return maker{m.depth + 1}.value(place, part.Items)
		}
		return m.below(outer, name, part.Items)
	}
	return &Value{}
}

// fill adds what is required, what the documentation's examples have, and the alternatives
// that ask for other properties.
func (m maker) fill(v *Value, place []string, of *schema.Schema) {
	var seen [][]string
	var all []*Value
	for _, parts := range variants(of) {
		names := required(parts, nil)
		if slices.ContainsFunc(seen, func(old []string) bool { return slices.Equal(old, names) }) {
			continue
		}
		seen = append(seen, names)
		all = append(all, m.alternative(place, parts, names))
	}
	all = withoutUIKit1(all)
	slices.SortStableFunc(all, func(a, b *Value) int { return rankOf(place, a) - rankOf(place, b) })
	if len(all) > 0 {
		v.Fields, v.Others = all[0].Fields, all[1:]
	}
}

// alternative makes a map with some properties.
func (m maker) alternative(place []string, parts []*schema.Schema, names []string) *Value {
	v := &Value{Type: schema.Map}
	add := func(name string, when Condition) {
		if declared := Property(parts, name); declared != nil && !v.Has(name) {
			v.Fields = append(v.Fields, Field{name, m.below(place, name, declared), when})
		}
	}
	more := schema.ExampleFields(place)
	more = slices.DeleteFunc(slices.Clone(more), func(name string) bool { return forbidden(parts, name) })
	for _, name := range required(parts, more) {
		when := Always
		if !slices.Contains(names, name) {
			when = Usual
		}
		add(name, when)
		if n := len(v.Fields) - 1; n >= 0 && when == Usual && v.Fields[n].Value.onlyNames() {
			v.Fields[n].When = IfDeclared
		}
	}
	for _, name := range more { // in a map whose names are free
		add(name, Usual)
		if known := append(place[:len(place):len(place)], name); !v.Has(name) && schema.ExampleText(known) != "" {
			v.Fields = append(v.Fields, Field{name, free(schema.ExampleText(known)), Usual})
		}
	}
	if v.Has("resource") {
		add("render", IfNative)
		if !v.Has("function") {
			add("resolver", IfDeclared)
		}
	}
	slices.SortStableFunc(v.Fields, func(a, b Field) int { return drawOrder(a.Name) - drawOrder(b.Name) })
	return v
}

// drawOrder is the order of what draws an entry among its other properties: all behind what
// stands in front, "resource" first.
func drawOrder(name string) int {
	switch name {
	case "resource":
		return 1
	case "render":
		return 2
	case "resolver":
		return 3
	case "edit", "view", "config":
		return 4
	}
	return 0
}

// onlyNames reports whether a value is a list of names of what the manifest declares.
func (v *Value) onlyNames() bool { return v.Item != nil && v.Item.Refers != "" }

// withoutUIKit1 leaves out the alternatives that draw by a function, where others draw by a
// resource.
func withoutUIKit1(all []*Value) []*Value {
	draws := func(v *Value) bool { return v.Has("resource") }
	if !slices.ContainsFunc(all, draws) {
		return all
	}
	return slices.DeleteFunc(all, func(v *Value) bool { return !v.Has("resource") && v.Has("function") })
}

// rankOf is the place of an alternative among others: those with properties that people write
// first come first, and those with a value that is not the likeliest last.
func rankOf(place []string, v *Value) int {
	best := schema.NotFirst
	for _, f := range v.Fields {
		if known := schema.ExampleText(append(place[:len(place):len(place)], f.Name)); known != "" && f.Value.Fixed && f.Value.Text != known {
			return schema.NotFirst + 1
		}
		if f.Name == "actionVerb" || f.Name == "resource" {
			best = 0
		}
	}
	return best
}

// likeliest chooses the value of an enumeration to write.
func likeliest(place []string, values []*schema.Literal) *schema.Literal {
	known := schema.ExampleText(place)
	for _, v := range values {
		if known != "" && known == v.Text() {
			return v
		}
	}
	return values[0]
}

// current returns the values of an enumeration that are not outdated, the default first.
func current(s *schema.Schema) []*schema.Literal {
	out := s.Current()
	for i, v := range out {
		if s.Default != nil && s.Default.String() == v.String() {
			copy(out[1:i+1], out[:i])
			out[0] = v
		}
	}
	return out
}

// number is the number of an example, or else the smallest that is accepted.
func number(place []string, s *schema.Schema, parts []*schema.Schema) float64 {
	if n, err := strconv.ParseFloat(schema.ExampleText(place), 64); err == nil && s.Accepts((&Value{Type: schema.Number, Number: n}).Judged()) {
		return n
	}
	n := 1.0
	for _, part := range parts {
		if part.Minimum != nil {
			n = max(n, *part.Minimum)
		}
		if part.MultipleOf != nil {
			n = max(n, *part.MultipleOf)
		}
	}
	return n
}
