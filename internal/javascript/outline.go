package javascript

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
	"forge-manifest-ls/internal/text"
)

// Outline are the statements at the top of a source file, and where these mention the names that the file imports, declares at
// its top, or gives a constant value. It is empty for the output of a build. Nobody may change it.
type Outline struct {
	Statements []Statement
	Mentions   []Mention // in the order of the text
	// Enums are the texts of the enumerations at the top, by their paths, such as "Names.First"; those that are declared twice, too.
	Enums map[string][]Text
}

// Statement is one at the top of a file. What is given to "module.exports" in an object has one for each property.
type Statement struct {
	text.Span
	// Names are those that it declares or exports; of "queue.push()" and "setup(queue)" those that it does something to.
	Names []string
	// Declares says that it declares the names.
	Declares bool
}

// Mention is a place of a name that is no property, no key of an object, and in no clause of an import or export.
type Mention struct {
	Name string
	At   int // where it stands, in bytes
	// Members is what is taken of it, as "a.b" in "name.a.b"; "" for nothing, and where it cannot be told.
	Members string
	// Statement is the index of the one around.
	Statement int
	// Binds says that the name is declared here.
	Binds bool
	// Typeof says that the name stands behind "typeof".
	Typeof bool
}

// StatementAt returns the index of the statement around a byte offset, -1 where there is none.
func (o *Outline) StatementAt(offset int) int {
	i, ok := slices.BinarySearchFunc(o.Statements, offset, func(s Statement, offset int) int { return s.Start - offset })
	if !ok {
		i--
	}
	if i < 0 || o.Statements[i].End <= offset {
		return -1
	}
	return i
}

var (
	outlineWithElements    = files.NewDerivation(func(c *files.Content) *Outline { return outlineOf(c, scanner.JSX, factsWithElements.Of(c)) })
	outlineWithoutElements = files.NewDerivation(func(c *files.Content) *Outline {
		return outlineOf(c, scanner.TypeScript, factsWithoutElements.Of(c))
	})
)

// OutlineIn returns the outline of a file that is kept, and keeps it. Its name tells whether it may have elements of JSX.
func OutlineIn(c *files.Content, name string) *Outline {
	if DialectOf(name) == scanner.TypeScript {
		return outlineWithoutElements.Of(c)
	}
	return outlineWithElements.Of(c)
}

// outlineOf reads the outline of a file with certain facts.
func outlineOf(c *files.Content, dialect scanner.Dialect, facts *Facts) *Outline {
	if facts.Minified {
		return &Outline{}
	}
	tokens := scanner.Scan(string(c.Bytes()), dialect)
	defer tokens.Release()
	o := outliner{reader: reader{Tokens: tokens}, known: map[string]bool{}}
	for _, in := range facts.Imports {
		for _, b := range in.Names {
			o.known[b.Local] = true
		}
	}
	for name := range facts.Constants {
		o.known[name] = true
	}
	for i := 0; i < len(o.List); {
		end := o.statementEnd(i)
		o.statement(i, end)
		i = end
	}
	mentions := slices.DeleteFunc(o.found.Mentions, func(m Mention) bool { return !o.known[m.Name] })
	o.found.Mentions = append([]Mention(nil), mentions...) // without room for those that are left out
	return &o.found
}

// outliner makes the outline of tokens.
type outliner struct {
	reader
	found Outline
	known map[string]bool // names whose mentions count
}

// goesOn are the words behind a closing brace that do not begin a statement.
var goesOn = map[string]bool{
	"else": true, "catch": true, "finally": true, "while": true, "from": true, "as": true, "satisfies": true, "instanceof": true, "in": true, "of": true,
}

// statementEnd returns the index behind the statement at the top that begins at a token.
func (o *outliner) statementEnd(from int) int {
	i := o.Skip(from)
	for ; i < len(o.List); i = o.Skip(i) {
		before := o.At(i - 1)
		isBlock := o.Is(i-1, "}") && before.Match >= 0 && o.At(int(before.Match)).Context != scanner.ObjectLiteral
		switch {
		case o.Is(i-1, ";"), isBlock && o.Name(i) != "" && !goesOn[o.Text(i)], o.At(i).Newline && o.startsStatement(i):
			return i
		}
	}
	return i
}

// statement reads the statement of the tokens from one index up to another.
func (o *outliner) statement(from, to int) {
	at := from
	isExport := o.Says(at, "export")
	if isExport {
		at++
	}
	s := Statement{Span: o.span(from, to-1)}
	if isExport && o.Says(at, "default") {
		s.Names, s.Declares = append(s.Names, "default"), true
		at++
	}
	for o.Says(at, "async") || o.Says(at, "declare") || o.Says(at, "abstract") || o.Says(at, "await") {
		at++
	}
	switch word := o.Name(at); {
	case word == "import" && !o.Is(at+1, "(") && !o.Is(at+1, "."), isExport && (o.Is(at, "{") || o.Is(at, "*")):
		return // a clause, which the facts know
	case word == "function" || word == "class" || word == "enum" || word == "namespace" || o.Says(at+1, "enum"):
		for at++; o.Is(at, "*") || o.Says(at, "enum"); at++ {
		}
		o.declare(&s, at)
		o.enum(at)
	case word == "const" || word == "let" || word == "var":
		o.variables(&s, at, to)
	case word == "module" && o.Says(at+2, "exports") && o.Is(at+3, "=") && o.Is(at+4, "{"):
		o.exported(at + 4)
		return
	case word == "module" && o.Says(at+2, "exports") && o.Is(at+3, "."):
		o.declare(&s, at+4)
	case word == "exports" && o.Is(at+1, "."):
		o.declare(&s, at+2)
	case word != "" && !notCalled[word] && len(s.Names) == 0:
		o.about(&s, at)
	}
	o.add(s, from, to)
}

