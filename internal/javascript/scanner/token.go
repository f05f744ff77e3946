package scanner

// Kind is the kind of a token.
type Kind uint8

// Kinds of tokens.
const (
	End            Kind = iota // behind the last token
	Name                       // a name or keyword, also "#private", and in tags "data-id"
	Number                     //
	String                     // with its quotes
	Template                   // `text`
	TemplateHead               // `text${
	TemplateMiddle             // }text${
	TemplateTail               // }text`
	Regexp                     // with its flags
	Punct                      // an operator or a bracket
	TagStart                   // the "<" of an opening tag
	TagEnd                     // the ">" of an opening tag
	TagClose                   // the "/>" of an opening tag
	ClosingTag                 // "</name>"
)

// Context says what a brace opens.
type Context uint8

// Contexts.
const (
	Block         Context = iota // statements
	ObjectLiteral                // an object, or its type
	ClassBody                    // a class or an interface
	JSXExpression                // an expression in a tag or between tags
)

// Token is a piece of the text that is not white space and no comment.
type Token struct {
	Start, End int32 // byte offsets
	// Match is the index of the other end: of a bracket the other bracket, of a template's head the tail, of
	// TagStart the last token of the whole element; and the other way round. It is -1 where there is none.
	Match int32
	Kind  Kind
	// Context says of "{" what it opens.
	Context Context
	// Newline says that a line ends between the token before and this one.
	Newline bool
	// AfterOperand says that an operand ends in front of it: a name there is no callee, a "+" adds.
	AfterOperand bool
	// JSX says of a String that it is the value of an attribute: it has no escapes.
	JSX bool
}

// Tokens are those of a text.
type Tokens struct {
	Source string
	List   []Token
	// Lost says that something is not what it looks like: an open quote, say.
	Lost bool
}

// At returns a token by its index, and one of the kind End where there is none.
func (t *Tokens) At(i int) Token {
	if i < 0 || i >= len(t.List) {
		return Token{Start: int32(len(t.Source)), End: int32(len(t.Source)), Match: -1}
	}
	return t.List[i]
}

// Text returns the text of a token.
func (t *Tokens) Text(i int) string {
	token := t.At(i)
	return t.Source[token.Start:token.End]
}

// Is reports whether a token is an operator or bracket.
func (t *Tokens) Is(i int, punct string) bool {
	if uint(i) >= uint(len(t.List)) {
		return false
	}
	token := &t.List[i]
	return token.Kind == Punct && t.Source[token.Start:token.End] == punct
}

// Says reports whether a token is a name or keyword.
func (t *Tokens) Says(i int, name string) bool {
	if uint(i) >= uint(len(t.List)) {
		return false
	}
	token := &t.List[i]
	return token.Kind == Name && t.Source[token.Start:token.End] == name
}

// Name returns the text of a name or keyword, "" for all other tokens.
func (t *Tokens) Name(i int) string {
	if t.At(i).Kind != Name {
		return ""
	}
	return t.Text(i)
}

// Skip returns the index behind a token, or behind all that it opens.
func (t *Tokens) Skip(i int) int {
	if match := int(t.At(i).Match); match > i {
		return match + 1
	}
	return i + 1
}
