package manifest

import (
	"iter"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Section is a pair at the top of the file: "app", "modules", "resources", ...
type Section struct {
	Name string
	Pair syntax.PairNode
}

// List is a list of entries: the value of a module type, or of one of the other
// lists whose entries have a name ("resources", "remotes", "services", and "auth" in
// "providers").
type List struct {
	// Section is the top-level key: "modules", "connectModules", "resources", ...
	Section string
	// Type is the module type, as it is written; "" outside the module sections.
	Type string
	// Pair is the key that holds the list, and its value.
	Pair syntax.PairNode
	// Node is the value, an alias resolved: a Sequence where the file is right. A
	// Mapping is a list that lacks its dash: it has one entry, which is Bare.
	Node syntax.Node
	// Entries are in the order of the text.
	Entries []*Entry

	kept *listCarry // what belongs to Entries, by their index
}

// IsModule reports whether the list is that of a module type of "modules".
func (l *List) IsModule() bool { return l.Section == "modules" }

// Entry is one member of a [List].
//
// What can be told from its text alone is worked out once and kept for as long as
// the text of the entry stays what it is: see [PerEntry].
type Entry struct {
	File *File
	List *List
	// Index counts from 0 in the list.
	Index int
	// Bare marks an entry that is the value of the list's key itself: the list
	// lacks its dash.
	Bare bool
	// Item is the entry with its dash; zero when Bare.
	Item syntax.ItemNode
}

// facts returns what can be told from the text of the entry alone.
func (e *Entry) facts() *facts { return e.List.kept.facts[e.Index] }

// slot returns where results for the entry are kept.
func (e *Entry) slot() *slot { return e.List.kept.slots[e.Index] }

// unit is the node whose identity is the entry's.
func (e *Entry) unit() syntax.Node {
	if e.Bare {
		return e.List.Node
	}
	return e.Item.Node
}

// Node is the content, an alias resolved: a Mapping where the file is right.
func (e *Entry) Node() syntax.Node {
	if e.Bare {
		return e.List.Node
	}
	n, _ := e.File.resolve(e.Item.Value())
	return n
}

// Base is the byte offset that results kept by [PerEntry] count from: the start of
// the entry.
func (e *Entry) Base() int { return e.unit().Start() }

// Span is the range of the entry, its dash included.
func (e *Entry) Span() text.Span { return e.unit().Outer() }

// Pair returns the first property of the entry with a name, else a zero pair.
func (e *Entry) Pair(name string) syntax.PairNode { return e.Node().Pair(name) }

// Key returns what the entry is called: the value of its property "key". It is
// false where there is none; see [Definition.Unknown] for one that cannot be told.
func (e *Entry) Key() (Definition, bool) {
	if !e.facts().hasKey {
		return Definition{}, false
	}
	return e.define(), true
}

// References yields what the entry refers to, in the order of the text.
func (e *Entry) References() iter.Seq[Reference] {
	return func(yield func(Reference) bool) {
		for i := range e.facts().refs {
			if !yield(e.reference(&e.facts().refs[i])) {
				return
			}
		}
	}
}

// Parts yields the names that the property "entry" of a resource declares.
func (e *Entry) Parts() iter.Seq[Part] {
	return func(yield func(Part) bool) {
		for _, p := range e.facts().parts {
			p.Span, p.Value = p.Span.Shift(e.Base()), p.Value.Shift(e.Base())
			if !yield(p) {
				return
			}
		}
	}
}

// Part is a named entry point of a resource: "settings: settings.html".
type Part struct {
	Name  string
	Span  text.Span // of the name, in its quotes
	Value text.Span // of what it stands for
}
