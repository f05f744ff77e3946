package scanner

import "strings"

// Bounds of what is looked at, in bytes: to tell a list of types from an element, and of the types of an element.
const (
	maxLookahead = 1000
	maxTypes     = 300
)

// startsElement tells an element from a list of types in front of parameters, at "<" where an operand begins.
func (s *scanner) startsElement() bool {
	rest := s.source[s.at+1 : min(len(s.source), s.at+maxLookahead)]
	rest = strings.TrimLeft(rest, " \t\r\n")
	if strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "/*") || strings.HasPrefix(rest, "//") {
		return true
	}
	n := tagNameLength(rest)
	if n == 0 {
		return false
	}
	name, rest := rest[:n], strings.TrimLeft(rest[n:], " \t\r\n")
	switch {
	case strings.HasPrefix(rest, ","), name == "const" && tagNameLength(rest) > 0:
		return false
	case strings.HasPrefix(rest, "="):
		return strings.HasPrefix(rest, "=>")
	case strings.HasPrefix(rest, "extends"):
		after := rest[len("extends"):]
		return after == "" || strings.IndexByte("=/>-", after[0]) >= 0 || isNameByte(after[0])
	case strings.HasPrefix(rest, ">"):
		return !startsArrow(strings.TrimLeft(rest[1:], " \t\r\n"))
	}
	return true
}

// startsArrow reports whether a text begins with parameters in parentheses and an arrow, or a type and an arrow, behind them.
func startsArrow(s string) bool {
	if !strings.HasPrefix(s, "(") {
		return false
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				after := strings.TrimLeft(s[i+1:], " \t\r\n")
				if line, _, _ := strings.Cut(after, "\n"); strings.HasPrefix(after, ":") && strings.Contains(line, "=>") {
					return true
				}
				return strings.HasPrefix(after, "=>")
			}
		}
	}
	return false
}

// tagNameLength returns the length of the name of a tag that a text begins with, 0 for none.
func tagNameLength(s string) int {
	if s == "" || s[0] >= '0' && s[0] <= '9' || !isNameByte(s[0]) {
		return 0
	}
	n := 0
	for n < len(s) && (isNameByte(s[n]) || s[n] == '-' || s[n] == '.' || s[n] == ':') {
		n++
	}
	return n
}

// openTag reads "<", behind which a tag begins, or "<>".
func (s *scanner) openTag() {
	start := s.at
	s.at++
	i := s.add(TagStart, start)
	s.open(frame{kind: inTag, open: int32(i)})
}

// tag reads a token of an opening tag.
func (s *scanner) tag() {
	s.skipBlanks()
	if s.at >= len(s.source) {
		return
	}
	start, c, top := s.at, s.source[s.at], s.top()
	switch {
	case c == '>':
		s.at++
		s.add(TagEnd, start)
		top.kind = inChildren
	case strings.HasPrefix(s.source[s.at:], "/>"):
		s.at += 2
		s.endElement(s.add(TagClose, start))
	case c == '{':
		s.openExpression()
	case c == '"' || c == '\'':
		s.attributeString(c)
	case c == '=':
		s.at++
		s.add(Punct, start)
	case isNameByte(c):
		s.at += max(1, tagNameLength(s.source[s.at:]))
		s.add(Name, start)
	case c == '<' && s.says(Punct, "=") && s.startsElement():
		s.openTag()
	case c == '<' && int(top.open) == len(s.tokens)-2 && s.skipTypes():
	default:
		s.leaveTag()
	}
}

// leaveTag gives a tag up that is not finished: what stands here belongs to no tag.
func (s *scanner) leaveTag() {
	s.lost = true
	s.stack = s.stack[:len(s.stack)-1]
	s.operand = s.source[s.at] != '<'
}

// endElement closes an element whose last token is given.
func (s *scanner) endElement(last int) {
	n := len(s.stack)
	s.match(int(s.stack[n-1].open), last)
	s.stack = s.stack[:n-1]
	s.operand = true
}

// openExpression reads the brace of an expression in a tag or between tags.
func (s *scanner) openExpression() {
	s.at++
	i := s.add(Punct, s.at-1)
	s.tokens[i].Context = JSXExpression
	s.open(frame{kind: inBrace, context: JSXExpression, open: int32(i)})
	s.operand = false
}