// enum notes the texts of the enumeration of a name, if it is one.
func (o *outliner) enum(name int) {
	open := name + 1
	if !o.Says(name-1, "enum") || !o.Is(open, "{") {
		return
	}
	for i := open + 1; i < o.Skip(open)-1; i = o.Skip(i) {
		isText := o.Is(i, "=") && o.At(i+1).Kind == scanner.String && (o.Is(i+2, ",") || o.Is(i+2, "}"))
		if !isText || !o.Is(i-2, "{") && !o.Is(i-2, ",") {
			continue
		}
		if o.found.Enums == nil {
			o.found.Enums = map[string][]Text{}
		}
		path := o.Text(name) + "." + o.nameOf(i-1)
		o.found.Enums[path] = append(o.found.Enums[path], o.textOf(i+1))
	}
}

// declare notes the name that a token declares, if it is one.
func (o *outliner) declare(s *Statement, i int) {
	if name := o.Name(i); name != "" {
		s.Names, s.Declares = append(s.Names, name), true
		o.known[name] = true
	}
}

// variables notes the names that are declared behind "const", "let" or "var". Too many do no harm.
func (o *outliner) variables(s *Statement, keyword, to int) {
	for i := keyword + 1; i < to; i = o.Skip(i) {
		if i > keyword+1 && !o.Is(i-1, ",") {
			continue
		}
		if !o.Is(i, "{") && !o.Is(i, "[") {
			o.declare(s, i)
			continue
		}
		for at := i; at < o.Skip(i); at++ {
			if !o.Is(at+1, ":") {
				o.declare(s, at)
			}
		}
	}
}

// about notes to what a statement does something that declares nothing: to what its first name stands for, and, if that is
// called, to what is given to it.
func (o *outliner) about(s *Statement, at int) {
	s.Names = append(s.Names, o.Text(at))
	if !o.Is(at+1, "(") {
		return
	}
	for i := at + 2; i < o.Skip(at+1)-1; i = o.Skip(i) {
		if name := o.Name(i); name != "" && (o.Is(i+1, ",") || o.Is(i+1, ")")) && !o.isProperty(i) {
			s.Names = append(s.Names, name)
		}
	}
}

// exported reads the object that is given to "module.exports".
func (o *outliner) exported(open int) {
	for i := open + 1; i < o.Skip(open)-1; i++ {
		end := o.expressionEnd(i, 0)
		if end > i {
			s := Statement{Span: o.span(i, end-1)}
			name := i
			for (o.Says(name, "async") || o.Is(name, "*")) && name+1 < end && !o.Is(name+1, ":") {
				name++
			}
			o.declare(&s, name)
			o.add(s, i, end)
		}
		i = end
	}
}

// add adds a statement, and the mentions in it.
func (o *outliner) add(s Statement, from, to int) {
	o.found.Statements = append(o.found.Statements, s)
	for i := from; i < to; i++ {
		name := o.Name(i)
		isKey := o.Is(i+1, ":") && (o.Is(i-1, "{") || o.Is(i-1, ","))
		if name == "" || isKey || o.isProperty(i) || o.Says(i-1, "function") || o.Says(i-1, "class") || o.Says(i-1, "enum") {
			continue
		}
		o.found.Mentions = append(o.found.Mentions, Mention{
			Name: name, At: int(o.At(i).Start), Members: o.members(i), Statement: len(o.found.Statements) - 1,
			Binds:  o.Says(i-1, "const") || o.Says(i-1, "let") || o.Says(i-1, "var") || o.Is(i+1, "=") && slices.Contains(s.Names, name),
			Typeof: o.Says(i-1, "typeof"),
		})
	}
}

// maxTaken is how many members, one taken of the other, are told.
const maxTaken = 4

// members returns what is taken of the name at a token.
func (o *outliner) members(i int) string {
	var list [maxTaken]string
	all := list[:0]
	for at := i + 1; len(all) < maxTaken; {
		name := ""
		switch {
		case o.Is(at, ".") || o.Is(at, "?.") && o.Name(at+1) != "":
			name = o.Name(at + 1)
			at += 2
		case o.Is(at, "[") && o.At(at+1).Kind == scanner.String && o.Is(at+2, "]"):
			name = o.nameOf(at + 1)
			at += 3
		}
		if name == "" || strings.Contains(name, ".") {
			break
		}
		all = append(all, name)
	}
	return strings.Join(all, ".")
}
