package main

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
)

// position is a position as editors write it. It may lie outside of the text.
type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type place struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// change is a change of the text as editors write it: of all of it without a range.
type change struct {
	Range *place `json:"range,omitempty"`
	Text  string `json:"text"`
}

// ending is the end of a line.
var ending = regexp.MustCompile(`\r\n|\r|\n`)

// width is the number of units of a character.
func width(encoding string, c rune) int {
	switch encoding {
	case "utf-8":
		return utf8.RuneLen(c)
	case "utf-16":
		return utf16.RuneLen(c)
	}
	return 1
}

// lineOf returns a line and where it starts. Behind the last there is nothing.
func lineOf(s string, n int) (string, int) {
	start := 0
	for _, end := range ending.FindAllStringIndex(s, -1) {
		if n--; n < 0 {
			return s[start:end[0]], start
		}
		start = end[1]
	}
	if n > 0 {
		return "", len(s)
	}
	return s[start:], start
}

// offsetOf is where a position lies. It is written from the protocol's text, and knows
// nothing of package text.
func offsetOf(s, encoding string, p position) int {
	if p.Line < 0 {
		return 0
	}
	line, start := lineOf(s, p.Line)
	units := 0
	for i, c := range line {
		if units += width(encoding, c); units > p.Character {
			return start + i
		}
	}
	return start + len(line)
}

// positionOf is the position of an offset that an editor can name: see [snap].
func positionOf(s, encoding string, offset int) position {
	ends := ending.FindAllStringIndex(s[:offset], -1)
	p := position{Line: len(ends)}
	if len(ends) > 0 {
		s, offset = s[ends[len(ends)-1][1]:], offset-ends[len(ends)-1][1]
	}
	for _, c := range s[:offset] {
		p.Character += width(encoding, c)
	}
	return p
}

// snap moves an offset down to one that a position can name: not in the middle of a
// character or of a line's end.
func snap(s string, offset int) int {
	for offset > 0 && offset < len(s) && (!utf8.RuneStart(s[offset]) || s[offset-1] == '\r' && s[offset] == '\n') {
		offset--
	}
	return offset
}

// apply makes a change. The ends of its range may stand in either order.
func (c change) apply(s, encoding string) string {
	if c.Range == nil {
		return c.Text
	}
	start, end := offsetOf(s, encoding, c.Range.Start), offsetOf(s, encoding, c.Range.End)
	return s[:min(start, end)] + c.Text + s[max(start, end):]
}

// between is the smallest change that makes one text of another.
func between(old, next, encoding string) change {
	start := 0
	for start < min(len(old), len(next)) && old[start] == next[start] {
		start++
	}
	end := 0
	for end < min(len(old), len(next))-start && old[len(old)-1-end] == next[len(next)-1-end] {
		end++
	}
	// Both ends move outwards to places with a name. In front of the start both texts are
	// the same, and so they are behind the end.
	for s := start; ; s-- {
		if snap(old, s) == s && (s == len(next) || utf8.RuneStart(next[s])) {
			start = s
			break
		}
	}
	from := len(old) - end
	for snap(old, from) != from {
		from++
		end--
	}
	return change{&place{positionOf(old, encoding, start), positionOf(old, encoding, from)}, next[start : len(next)-end]}
}

// oddities are texts that are hard on those who count characters, lines or columns.
var oddities = []string{
	"😀", "👩‍👩‍👧", "é", "e\u0301", "日本", "\ufeff", "\x00", "\t", "\r", "\r\n", "\n", "\u202e", "\u200f", "\u2066x\u2069", "\u0085", "\u2028", "\u2029", "\v", "\f", "\x7f", "\ufffd",
	"\u00a0", "\"", "'", "\\", "\"\\ud800\"", ": ", "- ", "|\n", ">-\n", "# ", "# forge-manifest-ls: ignore schema-unknown-property why\n", "---\n", "...\n", "<<<<<<< HEAD\n", "%YAML 1.2\n",
}

// typist makes random edits of a text.
type typist struct {
	r        *rand.Rand
	encoding string
	text     string
	past     []string
	others   []string // manifests to paste pieces of
}

// maxText is the length from which on a text is replaced: more of it tells nothing more.
const maxText = 1 << 14

// edit returns notifications, each with its changes, and makes them.
func (y *typist) edit() [][]change {
	y.past = append(y.past, y.text)
	if len(y.text) > maxText {
		return [][]change{{y.whole(y.past[0])}}
	}
	switch n := y.r.IntN(20); {
	case n < 7:
		return y.typed()
	case n < 9:
		return [][]change{{y.undo()}}
	case n < 12: // several at a time
		var all []change
		for range 1 + y.r.IntN(4) {
			all = append(all, y.one())
		}
		return [][]change{all}
	case n == 12 && y.r.IntN(4) == 0:
		return [][]change{{y.whole(strings.ToValidUTF8(mutate.Broken(y.r, y.other()), "\ufffd"))}}
	}
	return [][]change{{y.one()}}
}

func (y *typist) other() string { return y.others[y.r.IntN(len(y.others))] }

// make makes a change.
func (y *typist) make(c change) change {
	y.text = c.apply(y.text, y.encoding)
	return c
}

func (y *typist) whole(s string) change { return y.make(change{Text: s}) }

