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
