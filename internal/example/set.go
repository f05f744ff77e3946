package example

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"

	"forge-manifest-ls/internal/schema"
)

// Set keeps the examples of one catalogue: they depend on nothing else. It is safe for
// concurrent use.
type Set struct {
	catalogue *schema.Catalogue
	kept      sync.Map // *Value by key
}

type key struct {
	schema *schema.Schema
	place  string
	entry  bool
}

var last atomic.Pointer[Set]

// Of returns the examples of a catalogue. Those of the last one that was asked for are kept:
// editors have one as a rule.
func Of(c *schema.Catalogue) *Set {
	if s := last.Load(); s != nil && s.catalogue == c {
		return s
	}
	s := &Set{catalogue: c}
	last.Store(s)
	return s
}

// Value returns the example of the value at a place: the module type or section, and the
// properties that lead to it.
func (all *Set) Value(place []string, s *schema.Schema) *Value { return all.value(place, s, false) }

// Entry returns the example of an entry of a module type or section.
func (all *Set) Entry(typ string, s *schema.Schema) *Value {
	return all.value([]string{typ}, s, true)
}

// Prepare makes the examples of all module types. It stops when the context ends, and reports
// whether it came to the end.
func (all *Set) Prepare(ctx context.Context) bool {
	for _, name := range all.catalogue.ModuleNames() {
		if ctx.Err() != nil {
			return false
		}
		if m, ok := all.catalogue.Module(name); ok {
			all.Entry(name, m.Item)
		}
	}
	return true
}

func (all *Set) value(place []string, s *schema.Schema, entry bool) *Value {
	k := key{s, strings.Join(place, "/"), entry}
	if found, ok := all.kept.Load(k); ok {
		return found.(*Value)
	}
	v := maker{}.value(place, s)
	if entry {
		v = entryOf(v)
	}
	found, _ := all.kept.LoadOrStore(k, v)
	return found.(*Value)
}

// entryOf makes an entry of a value: a map whose key is one that nothing has yet.
func entryOf(v *Value) *Value {
	if v.Type != schema.Map {
		return &Value{Type: schema.Map, Fields: []Field{{Name: "key", Value: &Value{Type: schema.String, IsKey: true}}}}
	}
	for _, one := range append([]*Value{v}, v.Others...) {
		for _, f := range one.Fields {
			f.Value.IsKey = f.Value.IsKey || f.Name == "key" && f.Value.Type == schema.String
		}
	}
	return v
}
