package scanner

import "strings"

// stringLiteral reads a text in quotes. It ends with its line when it is not closed.
func (s *scanner) stringLiteral(quote byte) {
	start := s.at
	for s.at++; s.at < len(s.source); s.at++ {
		switch s.source[s.at] {
		case quote:
			s.at++
			s.add(String, start)
			s.operand = true
			return
		case '\\':
			if s.at++; strings.HasPrefix(s.source[min(s.at, len(s.source)):], "\r\n") {
				s.at++
			}
		case '\n', '\r':
			s.unfinished(start)
			return
		}
	}
	s.at = len(s.source)
	s.unfinished(start)
}

// unfinished adds a text whose quote is not closed.
func (s *scanner) unfinished(start int) {
	s.lost = true
	s.add(String, start)
	s.operand = true
}

// number reads a number.
func (s *scanner) number() {
	start := s.at
	hexadecimal := strings.HasPrefix(s.source[start:], "0x") || strings.HasPrefix(s.source[start:], "0X")
	for s.at++; s.at < len(s.source); s.at++ {
		c, before := s.source[s.at], s.source[s.at-1]|0x20
		isSign := (c == '+' || c == '-') && before == 'e' && !hexadecimal
		if !isNameByte(c) && c != '.' && !isSign {
			break
		}
	}
	s.add(Number, start)
	s.operand = true
}

// beforeOperand are the keywords behind which an operand begins.
var beforeOperand = map[string]bool{
	"return": true, "typeof": true, "case": true, "in": true, "of": true, "delete": true, "void": true, "throw": true, "new": true,
	"else": true, "do": true, "instanceof": true, "yield": true, "await": true, "default": true, "extends": true,
}

// name reads a name or keyword.
func (s *scanner) name() {
	start := s.at
	for s.at++; s.at < len(s.source) && (isNameByte(s.source[s.at]) || s.source[s.at] == '\\' && strings.HasPrefix(s.source[s.at:], `\u`)); s.at++ {
		if s.source[s.at] >= 0x80 && blankWidth(s.source[s.at:]) > 0 {
			break
		}
	}
	if s.source[start] == '\\' || strings.IndexByte(s.source[start:s.at], '\\') >= 0 {
		s.skipEscapes()
	}
	isProperty := s.says(Punct, ".") || s.says(Punct, "?.")
	i := s.add(Name, start)
	s.operand = true
	if isProperty {
		return
	}
	text := s.source[start:s.at]
	s.operand = !beforeOperand[text]
	switch top := s.top(); text {
	case "class":
		top.class = true
	case "interface":
		before := s.tokens[i]
		top.class = !before.AfterOperand || before.Newline || s.isKeywordAt(i-1, "export", "declare")
	case "case":
		top.label = true
	case "default":
		s.skipBlanks()
		top.label = strings.HasPrefix(s.source[s.at:], ":")
	}
}

// skipEscapes passes over the braces of "\u{61}" in a name.
func (s *scanner) skipEscapes() {
	for s.at < len(s.source) && (isNameByte(s.source[s.at]) || strings.IndexByte(`\{}`, s.source[s.at]) >= 0) {
		if s.source[s.at] == '{' && !strings.HasSuffix(s.source[:s.at], `\u`) {
			return
		}
		if s.source[s.at] == '}' && !strings.Contains(s.source[max(0, s.at-8):s.at], `\u{`) {
			return
		}
		s.at++
	}
}

// regexp reads a regular expression and its flags; a slash where there is none in the line.
func (s *scanner) regexp() {
	start, class := s.at, false
	for s.at++; s.at < len(s.source); s.at++ {
		switch c := s.source[s.at]; {
		case c == '\n' || c == '\r':
			s.division(start)
			return
		case c == '\\':
			s.at++
			if s.at < len(s.source) && s.source[s.at] == '\n' {
				s.division(start)
				return
			}
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for s.at++; s.at < len(s.source) && isNameByte(s.source[s.at]); s.at++ {
			}
			s.add(Regexp, start)
			s.operand = true
			return
		}
	}
	s.division(start)
}

// division goes back to a slash that does not begin a regular expression.
func (s *scanner) division(start int) {
	s.lost = true
	s.at = start + 1
	s.add(Punct, start)
	s.operand = false
}

// template reads a piece of a template: from its quote, or from the brace that ends a hole, to the
// quote or the next hole. Whole and head are the kinds that it gets.
func (s *scanner) template(whole, head Kind) int {
	start := s.at
	end, isHole := s.templateEnd(start + 1)
	if s.repair && whole == Template && !isHole && s.swallows(start, end) {
		end = start + strings.IndexAny(s.source[start:], "\r\n")
	}
	s.at = end
	if !isHole {
		i := s.add(whole, start)
		s.operand = true
		return i
	}
	i := s.add(head, start)
	open := i
	if head == TemplateMiddle {
		open = int(s.closed.open)
	}
	s.open(frame{kind: inHole, open: int32(open)})
	s.operand = false
	return i
}

// templateEnd returns where a piece of a template ends that begins at an offset, and whether with a hole.
func (s *scanner) templateEnd(at int) (end int, isHole bool) {
	for at < len(s.source) {
		i := strings.IndexAny(s.source[at:], "`\\$")
		if i < 0 {
			break
		}
		at += i
		switch {
		case s.source[at] == '`':
			return at + 1, false
		case s.source[at] == '\\':
			at++
		case strings.HasPrefix(s.source[at:], "${"):
			return at + 2, true
		}
		at++
	}
	s.lost = true
	return len(s.source), false
}

// swallows reports whether a template looks as if its quote were not closed, and the next one were that of
// another template: it has several lines, and text follows it at once.
func (s *scanner) swallows(start, end int) bool {
	if !strings.ContainsAny(s.source[start:end], "\r\n") {
		return false
	}
	return end >= len(s.source) || isNameByte(s.source[end]) || s.source[end] == '/'
}
