package scanner

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Dialect says how a text is read.
type Dialect uint8

// Dialects.
const (
	JSX        Dialect = iota // JavaScript or TypeScript with elements
	TypeScript                // TypeScript without elements: "<" begins a type in front of an expression
)

// maxDepth is how many brackets, templates and elements may be open; what is opened below is not
// matched.
const maxDepth = 10_000

// Scan reads the tokens of a text. Where it loses its way it tries once more, and takes quotes, templates and elements
// for unfinished that swallow what looks like statements.
func Scan(source string, dialect Dialect) *Tokens {
	first := scan(source, dialect, false)
	if !first.Lost {
		return first
	}
	second := scan(source, dialect, true)
	second.Lost = true
	return second
}

// released is the memory of tokens that are not used any more.
var released = sync.Pool{New: func() any { return new([]Token) }}

// maxReleased is how many tokens the memory may have room for that is used again.
const maxReleased = 1 << 16

// Release gives the memory of the tokens to those that are read next: nobody may use these any more.
func (t *Tokens) Release() {
	if list := t.List; cap(list) <= maxReleased {
		released.Put(&list)
	}
	t.List = nil
}

// scan reads the tokens of a text once.
func scan(source string, dialect Dialect, repair bool) *Tokens {
	s := scanner{source: source, jsx: dialect == JSX, repair: repair, file: frame{open: -1}}
	s.tokens = (*released.Get().(*[]Token))[:0]
	if strings.HasPrefix(source, "#!") {
		s.skipLine()
	}
	for s.at < len(source) {
		switch s.top().kind {
		case inChildren:
			s.children()
		case inTag:
			s.tag()
		default:
			s.code()
		}
	}
	return &Tokens{Source: source, List: s.tokens, Lost: s.lost || len(s.stack) > 0}
}

// scanner is the state of the work.
type scanner struct {
	source  string
	at      int // the byte offset that is reached
	tokens  []Token
	stack   []frame // what is open, the outermost first
	operand bool    // an operand ends in front of here
	newline bool    // a line ends between the last token and here
	jsx     bool    // "<" may begin an element
	repair  bool    // see [Scan]
	lost    bool
	file    frame // what is open where nothing is
	closed  frame // what was closed last
	braces  int   // how many braces and holes are open
	// endless says that no comment is closed behind here.
	endless bool
}

// frameKind says what is open.
type frameKind uint8

const (
	inFile frameKind = iota
	inParenthesis
	inBracket
	inBrace
	inHole // ${ in a template
	inTag
	inChildren // between tags
)

// frame is something that is open.
type frame struct {
	kind    frameKind
	context Context // of a brace
	control bool    // a parenthesis behind "if" and the like: a statement follows
	open    int32   // the index of the token that opens it; of what is in a tag or between tags, TagStart
	// class says that "class" or "interface" stands in front whose body has not begun.
	class bool
	// label says that "case" or "default" stands in front, so that a block follows the colon.
	label bool
	colon int // the number of tokens up to the colon behind "case" or "default"
	// parentheses and brackets are the numbers of those that are open within the innermost brace or hole.
	parentheses, brackets int32
}

// top returns what is open innermost.
func (s *scanner) top() *frame {
	if len(s.stack) == 0 {
		return &s.file
	}
	return &s.stack[len(s.stack)-1]
}

// add adds a token that ends where the scanner stands.
func (s *scanner) add(kind Kind, start int) int {
	s.tokens = append(s.tokens, Token{
		Start: int32(start), End: int32(s.at), Match: -1, Kind: kind,
		Newline: s.newline, AfterOperand: s.operand,
	})
	s.newline = false
	return len(s.tokens) - 1
}

// last returns the last token; one of the kind End where there is none.
func (s *scanner) last() Token {
	if len(s.tokens) == 0 {
		return Token{}
	}
	return s.tokens[len(s.tokens)-1]
}

// says reports whether the last token is a certain text.
func (s *scanner) says(kind Kind, text string) bool {
	last := s.last()
	return last.Kind == kind && s.source[last.Start:last.End] == text
}

// match makes two tokens the two ends of something.
func (s *scanner) match(open, closing int) {
	if open >= 0 {
		s.tokens[open].Match, s.tokens[closing].Match = int32(closing), int32(open)
	}
}

// code reads a token where code stands.
func (s *scanner) code() {
	s.skipBlanks()
	if s.at >= len(s.source) {
		return
	}
	c := s.source[s.at]
	switch {
	case c == '"' || c == '\'':
		s.stringLiteral(c)
	case c == '`':
		s.template(Template, TemplateHead)
	case c >= '0' && c <= '9', c == '.' && !s.operand && s.isDigit(s.at+1):
		s.number()
	case isNameByte(c) || c == '#' && s.at+1 < len(s.source) && isNameByte(s.source[s.at+1]) || c == '\\' && strings.HasPrefix(s.source[s.at:], `\u`):
		s.name()
	case c == '/' && !s.operand:
		s.regexp()
	case c == '<' && s.jsx && !s.operand && !s.isBehindOperator() && s.startsElement():
		s.openTag()
	default:
		s.punct(c)
	}
}

// isBehindOperator reports whether "<" can begin no element here: it belongs to "<<", or to a call behind "?.".
func (s *scanner) isBehindOperator() bool {
	return s.says(Punct, "?.") || s.says(Punct, "<") && int(s.last().End) == s.at
}

// skipBlanks passes over white space and comments.
func (s *scanner) skipBlanks() {
	for s.at < len(s.source) {
		rest := s.source[s.at:]
		switch c := rest[0]; {
		case c == '\n' || c == '\r':
			s.newline = true
			s.at++
		case c <= ' ' || c == 0x7f:
			s.at++
		case c >= 0x80:
			width := blankWidth(rest)
			if width == 0 {
				return
			}
			s.at += width
		case strings.HasPrefix(rest, "//"):
			s.skipLine()
		case strings.HasPrefix(rest, "/*"):
			s.skipComment()
		default:
			return
		}
	}
}

// blankWidth returns the length of the white space beyond ASCII that a text begins with, 0 for none.
func blankWidth(s string) int {
	switch r, width := utf8.DecodeRuneInString(s); {
	case r == 0xa0, r == 0xfeff, r == 0x1680, r >= 0x2000 && r <= 0x200a, r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f, r == 0x3000:
		return width
	}
	return 0
}

// skipLine passes over the rest of the line.
func (s *scanner) skipLine() {
	if i := strings.IndexAny(s.source[s.at:], "\r\n"); i >= 0 {
		s.at += i
	} else {
		s.at = len(s.source)
	}
}

// skipComment passes over a comment in "/*" and "*/". One that is not closed ends with its line when the text is repaired.
func (s *scanner) skipComment() {
	i := -1
	if !s.endless {
		i = strings.Index(s.source[s.at+2:], "*/")
	}
	switch {
	case i >= 0:
		s.newline = s.newline || strings.ContainsAny(s.source[s.at:s.at+2+i], "\r\n")
		s.at += i + 4
	case s.repair:
		s.endless = true
		s.skipLine()
	default:
		s.lost = true
		s.at = len(s.source)
	}
}

func (s *scanner) isDigit(i int) bool {
	return i < len(s.source) && s.source[i] >= '0' && s.source[i] <= '9'
}

// isNameByte reports whether a byte is part of a name. Of what is not ASCII, all is.
func isNameByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