// attributeString reads the value of an attribute in quotes, which may have several lines.
func (s *scanner) attributeString(quote byte) {
	start := s.at
	end := strings.IndexByte(s.source[start+1:], quote)
	value := s.source[start+1:]
	if end >= 0 {
		value = value[:end]
	}
	line := strings.IndexAny(value, "\r\n")
	switch {
	case line >= 0 && (end < 0 || s.repair):
		s.lost = true
		s.at = start + 1 + line
	case end < 0:
		s.lost = true
		s.at = len(s.source)
	default:
		s.at = start + end + 2
	}
	s.tokens[s.add(String, start)].JSX = true
}

// skipTypes passes over the types behind the name of a tag, and reports whether there are some: what has attributes or an end is a
// tag behind one that is not finished.
func (s *scanner) skipTypes() bool {
	depth := 0
	for i := s.at; i < min(len(s.source), s.at+maxTypes); i++ {
		switch s.source[i] {
		case '/':
			return false
		case '=':
			if i++; !strings.HasPrefix(s.source[i:], ">") {
				return false
			}
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				s.at = i + 1
				return true
			}
		}
	}
	return false
}

// children reads what stands between tags, up to the next token.
func (s *scanner) children() {
	length := strings.IndexAny(s.source[s.at:], "<{}")
	if length < 0 {
		length = len(s.source) - s.at
	}
	if s.repair {
		if i := statementIn(s.source[s.at : s.at+length]); i >= 0 {
			s.at += i
			s.leaveElements()
			return
		}
	}
	if s.at += length; s.at >= len(s.source) {
		return
	}
	switch s.source[s.at] {
	case '{':
		s.openExpression()
	case '}':
		s.leaveElements()
	default:
		s.childTag()
	}
}

// childTag reads a tag between tags.
func (s *scanner) childTag() {
	rest := strings.TrimLeft(s.source[s.at+1:min(len(s.source), s.at+maxLookahead)], " \t\r\n")
	switch {
	case strings.HasPrefix(rest, "/"):
		s.closingTag()
	case rest != "" && (rest[0] == '>' || isNameByte(rest[0])):
		s.openTag()
	default:
		s.lost = true
		s.at++
	}
}

// closingTag reads "</name>", which closes the nearest element of that name; the innermost where none has it.
func (s *scanner) closingTag() {
	start := s.at
	for s.at++; s.at < len(s.source) && strings.IndexByte(" \t\r\n/", s.source[s.at]) >= 0; s.at++ {
	}
	n := tagNameLength(s.source[s.at:])
	name := s.source[s.at : s.at+n]
	for s.at += n; s.at < len(s.source) && strings.IndexByte(" \t\r\n", s.source[s.at]) >= 0; s.at++ {
	}
	if s.at < len(s.source) && s.source[s.at] == '>' {
		s.at++
	} else {
		s.lost = true
	}
	for range s.unclosed(name) {
		s.lost = true
		s.stack = s.stack[:len(s.stack)-1]
	}
	s.endElement(s.add(ClosingTag, start))
}

// maxUnclosed is how many elements a closing tag may leave without one.
const maxUnclosed = 32

// unclosed returns how many elements are open within the nearest of a name.
func (s *scanner) unclosed(name string) int {
	for i := range min(maxUnclosed, len(s.stack)) {
		f := s.stack[len(s.stack)-1-i]
		if f.kind != inChildren {
			break
		}
		if s.elementName(f.open) == name {
			return i
		}
	}
	return 0
}

// elementName returns the name of an element, "" for a fragment.
func (s *scanner) elementName(open int32) string {
	if name := s.tokens[open+1]; name.Kind == Name {
		return s.source[name.Start:name.End]
	}
	return ""
}

// leaveElements gives up elements that are not closed where code goes on.
func (s *scanner) leaveElements() {
	s.lost = true
	for n := len(s.stack); n > 0 && (s.stack[n-1].kind == inChildren || s.stack[n-1].kind == inTag); n-- {
		s.stack = s.stack[:n-1]
	}
	s.operand = false
	s.newline = true
}

// statements are words with which lines begin in code, and hardly in a text between tags.
var statements = []string{"import ", "export ", "const ", "let ", "var ", "function ", "class ", "async function ", "module.exports", "exports."}

// statementIn returns where a line of a text begins like a statement, -1 where none does.
func statementIn(s string) int {
	for i := 0; ; {
		next := strings.IndexByte(s[i:], '\n')
		if next < 0 {
			return -1
		}
		i += next + 1
		for _, word := range statements {
			if strings.HasPrefix(s[i:], word) {
				return i
			}
		}
	}
}
