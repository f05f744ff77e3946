package javascript

import (
	"cmp"
	"slices"
	"strings"
)

// Export is a name that a file exports.
type Export struct {
	Name string
	At   int // where the name stands, in bytes
	// Local is what the thing is called inside of the file that it comes from; "" where that is
	// not told, and "*" for all exports of a file in one object.
	Local string
	// Form says what is known not to be a function.
	Form ExportForm
	// Place says what the name stands in.
	Place ExportPlace
	// From is the file that the thing comes from, as an import would write it; "" for this one.
	From string
}

// lookOnly is 1 for what only looks exported, else 0.
func (e Export) lookOnly() int {
	if e.Place == LooksExported {
		return 1
	}
	return 0
}

// ExportForm says of an export what it is, where that is no function for sure.
type ExportForm uint8

// Forms of exports.
const (
	MayBeFunction  ExportForm = iota
	ClassExport               // a class, which can only be called by new
	DeclaredExport            // "export declare": it is gone when the code runs
)

// ExportPlace says what the name of an export stands in, for who would write another one.
type ExportPlace uint8

// Places of the names of exports.
const (
	Alone          ExportPlace = iota // a declaration, or what stands behind a dot or in brackets
	InClause                          // "export { a }" or "export { b as a }"
	InObject                          // the key of a property or method: "module.exports = { a: b }"
	ShortInObject                     // the key and the value of a property: "module.exports = { a }"
	InPattern                         // "export const { b: a } = …" and "export const [a] = …"
	ShortInPattern                    // a variable, called like the property that it is: "export const { a } = …"
	LooksExported                     // in a pattern, but no variable of it: "export const { a: b = c } = …" has no "a" and no "c"
)

// Exports are those of a file.
type Exports struct {
	// List is sorted by name, each name once; there may be names in it that only look
	// exported.
	List []Export
	// Open says that there may be others: what is exported cannot be told from the file
	// alone, or not by us.
	Open bool
	// Stars are the files all of whose exports this one exports too, as an import would write
	// them.
	Stars []string
}

// Find returns the export of a name.
func (e Exports) Find(name string) (Export, bool) {
	i, ok := slices.BinarySearchFunc(e.List, name, func(x Export, name string) int { return strings.Compare(x.Name, name) })
	if !ok {
		return Export{}, false
	}
	return e.List[i], true
}

// Names are the names of the list.
func (e Exports) Names() []string {
	names := make([]string, len(e.List))
	for i, x := range e.List {
		names[i] = x.Name
	}
	return names
}

// ExportsOf reads a file. Any text has exports, if only none.
func ExportsOf(src []byte) Exports { return exportsOf(newLexer(src)) }

// exportsOf reads the exports of a file that a lexer is at the begin of.
func exportsOf(l lexer) Exports {
	s := scan{lexer: l}
	s.run()
	slices.SortStableFunc(s.found, func(a, b Export) int {
		if a.Name == b.Name {
			return cmp.Compare(a.lookOnly(), b.lookOnly())
		}
		return strings.Compare(a.Name, b.Name)
	})
	list := slices.CompactFunc(s.found, func(a, b Export) bool { return a.Name == b.Name })
	return Exports{List: list, Open: s.open || s.lexer.tokens.Lost, Stars: s.stars}
}
