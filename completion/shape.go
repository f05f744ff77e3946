package completion

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

// shape is what a value looks like when it is written anew: as small as the schema allows.
type shape struct {
	typ    schema.Type // Unknown when anything goes
	text   string      // of a scalar: an example, or empty where none is known
	number float64     // of a number
	fixed  bool        // nothing else is accepted
	refers schema.Reference
	key    bool // it is the key of an entry
	fields []shapeField
	others []*shape // of a map: its other alternatives
	item   *shape   // of a list
}

type shapeField struct {
	name  string
	shape *shape
}

// maxShape is how deep a shape is nested at most.
const maxShape = 6

// shapes keeps the shapes of one catalogue: they depend on nothing else.
type shapes struct {
	catalogue *schema.Catalogue
	kept      sync.Map // *shape by shapeKey
}

type shapeKey struct {
	schema *schema.Schema
	name   string
	entry  bool
}

var lastShapes atomic.Pointer[shapes]

// shapesOf returns the shapes of a catalogue. Those of the last one that was asked for are
// kept: editors have one as a rule.
func shapesOf(c *schema.Catalogue) *shapes {
	if s := lastShapes.Load(); s != nil && s.catalogue == c {
		return s
	}
	s := &shapes{catalogue: c}
	lastShapes.Store(s)
	return s
}

// of returns the shape of the value of a property, or of an entry.
func (all *shapes) of(name string, s *schema.Schema, entry bool) *shape {
	k := shapeKey{s, name, entry}
	if found, ok := all.kept.Load(k); ok {
		return found.(*shape)
	}
	made := shapeOf(name, s, 0)
	if entry {
		made.markKey()
		made.addUsual(name, s)
	}
	found, _ := all.kept.LoadOrStore(k, made)
	return found.(*shape)
}

// source is the example as YAML, or "".
func (s *shape) source() string {
	switch {
	case s.typ == schema.Number:
		return strconv.FormatFloat(s.number, 'f', -1, 64)
	case s.typ == schema.Boolean, s.text == "", s.text == appID: // is plain YAML, and written so by everyone
		return s.text
	}
	return edit.Quoted(s.text)
}

// markKey marks the property that names an entry.
func (s *shape) markKey() {
	for _, f := range s.fields {
		if f.name == "key" && f.shape.typ == schema.String {
			f.shape.key = true
		}
	}
	for _, other := range s.others {
		other.markKey()
	}
}

func shapeOf(name string, s *schema.Schema, depth int) *shape {
	out := &shape{}
	parts := s.Parts(nil)
	for _, part := range parts {
		if out.refers == "" {
			out.refers = part.Refers
		}
		if values := current(part); len(values) > 0 {
			one := usual(name, values)
			out.typ, out.text, out.number = one.Type(), one.Text(), one.Number()
			out.fixed = len(values) == 1 && len(parts) == 1
			return out
		}
	}
	out.typ = typeOf(parts)
	switch out.typ {
	case schema.String:
		out.text = exampleText(name, s, out.refers)
	case schema.Boolean:
		out.text = "true"
	case schema.Number:
		out.number = exampleNumber(parts)
	case schema.Map:
		if depth < maxShape {
			out.fill(s, depth)
		}
	case schema.List:
		if depth < maxShape {
			out.item = itemShape(name, parts, depth)
		}
	}
	return out
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

func itemShape(name string, parts []*schema.Schema, depth int) *shape {
	for _, part := range parts {
		if part.Items != nil {
			return shapeOf(strings.TrimSuffix(name, "s"), part.Items, depth+1)
		}
	}
	return &shape{}
}

// fill adds what is required, and the alternatives that ask for other properties.
func (s *shape) fill(of *schema.Schema, depth int) {
	var seen [][]string
	for _, parts := range variants(of) {
		names := required(parts)
		if slices.ContainsFunc(seen, func(old []string) bool { return slices.Equal(old, names) }) {
			continue
		}
		seen = append(seen, names)
		alternative := s
		if len(seen) > 1 {
			alternative = &shape{typ: schema.Map}
			s.others = append(s.others, alternative)
		}
		for _, name := range names {
			if declared := property(parts, name); declared != nil {
				alternative.fields = append(alternative.fields, shapeField{name, shapeOf(name, declared, depth+1)})
			}
		}
		alternative.settle()
	}
	s.preferUsual()
}
