package manifest

import "forge-manifest-ls/internal/text"

// Definition is an entry seen as the owner of its key.
type Definition struct {
	// Kind is the narrowest that holds: Function for a function, not Module; AdminPage,
	// not Page.
	Kind Kind
	Name string
	// Span is the key's text, in its quotes: what a rename replaces.
	Span text.Span
	// Value is the key's whole value, quotes included.
	Value text.Span
	// Unknown marks a name that cannot be told: its text is broken, or it holds
	// a variable that only the deployment knows.
	Unknown bool
	Entry   *Entry
}

// Definitions returns all definitions of a kind, in the order of the text. Module
// gives those of every kind that is a module. The caller must not change the slice.
func (f *File) Definitions(kind Kind) []Definition { return f.view().groups[kind].all() }

// Lookup returns the definitions of a name, in the order of the text: more than
// one where the file is wrong. Names that are Unknown are not found.
func (f *File) Lookup(kind Kind, name string) []Definition {
	return f.view().groups[kind].lookup(name)
}

// Sole returns the definition of a name that no other shares; false where there is none, or more
// than one: Lookup without a copy of them all.
func (f *File) Sole(kind Kind, name string) (Definition, bool) {
	return f.view().groups[kind].sole(name)
}

// Declares reports whether a name is declared: Lookup without its result.
func (f *File) Declares(kind Kind, name string) bool {
	_, ok := f.view().groups[kind].names.first[name]
	return ok
}

// Duplicates returns the groups of definitions that share a name, each group in the
// order of the text.
func (f *File) Duplicates(kind Kind) [][]Definition { return f.view().groups[kind].duplicates() }

// MayDeclare reports whether a name that Lookup does not find may be declared all
// the same: a key of the kind cannot be told (it is half typed or broken, or holds a
// variable), or an entry with that key lies where a mistake in the text has torn it
// out of its list.
func (f *File) MayDeclare(kind Kind, name string) bool {
	return f.view().groups[kind].names.open || len(f.errors()) > 0 && f.strayKeys()[name]
}
