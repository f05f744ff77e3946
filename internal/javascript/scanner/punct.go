package scanner

import (
	"slices"
	"strings"
)

// operators are those of more than one byte that matter as a whole. ">>" is not among them: it may end two lists of types.
var operators = []string{"...", "=>", "===", "!==", "==", "!=", "<=", "?.", "??=", "||=", "&&=", "??", "||", "&&", "++", "--", "+=", "-=", "*="}

// punct reads an operator or a bracket.
func (s *scanner) punct(c byte) {
	start := s.at
	s.at += s.operatorLength()
	switch c {
	case '(', '[', '{':
		s.openBracket(c, start)
		return
	case ')', ']', '}':
		s.closeBracket(c, start)
		return
	case '\\':
		s.lost = true
	}
	s.add(Punct, start)
	top := s.top()
	switch s.source[start:s.at] {
	case "!", "++", "--": // behind an operand, they belong to it
		s.operand = s.operand && !s.last().Newline
		return
	case ":":
		if top.label {
			top.label, top.colon = false, len(s.tokens)
		}
		top.class = top.class && !s.isKeywordAt(len(s.tokens)-2, "class", "interface")
	case ";":
		top.class, top.label = false, false
	}
	s.operand = false
}

// isKeywordAt reports whether a token is one of some names.
func (s *scanner) isKeywordAt(i int, names ...string) bool {
	return i >= 0 && s.tokens[i].Kind == Name && slices.Contains(names, s.source[s.tokens[i].Start:s.tokens[i].End])
}

// operatorLength returns the length of the operator that begins here.
func (s *scanner) operatorLength() int {
	rest := s.source[s.at:]
	if len(rest) < 2 || rest[1] < '!' || rest[1] > '|' && rest[1] != '}' || rest[0] >= 0x80 {
		return 1
	}
	for _, o := range operators {
		if rest[0] == o[0] && strings.HasPrefix(rest, o) && (o != "?." || !s.isDigit(s.at+2)) {
			return len(o)
		}
	}
	return 1
}

// open adds to what is open.
func (s *scanner) open(f frame) {
	if len(s.stack) >= maxDepth {
		s.lost = true
		return
	}
	if f.kind == inBrace || f.kind == inHole {
		s.braces++
	}
	s.stack = append(s.stack, f)
}

// openBracket reads an opening bracket.
func (s *scanner) openBracket(c byte, start int) {
	f := frame{kind: inBrace}
	switch top := s.top(); c {
	case '(':
		f = frame{kind: inParenthesis, parentheses: top.parentheses + 1, brackets: top.brackets, control: s.isControl()}
	case '[':
		f = frame{kind: inBracket, parentheses: top.parentheses, brackets: top.brackets + 1}
	case '{':
		f.context = s.context()
		top.class = top.class && f.context != ClassBody
	}
	f.open = int32(s.add(Punct, start))
	s.tokens[f.open].Context = f.context
	s.operand = false
	s.open(f)
}

// isControl reports whether the parenthesis that begins here is that of a keyword such as "if".
func (s *scanner) isControl() bool {
	n := len(s.tokens)
	return s.isKeywordAt(n-1, "if", "while", "for", "with") && !s.isProperty(n-1) ||
		s.isKeywordAt(n-1, "await") && s.isKeywordAt(n-2, "for")
}

// isProperty reports whether a token stands behind a dot.
func (s *scanner) isProperty(i int) bool {
	if i < 1 || s.tokens[i-1].Kind != Punct {
		return false
	}
	before := s.source[s.tokens[i-1].Start:s.tokens[i-1].End]
	return before == "." || before == "?."
}

// context tells what the brace that begins here opens, by what stands in front of it.
func (s *scanner) context() Context {
	n := len(s.tokens)
	last := s.last()
	text := s.source[last.Start:last.End]
	if s.top().class && (last.Kind == Name && text != "extends" && text != "implements" || last.Kind == Punct && strings.Contains(">)]}", text)) {
		return ClassBody
	}
	switch {
	case last.Kind == TemplateHead, last.Kind == TemplateMiddle:
		return ObjectLiteral
	case last.Kind == Name && !s.isProperty(n-1):
		if beforeOperand[text] && text != "else" && text != "do" || s.isKeywordAt(n-1, "as", "satisfies", "is", "keyof", "implements") {
			return ObjectLiteral
		}
	case last.Kind == Punct && text == "{" && last.Context == JSXExpression:
		return ObjectLiteral
	case last.Kind == Punct && text == ":" && s.top().colon == n:
		return Block
	case last.Kind == Punct && !slices.Contains([]string{")", "=>", ";", "{", "}", "]", ">"}, text):
		return ObjectLiteral
	}
	return Block
}

// closeBracket reads a closing bracket. A round or square one closes only what was opened within the braces around it; one
// too many closes nothing.
func (s *scanner) closeBracket(c byte, start int) {
	top := s.top()
	switch {
	case c == ')' && top.parentheses > 0:
		s.pop(inParenthesis, inParenthesis)
	case c == ']' && top.brackets > 0:
		s.pop(inBracket, inBracket)
	case c == '}' && s.braces > 0:
		s.pop(inBrace, inHole)
	default:
		s.lost = true
		s.add(Punct, start)
		s.operand = c != '}'
		return
	}
	f := s.closed
	if f.kind == inHole {
		s.at = start
		if i := s.template(TemplateTail, TemplateMiddle); s.tokens[i].Kind == TemplateTail {
			s.match(int(f.open), i)
		}
		return
	}
	s.match(int(f.open), s.add(Punct, start))
	s.operand = f.kind == inBracket || f.kind == inParenthesis && !f.control || f.kind == inBrace && f.context == ObjectLiteral
}

// pop closes what is open, up to and with the first of two kinds, which is there, and keeps that.
func (s *scanner) pop(kind, other frameKind) {
	for {
		n := len(s.stack)
		s.closed = s.stack[n-1]
		s.stack = s.stack[:n-1]
		if s.closed.kind == inBrace || s.closed.kind == inHole {
			s.braces--
		}
		if s.closed.kind == kind || s.closed.kind == other {
			return
		}
		s.lost = true
	}
}
