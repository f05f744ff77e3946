package javascript

import (
	"fmt"
	"slices"
	"unicode/utf16"
)

// regexpReader reads a regular expression by the grammar of JavaScript for the web
// (ECMA-262, annex B), without flags. It says nothing of what only some engines refuse.
type regexpReader struct {
	src     []uint16 // JavaScript reads UTF-16 code units
	at      int
	mistake string   // the first one
	names   []string // of groups
	refs    []string // the names behind \k; "" where none follows
	foreign bool     // some name holds more than ASCII letters: names are not compared
}

// RegExpMistake says why a text is certainly no regular expression, "" when it is one or
// may be one.
func RegExpMistake(s string) string {
	r := regexpReader{src: utf16.Encode([]rune(s))}
	r.disjunction()
	if r.next() == ')' {
		r.fail("\")\" closes nothing")
	}
	if r.mistake == "" && len(r.names) > 0 && !r.foreign {
		for _, name := range r.refs { // without named groups, \k is a k
			if name == "" {
				return "\"\\k\" must name a group"
			}
			if !slices.Contains(r.names, name) {
				return fmt.Sprintf("there is no group %q", name)
			}
		}
	}
	return r.mistake
}

// fail notes a mistake and ends the reading.
func (r *regexpReader) fail(mistake string) {
	if r.mistake == "" {
		r.mistake = mistake
	}
	r.at = len(r.src)
}

// next is the unit at hand, 0 at the end.
func (r *regexpReader) next() uint16 { return r.ahead(0) }

// ahead is the unit n units ahead, 0 behind the end.
func (r *regexpReader) ahead(n int) uint16 {
	if r.at+n < len(r.src) {
		return r.src[r.at+n]
	}
	return 0
}

// isEnd reports whether all is read.
func (r *regexpReader) isEnd() bool { return r.at >= len(r.src) }

// disjunction reads alternatives up to a ")" or the end, and returns the names of their
// groups. Newer engines allow a name in several alternatives, once in each.
func (r *regexpReader) disjunction() []string {
	var all, here []string
	for !r.isEnd() && r.next() != ')' {
		if r.next() == '|' {
			r.at++
			all, here = append(all, here...), nil
			continue
		}
		for _, name := range r.term() {
			if slices.Contains(here, name) && !r.foreign {
				r.fail(fmt.Sprintf("there are two groups %q", name))
			}
			here = append(here, name)
		}
	}
	return append(all, here...)
}

// term reads an atom or assertion with its quantifier.
func (r *regexpReader) term() (names []string) {
	repeatable := true
	switch c := r.next(); c {
	case '(':
		names, repeatable = r.group()
	case '[':
		r.at++
		r.class()
	case '\\':
		repeatable = r.escape()
	case '*', '+', '?':
		r.fail(fmt.Sprintf("there is nothing in front of %q to repeat", string(rune(c))))
		return nil
	case '^', '$':
		r.at++
		repeatable = false
	case '{':
		if r.interval() {
			r.fail("there is nothing in front of \"{\" to repeat")
			return nil
		}
		r.at++
	default:
		r.at++
	}
	r.quantifier(repeatable)
	return names
}

// quantifier reads what says how often a term is there, if anything does.
func (r *regexpReader) quantifier(repeatable bool) {
	start := r.at
	switch c := r.next(); c {
	case '*', '+', '?':
		r.at++
	case '{':
		if !r.interval() { // an ordinary character
			return
		}
	default:
		return
	}
	if !repeatable && r.mistake == "" {
		c := rune(r.src[start])
		r.fail(fmt.Sprintf("what is in front of %q cannot be repeated", string(c)))
		return
	}
	if r.next() == '?' {
		r.at++
	}
}

// interval reads "{1}", "{1,}" or "{1,2}". It is false, and reads nothing, where
// something else follows the brace.
func (r *regexpReader) interval() bool {
	start := r.at
	r.at++
	least, ok := r.number()
	most := least
	if ok && r.next() == ',' {
		r.at++
		if upper, given := r.number(); given {
			most = upper
		} else {
			most = endless
		}
	}
	if !ok || r.next() != '}' {
		r.at = start
		return false
	}
	r.at++
	if most < least {
		r.fail("the numbers in \"{}\" are in the wrong order")
	}
	return true
}

// endless is more than any number: engines do not tell greater ones apart.
const endless = 1<<31 - 1

// number reads a decimal number. It is false where there is none.
func (r *regexpReader) number() (n int, ok bool) {
	for ; r.next() >= '0' && r.next() <= '9'; r.at++ {
		n, ok = min(n*10+int(r.next()-'0'), endless), true
	}
	return n, ok
}

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
