package javascript

import "fmt"

// class reads a character class from behind its "[" to its "]".
func (r *regexpReader) class() {
	if r.next() == '^' {
		r.at++
	}
	for !r.isEnd() && r.next() != ']' {
		low, single := r.classAtom()
		if r.next() != '-' || r.ahead(1) == ']' {
			continue
		}
		r.at++
		if r.isEnd() {
			break
		}
		high, alsoSingle := r.classAtom()
		if single && alsoSingle && low > high { // a set beside the dash makes it an ordinary character
			r.fail(fmt.Sprintf("the range from %q to %q is out of order", string(rune(low)), string(rune(high))))
			return
		}
	}
	if r.isEnd() {
		r.fail("\"[\" is not closed")
		return
	}
	r.at++
}

// classAtom reads one character of a class. It is false for an escape that stands for a
// set of characters.
func (r *regexpReader) classAtom() (unit uint16, single bool) {
	c := r.next()
	r.at++
	if c != '\\' {
		return c, true
	}
	if r.isEnd() {
		return 0, false
	}
	c = r.next()
	r.at++
	switch c {
	case 'd', 'D', 's', 'S', 'w', 'W':
		return 0, false
	case 'c':
		if n := r.next(); isWordUnit(n) {
			r.at++
			return n % 32, true
		}
		r.at-- // the backslash stands for itself
		return '\\', true
	case 'x':
		return r.hex(c, 2), true
	case 'u':
		return r.hex(c, 4), true
	case '0', '1', '2', '3', '4', '5', '6', '7':
		r.at--
		return r.octal(), true
	}
	if i, ok := controls[c]; ok {
		return i, true
	}
	return c, true
}

// controls are the characters that letters stand for in a class.
var controls = map[uint16]uint16{'b': '\b', 't': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r'}

// isWordUnit reports whether a unit belongs to a word.
func isWordUnit(c uint16) bool { return c < 0x80 && IsWordByte(byte(c)) }

// hex reads so many hexadecimal digits, or nothing: then the letter stands for itself.
func (r *regexpReader) hex(letter uint16, digits int) uint16 {
	var n uint16
	for i := range digits {
		c := r.ahead(i)
		switch {
		case c >= '0' && c <= '9':
			n = n*16 + c - '0'
		case c >= 'a' && c <= 'f':
			n = n*16 + c - 'a' + 10
		case c >= 'A' && c <= 'F':
			n = n*16 + c - 'A' + 10
		default:
			return letter
		}
	}
	r.at += digits
	return n
}

// octal reads up to three octal digits, of which the value is at most 255.
func (r *regexpReader) octal() uint16 {
	var n uint16
	for i := 0; i < 3 && r.next() >= '0' && r.next() <= '7' && n < 32; i++ {
		n = n*8 + r.next() - '0'
		r.at++
	}
	return n
}
