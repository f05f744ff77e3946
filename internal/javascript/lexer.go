package javascript

import (
	"strings"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/javascript/scanner"
)

// token is a token of JavaScript or TypeScript as those see it who look for exports and declarations: a name or keyword, a
// string without its quotes, or an operator or bracket. What matters to none of them, such as numbers, regular
// expressions and templates, is a literal.
type token struct {
	kind kind
	text string
	at   int // where it starts, in bytes
	// glued says that the token before it is a dot: it is the name of a property.
	glued bool
}

type kind uint8

const (
	tokenEnd kind = iota
	tokenName
	tokenString
	tokenPunct
	tokenLiteral
)

// is reports whether the token is a punctuator.
func (t token) is(punct string) bool { return t.kind == tokenPunct && t.text == punct }

// says reports whether the token is a name.
func (t token) says(name string) bool { return t.kind == tokenName && t.text == name }

// lexer hands tokens out, one after the other.
type lexer struct {
	tokens *scanner.Tokens
	at     int // the index of the next token
	open   int // how many brackets, templates and elements are open
}

// newLexer returns a lexer of a text. Whether it may have elements is not told: it is read as what leaves nothing open.
func newLexer(src []byte) lexer {
	text := string(src)
	tokens := scanner.Scan(text, scanner.JSX)
	if tokens.Lost {
		if other := scanner.Scan(text, scanner.TypeScript); !other.Lost {
			tokens = other
		}
	}
	return lexer{tokens: tokens}
}

// ReadsToEnd reports whether a file that is kept is understood to its end: no quote or bracket in it
// is left open, and nothing else is not what it looks like.
func ReadsToEnd(c *files.Content) bool { return readsToEnd.Of(c) }

var readsToEnd = files.NewReading(func(src []byte) bool { return !newLexer(src).tokens.Lost })

// depth is the number of brackets, templates and elements around the next token.
func (l *lexer) depth() int { return l.open }

// skip passes over tokens up to a name that begins with a letter of some words.
func (l *lexer) skip(letters string) {
	for ; l.at < len(l.tokens.List); l.at++ {
		from := &l.tokens.List[l.at]
		if from.Kind == scanner.Name && strings.IndexByte(letters, l.tokens.Source[from.Start]) >= 0 {
			return
		}
		l.step(int(from.Match))
	}
}

// rise passes over tokens up to where nothing is open.
func (l *lexer) rise() {
	for ; l.open > 0 && l.at < len(l.tokens.List); l.at++ {
		l.step(int(l.tokens.List[l.at].Match))
	}
}

// step counts what the next token opens or closes, by the index of its other end.
func (l *lexer) step(match int) {
	switch {
	case match > l.at:
		l.open++
	case match >= 0:
		l.open--
	}
}

// peek returns the text of the next token, "" behind the last.
func (l *lexer) peek() string {
	if l.at >= len(l.tokens.List) {
		return ""
	}
	return l.tokens.Text(l.at)
}

// next returns the next token, with its place.
func (l *lexer) next() token {
	i := l.at
	from := l.tokens.At(i)
	t := token{at: int(from.Start)}
	if from.Kind == scanner.End {
		return t
	}
	l.step(int(from.Match))
	l.at++
	text := l.tokens.Text(i)
	switch from.Kind {
	case scanner.Name:
		t.kind, t.text = tokenName, text
		t.glued = l.tokens.Is(i-1, ".") || l.tokens.Is(i-1, "?.")
	case scanner.String:
		t.kind, t.text = tokenString, inQuotes(text)
	case scanner.Punct:
		t.kind, t.text = tokenPunct, text
	default:
		t.kind = tokenLiteral
	}
	return t
}
