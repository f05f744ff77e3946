package text

import "unicode/utf8"

// Encoding is the unit in which characters of a line are counted.
type Encoding uint8

const (
	UTF16 Encoding = iota // UTF-16 code units: the protocol's default
	UTF8                  // bytes
	UTF32                 // code points
)

// Position is a place between two characters: a 0-based line and a 0-based
// character within it, in the unit of an [Encoding].
type Position struct {
	Line, Character int
}

// OffsetAt converts a position to a byte offset. As the protocol demands, a
// character beyond the end of its line means the end of the line (before its
// line end); a line beyond the last means the end of the text. A position in the
// middle of a character means that character's start.
func (b *Buffer) OffsetAt(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	line := b.Line(p.Line)
	rest := max(p.Character, 0)
	offset := line.Start
	for offset < line.End && rest > 0 {
		units, size := measure(b.text[offset:line.End], enc)
		if units > rest {
			break
		}
		rest -= units
		offset += size
	}
	return offset
}

// PositionAt converts a byte offset, clamped to the text, to a position. An
// offset inside a line end means the end of that line; one inside a character
// means its start.
func (b *Buffer) PositionAt(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), len(b.text))
	n := b.LineAt(offset)
	line := b.Line(n)
	end := min(offset, line.End)
	at := mark{enc, line.Start, 0}
	if m := b.near.Load(); m != nil && m.enc == enc && m.offset > line.Start && m.offset <= end {
		at = *m
	}
	from := at.offset
	for at.offset < end {
		units, size := measure(b.text[at.offset:line.End], enc)
		if at.offset+size > end {
			break
		}
		at.offset += size
		at.character += units
	}
	if at.offset-from > farWay {
		b.near.Store(&at)
	}
	return Position{n, at.character}
}

// mark is the character of a byte offset in its line. The last one that was far to find is kept: of a long line, many are
// asked for one behind the other.
type mark struct {
	enc               Encoding
	offset, character int
}

// farWay is how many bytes must be measured for a character that is kept.
const farWay = 256

// measure returns the width of the first character of s: in units of enc, and in
// bytes. An invalid byte is one unit wide.
func measure(s string, enc Encoding) (units, size int) {
	if s[0] < utf8.RuneSelf {
		return 1, 1
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case enc == UTF8:
		return size, size
	case enc == UTF16 && r > 0xFFFF:
		return 2, size
	default:
		return 1, size
	}
}
