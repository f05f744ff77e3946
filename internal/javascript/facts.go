package javascript

import "forge-manifest-ls/internal/text"

// Facts are what a source file does that a manifest has to know: what it imports, exports, calls
// and shows. Nothing in them is more than tokens tell: no types, no scopes of variables. All are
// in the order of the text, and nobody may change them.
type Facts struct {
	Imports   []Import
	Reexports []Reexport
	Exports   Exports
	Calls     []Call
	Elements  []Element
	// Members are the places where something is taken from an import and not called at once, such
	// as api.storage, or storage in "const { storage } = api".
	Members []Member
	// Returned are the object literals that functions return.
	Returned []Value
	// Constants are the values of what is declared by const, once in the file: texts, templates, and objects and
	// lists of such. Of an object's property the name is its path, such as "urls.api".
	Constants map[string]Value
	// Lost says that something is not what it looks like, an open quote, say: there may be other facts.
	Lost bool
	// Minified says that the text is not written by people, but by a build: nothing else is told of it.
	Minified bool
}

// ImportForm says how a file imports.
type ImportForm uint8

// Forms of imports.
const (
	ImportDeclaration ImportForm = iota // import … from 'module'
	ImportCall                          // import('module')
	RequireCall                         // require('module'), also import x = require('module')
)

// Text is a text in quotes, with the byte offset of its first byte behind the quote.
type Text struct {
	Text string
	At   int
}

// Import is an import of one module.
type Import struct {
	text.Span // the whole statement or call
	Form      ImportForm
	Module    Text // the specifier
	// TypeOnly says that only types are imported: nothing is left of it when the code runs.
	TypeOnly bool
	// Names are what is bound; none for "import 'module'" and for a call whose value nobody names.
	Names []Binding
}

// Binding is a name that an import or an export from another module binds.
type Binding struct {
	text.Span // from the imported name to the local one
	// Imported is the name in the module; "default", or "*" for all of it in one object.
	Imported string
	// Local is the name in this file; for what is exported again, the name under which it is.
	Local     string
	LocalSpan text.Span
	TypeOnly  bool
}

// Reexport is an "export … from" statement.
type Reexport struct {
	text.Span // the whole statement
	Module    Text
	TypeOnly  bool
	// Names are what is exported; a Binding without Local stands for all ("export *").
	Names []Binding
}

// Target is what a name stands for that is imported.
type Target struct {
	// Module is the specifier of the import; "" where the name is not imported.
	Module string
	// Names lead to the thing in the module: "default", "*" or the name that is imported, and then the
	// properties that are taken of it. Calls in between are passed over.
	Names []string
}

// Path is a chain of names, such as api.asApp().requestJira.
type Path struct {
	text.Span // of the whole chain
	// Names are those in the chain, the root first; the root is "" where it is no name, as in (a || b).c.
	// Calls in between are passed over: api, asApp, requestJira.
	Names []string
	Last  text.Span // of the last name, without brackets and quotes
	// Computed says that the last name stands in brackets: api['storage'].
	Computed bool
	// Own says that the root is the name of a function or a class of this file.
	Own bool
	// Target is what the chain leads to in the module that its root is imported from.
	Target Target
}

// Name returns the last name of the chain, "" for none.
func (p *Path) Name() string {
	if p == nil || len(p.Names) == 0 {
		return ""
	}
	return p.Names[len(p.Names)-1]
}

// Call is a call of something that has a name.
type Call struct {
	text.Span // from the callee to behind the closing parenthesis
	Callee    Path
	// New says that it makes an object: new URL(…).
	New bool
	// Cast says that "!" stands between the callee and the arguments.
	Cast bool
	// Arguments are the first ones, at most [MaxArguments].
	Arguments []Value
}

// Member is a place where something is taken from an import.
type Member struct {
	text.Span // of the name that is taken
	Path      Path
}

// Element is the opening tag of an element of JSX.
type Element struct {
	text.Span       // the whole tag
	Name       Path // of no names for a fragment
	Attributes []Attribute
	// Spread says that it has {...attributes}.
	Spread bool
}

// Attribute returns the first attribute of a name; nil where there is none.
func (e Element) Attribute(name string) *Attribute {
	for i := range e.Attributes {
		if e.Attributes[i].Name == name {
			return &e.Attributes[i]
		}
	}
	return nil
}

// Attribute is one of an element.
type Attribute struct {
	text.Span // of the name
	Name      string
	// Value is what it is set to. Its span has the quotes or braces. Its kind is [NoValue] for a bare name.
	Value Value
	// Braces says that the value stands in braces.
	Braces bool
}

// ValueKind says what an expression is.
type ValueKind uint8

// Kinds of values.
const (
	NoValue          ValueKind = iota
	OtherValue                 // none of those below
	StringValue                // a text in quotes: Text
	TemplateValue              // a template: Parts are its fixed parts, Operands what stands in its holes
	TaggedTemplate             // a template with a tag: Path is the tag, else as a template
	NameValue                  // a name or a chain of names: Path
	CallValue                  // a call: Path is the callee, Operands the arguments
	ObjectValue                // an object literal: Properties
	ArrayValue                 // a list in brackets: Operands
	SumValue                   // "a + b": Operands
	ConditionalValue           // "a ? b : c": Operands are b and c
	LogicalValue               // "a || b", "a && b", "a ?? b": Operands
	FunctionValue              // a function
	ElementValue               // an element of JSX
)

// Value is what an expression says, as far as its tokens tell. Operands and properties are followed to
// a small depth; below it everything is an [OtherValue].
type Value struct {
	text.Span  // with quotes
	Kind       ValueKind
	Text       string   // of a text in quotes: what it stands for, escapes resolved
	Parts      []string // of a template, escapes resolved: one more than there are holes
	Path       *Path    // not nil where Kind says that there is one
	Operands   []Value
	Properties []Property
	// Cast says that something follows that says its type only: "as const".
	Cast bool
}

// Property returns the value of the first property of an object that is called name; nil where it
// has none.
func (v Value) Property(name string) *Property {
	for i := range v.Properties {
		if v.Properties[i].Name == name {
			return &v.Properties[i]
		}
	}
	return nil
}

// Property is one of an object literal.
type Property struct {
	text.Span // of the name
	// Name is "" for one whose name is worked out, and for a spread.
	Name   string
	Quoted bool  // the name stands in quotes
	Spread bool  // "...other"
	Value  Value // for "{ method }", a NameValue
}