// replace makes a change of some bytes, or of a few more so that they can be named.
func (y *typist) replace(start, end int, by string) change {
	start, end = snap(y.text, max(0, start)), snap(y.text, end)
	return y.make(change{&place{positionOf(y.text, y.encoding, start), positionOf(y.text, y.encoding, max(start, end))}, by})
}

// typed types a line, or a piece of one, key by key.
func (y *typist) typed() [][]change {
	var keys [][]change
	at := snap(y.text, y.r.IntN(len(y.text)+1))
	for _, c := range y.word() {
		// Behind "\r" there may be "\n", or come.
		at = snap(y.text, min(at, len(y.text)))
		keys = append(keys, []change{y.replace(at, at, string(c))})
		at += utf8.RuneLen(c)
	}
	if y.r.IntN(4) == 0 { // and back
		for range y.r.IntN(4) {
			keys = append(keys, []change{y.replace(at-1, at, "")})
			at = snap(y.text, min(max(at-1, 0), len(y.text)))
		}
	}
	return keys
}

func (y *typist) word() string {
	if y.r.IntN(3) == 0 {
		return oddities[y.r.IntN(len(oddities))]
	}
	other := y.other()
	at := snap(other, y.r.IntN(len(other)+1))
	return other[at:snap(other, min(len(other), at+1+y.r.IntN(24)))]
}

// undo goes back to one of the last texts, or to the first: in a text that is very broken there
// is little to find.
func (y *typist) undo() change {
	if y.r.IntN(2) == 0 {
		return y.make(between(y.text, y.past[0], y.encoding))
	}
	return y.make(between(y.text, y.past[max(0, len(y.past)-1-y.r.IntN(6))], y.encoding))
}

// one is a single change.
func (y *typist) one() change {
	at := y.r.IntN(len(y.text) + 1)
	switch y.r.IntN(7) {
	case 0: // a range from anywhere to anywhere, in either order
		p := func() position { return position{y.r.IntN(60) - 1, y.r.IntN(50) - 1} }
		q := p()
		r := place{q, position{q.Line + y.r.IntN(5) - 2, y.r.IntN(40)}}
		if y.r.IntN(12) == 0 {
			r.End = position{1 << 20, 1 << 30}
		}
		return y.make(change{&r, y.word()})
	case 1: // lines less
		line := ending.FindAllStringIndex(y.text[at:], 1+y.r.IntN(6))
		if line == nil {
			return y.replace(at, len(y.text), "")
		}
		return y.replace(at, at+line[len(line)-1][1], "")
	case 2: // a piece of another manifest
		lines := strings.SplitAfter(y.other(), "\n")
		from := y.r.IntN(len(lines))
		piece := strings.Join(lines[from:min(len(lines), from+1+y.r.IntN(15))], "")
		_, start := lineOf(y.text, positionOf(y.text, y.encoding, snap(y.text, at)).Line)
		return y.replace(start, start, piece)
	case 3:
		return y.replace(at, at, oddities[y.r.IntN(len(oddities))])
	case 4:
		return y.replace(at, min(len(y.text), at+y.r.IntN(12)), y.word())
	}
	e := mutate.Edit(y.r, text.New(y.text))
	return y.replace(e.Span.Start, e.Span.End, strings.ToValidUTF8(e.New, ""))
}

// strange gives a text line ends, marks and characters that editors meet.
func strange(r *rand.Rand, s string) string {
	switch r.IntN(6) {
	case 0:
		s = strings.ReplaceAll(s, "\n", "\r\n")
	case 1:
		s = strings.ReplaceAll(s, "\n", "\r")
	case 2:
		s = mutate.Broken(r, s)
	}
	if r.IntN(4) == 0 {
		s = "\ufeff" + s
	}
	for range r.IntN(4) * r.IntN(2) {
		at := r.IntN(len(s) + 1)
		s = s[:at] + oddities[r.IntN(len(oddities))] + s[at:]
	}
	return strings.ToValidUTF8(s, "\ufffd")
}

// TestBetween checks the model: the smallest change between two texts makes one of the other,
// and a text whose positions are counted is the text that package text counts.
func TestBetween(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 30))
	piece := func() string {
		var s strings.Builder
		for range r.IntN(8) {
			s.WriteString(oddities[r.IntN(len(oddities))])
		}
		return s.String()
	}
	for range 3000 {
		old, next := piece()+piece(), piece()
		if r.IntN(2) == 0 {
			at := snap(old, r.IntN(len(old)+1))
			next = old[:at] + piece() + old[at:]
		}
		for encoding, unit := range units {
			if got := between(old, next, encoding).apply(old, encoding); got != next {
				t.Fatalf("%s: of %q comes %q, not %q", encoding, old, got, next)
			}
			p := position{r.IntN(6) - 1, r.IntN(12) - 1}
			if got, want := offsetOf(old, encoding, p), text.New(old).OffsetAt(text.Position(p), unit); got != want {
				t.Fatalf("%s: %+v of %q is at %d; package text says %d", encoding, p, old, got, want)
			}
		}
	}
}

// units are the encodings by their names.
var units = map[string]text.Encoding{"utf-8": text.UTF8, "utf-16": text.UTF16, "utf-32": text.UTF32}
