package javascript

import (
	"maps"
	"path"
	"strings"
	"sync"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
	"forge-manifest-ls/internal/text"
)

var (
	factsWithElements    = files.NewReading(func(src []byte) *Facts { return writtenFacts(string(src), scanner.JSX) })
	factsWithoutElements = files.NewReading(func(src []byte) *Facts { return writtenFacts(string(src), scanner.TypeScript) })
)

// FactsIn returns the facts of a file that is kept, and keeps them: none of what is [Facts.Minified]. Its name tells whether it may
// have elements of JSX.
func FactsIn(c *files.Content, name string) *Facts {
	if DialectOf(name) == scanner.TypeScript {
		return factsWithoutElements.Of(c)
	}
	return factsWithElements.Of(c)
}

// DialectOf returns the dialect of a file by its name.
func DialectOf(name string) scanner.Dialect {
	switch path.Ext(name) {
	case ".ts", ".mts", ".cts":
		return scanner.TypeScript
	}
	return scanner.JSX
}

// FactsOf reads the facts of a text. Any text has some, if only none.
func FactsOf(source string, dialect scanner.Dialect) *Facts {
	tokens := scanner.Scan(source, dialect)
	defer tokens.Release()
	facts := &Facts{Exports: exportsOf(lexer{tokens: tokens}), Constants: map[string]Value{}}
	in := gathering.Get().(*Facts)
	facts.enter(in)
	r := reader{Tokens: tokens, facts: facts, names: map[string]Target{}, declared: map[string]int{}, defined: map[string]bool{}}
	facts.Lost = r.Lost
	r.declarations()
	maps.DeleteFunc(facts.Constants, func(name string, _ Value) bool {
		root, _, _ := strings.Cut(name, ".")
		return r.declared[root] > 1
	})
	r.uses()
	facts.leave(in)
	return facts
}

// gathering is where calls, elements and members are gathered until it is known how many there are.
var gathering = sync.Pool{New: func() any { return new(Facts) }}

// enter has calls, elements and members gathered in other facts.
func (f *Facts) enter(in *Facts) {
	f.Calls, f.Elements, f.Members = in.Calls[:0], in.Elements[:0], in.Members[:0]
}

// leave keeps what was gathered in other facts without room for more, and leaves these empty to be used again.
func (f *Facts) leave(in *Facts) {
	in.Calls, in.Elements, in.Members = f.Calls, f.Elements, f.Members
	f.Calls, f.Elements, f.Members = append([]Call(nil), in.Calls...), append([]Element(nil), in.Elements...), append([]Member(nil), in.Members...)
	clear(in.Calls) // they would keep texts
	clear(in.Elements)
	clear(in.Members)
	gathering.Put(in)
}

// writtenFacts reads the facts of a text, unless it is the output of a build.
func writtenFacts(source string, dialect scanner.Dialect) *Facts {
	if isMinified(source) {
		return &Facts{Minified: true, Exports: Exports{Open: true}}
	}
	return FactsOf(source, dialect)
}

// Bounds of what people write: bytes of a file, and of a line on average, in files that are long enough to tell.
const (
	maxWritten     = 1 << 20
	maxWrittenLine = 300
	enoughToTell   = 10_000
)

// isMinified reports whether a text is the output of a build, by its size and its lines.
func isMinified(source string) bool {
	if len(source) < enoughToTell {
		return false
	}
	return len(source) > maxWritten || len(source)/(1+strings.Count(source, "\n")) > maxWrittenLine
}

// reader makes facts of tokens.
type reader struct {
	*scanner.Tokens
	facts *Facts
	names map[string]Target // what a name stands for that is imported
	// declared counts how often a name is declared, so that a constant is known to be the only one.
	declared map[string]int
	// defined are the names of functions and classes.
	defined map[string]bool
	// around are the indices of the brackets that are open, the outermost first.
	around []int

	texts  room[string]
	values room[Value]
	paths  room[Path]
}

// span returns the span of tokens: from the first to the last one.
func (r *reader) span(first, last int) text.Span {
	return text.Span{Start: int(r.At(first).Start), End: int(r.At(last).End)}
}

// textOf returns what a string literal says, and where.
func (r *reader) textOf(i int) Text { return Text{unquote(r.Text(i)), int(r.At(i).Start) + 1} }

// declarations reads what binds names: imports and variables.
func (r *reader) declarations() {
	for i := range r.List {
		switch {
		case r.Is(i, "=>"):
			r.parametersAt(i)
		case r.Is(i, "(") && r.hasParameters(i):
			r.parameters(i)
		}
		r.enter(i)
		if r.At(i).Kind != scanner.Name || r.isProperty(i) {
			continue
		}
		switch r.Text(i) {
		case "import":
			r.importAt(i)
		case "export":
			r.reexportAt(i)
		case "require":
			r.requireAt(i)
		case "const", "let", "var":
			r.variablesAt(i)
		case "function", "class":
			r.definitionAt(i)
		}
	}
	r.around = r.around[:0]
}

// isProperty reports whether a name stands behind a dot.
func (r *reader) isProperty(i int) bool { return r.Is(i-1, ".") || r.Is(i-1, "?.") }

// uses reads what is done with names: calls, elements, and what is taken from imports.
func (r *reader) uses() {
	for i := range r.List {
		token := r.At(i)
		switch {
		case token.Kind == scanner.TagStart:
			r.elementAt(i)
		case token.Kind == scanner.Name && !r.isProperty(i):
			r.memberAt(i)
		case r.Is(i, "("):
			r.callAt(i)
		case r.Is(i, "{") && token.Context == scanner.ObjectLiteral:
			r.returnedAt(i)
		}
		r.enter(i)
	}
}

// enter keeps track of the brackets around the next token.
func (r *reader) enter(i int) {
	token := r.At(i)
	if token.Kind != scanner.Punct || token.End-token.Start != 1 {
		return
	}
	switch r.Source[token.Start] {
	case '(', '[', '{':
		r.around = append(r.around, i)
	case ')', ']', '}':
		for n := len(r.around); token.Match >= 0 && n > 0 && r.around[n-1] >= int(token.Match); n-- {
			r.around = r.around[:n-1]
		}
	}
}
