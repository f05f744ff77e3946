package javascript

import (
	"strings"

	"forge-manifest-ls/internal/files"
)

// token is a token of JavaScript or TypeScript: a name or keyword, a string without its
// quotes, or a byte of punctuation. What matters to nobody here, such as numbers, regular
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

// lexer reads tokens. It takes JSX for operators and names, which is good enough for
// what stands at the top of a file; where it loses its way it says so.
type lexer struct {
	src  string
	at   int
	prev token
	// open are the brackets that are open, and "$" for a place in a template.
	open []byte
	// lost says that something was not what it looked like: a quote that is not closed, say.
	lost bool
}

// ReadsToEnd reports whether a file that is kept is understood to its end: no quote or bracket in it
// is left open, and nothing else is not what it looks like.
func ReadsToEnd(c *files.Content) bool { return readsToEnd.Of(c) }

var readsToEnd = files.NewReading(func(src []byte) bool {
	l := lexer{src: string(src)}
	for l.next().kind != tokenEnd {
	}
	return !l.lost
})

// depth is the number of brackets around the next token.
func (l *lexer) depth() int { return len(l.open) }

// next returns the next token, with its place.
func (l *lexer) next() token {
	l.skipBlanks()
	start := l.at
	t := l.read()
	t.at = start
	t.glued = t.kind == tokenName && l.prev.is(".")
	l.prev = t
	return t
}

// read returns the token that begins here.
func (l *lexer) read() token {
	if l.at >= len(l.src) {
		l.lost = l.lost || len(l.open) > 0
		return token{}
	}
	start, c := l.at, l.src[l.at]
	switch {
	case isNameByte(c):
		for l.at < len(l.src) && isNameByte(l.src[l.at]) {
			l.at++
		}
		if c >= '0' && c <= '9' {
			return token{kind: tokenLiteral}
		}
		return token{kind: tokenName, text: l.src[start:l.at]}
	case c == '"' || c == '\'':
		l.lost = l.lost || l.isApostrophe()
		return l.readString(c)
	case c == '`':
		l.at++
		return l.readTemplate()
	case c == '/' && l.startsRegexp():
		return l.readRegexp()
	case strings.HasPrefix(l.src[l.at:], "..."):
		l.at += 3
		return token{kind: tokenPunct, text: "..."}
	}
	l.at++
	return l.bracket(c)
}

var opening = [256]byte{')': '(', ']': '[', '}': '{'}

// bracket keeps track of what is open.
func (l *lexer) bracket(c byte) token {
	switch c {
	case '(', '[', '{':
		l.open = append(l.open, c)
	case ')', ']', '}':
		n := len(l.open)
		if n == 0 {
			l.lost = true
			break
		}
		last := l.open[n-1]
		l.open = l.open[:n-1]
		if c == '}' && last == '$' {
			return l.readTemplate()
		}
		l.lost = l.lost || last != opening[c]
	case '\\':
		l.lost = true
	}
	return token{kind: tokenPunct, text: l.src[l.at-1 : l.at]}
}

// skipBlanks passes over white space and comments.
func (l *lexer) skipBlanks() {
	if l.at == 0 && strings.HasPrefix(l.src, "#!") {
		l.skipTo("\n")
	}
	for l.at < len(l.src) {
		rest := l.src[l.at:]
		switch {
		case rest[0] == ' ' || rest[0] >= '\t' && rest[0] <= '\r':
			l.at++
		case strings.HasPrefix(rest, "\ufeff"):
			l.at += len("\ufeff")
		case strings.HasPrefix(rest, "//"):
			l.skipTo("\n")
		case strings.HasPrefix(rest, "/*"):
			l.at += 2
			if !l.skipTo("*/") {
				l.lost = true
			}
		default:
			return
		}
	}
}

// skipTo goes behind the next occurrence of end, or to the end of the text.
func (l *lexer) skipTo(end string) bool {
	i := strings.Index(l.src[l.at:], end)
	if i < 0 {
		l.at = len(l.src)
		return false
	}
	l.at += i + len(end)
	return true
}

// beforeString are the words behind which a string can begin without a blank.
var beforeString = map[string]bool{"import": true, "from": true, "export": true, "as": true, "extends": true, "get": true, "set": true, "static": true}

// isApostrophe reports whether a quote stands in a word of a text between tags, as in "don't": behind
// a name, no string begins.
func (l *lexer) isApostrophe() bool {
	isGlued := l.at > 0 && isNameByte(l.src[l.at-1])
	return isGlued && !(l.prev.kind == tokenName && !l.prev.glued && (beforeRegexp[l.prev.text] || beforeString[l.prev.text]))
}

// readString reads a string up to its closing quote.
func (l *lexer) readString(quote byte) token {
	l.at++
	start := l.at
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case c == quote:
			l.at++
			return token{kind: tokenString, text: l.src[start : l.at-1]}
		case c == '\\':
			l.at++
		case c == '\n':
			l.lost = true
			return token{kind: tokenLiteral}
		}
		l.at++
	}
	l.at, l.lost = len(l.src), true
	return token{kind: tokenLiteral}
}

// readTemplate reads on in a template, to its end or to the next place.
func (l *lexer) readTemplate() token {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case c == '`':
			l.at++
			return token{kind: tokenLiteral}
		case c == '\\':
			l.at++
		case c == '$' && strings.HasPrefix(l.src[l.at:], "${"):
			l.at += 2
			l.open = append(l.open, '$')
			return token{kind: tokenPunct, text: "$"}
		}
		l.at++
	}
	l.at, l.lost = len(l.src), true
	return token{kind: tokenLiteral}
}

// beforeRegexp are the keywords behind which a slash cannot divide.
var beforeRegexp = map[string]bool{
	"return": true, "typeof": true, "case": true, "in": true, "of": true, "delete": true, "void": true, "throw": true,
	"new": true, "else": true, "do": true, "instanceof": true, "yield": true, "await": true, "default": true,
}

// startsRegexp tells a regular expression from a division, and from the end of a JSX tag.
func (l *lexer) startsRegexp() bool {
	switch p := l.prev; p.kind {
	case tokenName:
		return !p.glued && beforeRegexp[p.text]
	case tokenString, tokenLiteral:
		return false
	case tokenPunct:
		return !strings.Contains(")]}<", p.text)
	}
	return true
}

// readRegexp reads a regular expression and its flags.
func (l *lexer) readRegexp() token {
	class := false
	for l.at++; l.at < len(l.src); l.at++ {
		switch c := l.src[l.at]; {
		case c == '\n':
			l.lost = true
			return token{kind: tokenLiteral}
		case c == '\\':
			l.at++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			l.at++
			return token{kind: tokenLiteral}
		}
	}
	l.at, l.lost = len(l.src), true
	return token{kind: tokenLiteral}
}

// isNameByte reports whether a byte is part of a name or number. Of what is not ASCII,
// all is.
func isNameByte(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
