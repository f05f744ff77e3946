package javascript

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"

	"forge-manifest-ls/internal/prose"
)

// group reads from "(" to ")". It returns the names of the groups inside, and whether a
// quantifier may follow.
func (r *regexpReader) group() (names []string, repeatable bool) {
	r.at++
	repeatable = true
	if r.next() == '?' {
		r.at++
		switch c := r.next(); {
		case c == ':' || c == '=' || c == '!':
			r.at++
		case c == '<' && (r.ahead(1) == '=' || r.ahead(1) == '!'):
			r.at += 2
			repeatable = false
		case c == '<':
			r.at++
			names = r.groupName()
		default:
			r.flags()
		}
	}
	inner := r.disjunction()
	if r.mistake == "" && r.next() != ')' {
		r.fail("\"(\" is not closed")
	}
	r.at++
	for _, name := range names {
		for _, other := range inner {
			if name == other && !r.foreign {
				r.fail(fmt.Sprintf("there are two groups %q", name))
			}
		}
	}
	return append(names, inner...), repeatable
}

var plainName = regexp.MustCompile(`^[a-zA-Z_$][a-zA-Z0-9_$]*$`)

// groupName reads the name of a group and the ">" behind it.
func (r *regexpReader) groupName() []string {
	start := r.at
	for !r.isEnd() && r.next() != '>' {
		r.at++
	}
	if r.isEnd() {
		r.fail("the name of a group has no \">\"")
		return nil
	}
	name := string(utf16.Decode(r.src[start:r.at]))
	r.at++
	r.names = append(r.names, name)
	switch {
	case plainName.MatchString(name):
		return []string{name}
	case isForeign(name): // may be a name: what the letters of the world are depends on the engine
		r.foreign = true
		return nil
	}
	r.fail(fmt.Sprintf("%q cannot be the name of a group", prose.Shortened(name)))
	return nil
}

// isForeign reports whether a text holds escapes or characters beyond ASCII.
func isForeign(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c == '\\' || c > 0x7f })
}

// flags reads the flags of a group and the colon behind them, as newer engines know them.
func (r *regexpReader) flags() {
	const known = "ims"
	seen, minus := "", false
	for c := r.next(); c != ':'; c = r.next() {
		switch {
		case c == '-' && !minus:
			minus = true
		case c != 0 && c < 0x80 && strings.ContainsRune(known, rune(c)) && !strings.ContainsRune(seen, rune(c)):
			seen += string(rune(c))
		case c == ')' && seen != "":
			r.fail(fmt.Sprintf("JavaScript has no \"(?%s)\"", seen))
			return
		default:
			r.fail("\"(?\" starts no group that there is")
			return
		}
		r.at++
	}
	if seen == "" {
		r.fail("\"(?\" starts no group that there is")
	}
	r.at++
}

// escape reads a backslash and what it escapes, and reports whether a quantifier may
// follow. The digits of numbers are left: they are characters that may be repeated.
func (r *regexpReader) escape() (repeatable bool) {
	c := r.ahead(1)
	if r.at+1 >= len(r.src) {
		r.fail("a backslash at the end escapes nothing")
		return true
	}
	r.at += 2
	if c == 'k' {
		r.refs = append(r.refs, r.reference())
	}
	return c != 'b' && c != 'B'
}

// reference is the name in angle brackets at hand, "" when there is none. It is not
// read over: by itself it is ordinary text.
func (r *regexpReader) reference() string {
	if r.next() != '<' {
		return ""
	}
	for i := r.at + 1; i < len(r.src); i++ {
		if r.src[i] != '>' {
			continue
		}
		name := string(utf16.Decode(r.src[r.at+1 : i]))
		if isForeign(name) {
			r.foreign = true
		}
		if !plainName.MatchString(name) {
			return ""
		}
		return name
	}
	return ""
}
