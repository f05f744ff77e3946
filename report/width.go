package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tabWidth is the distance of the tab stops to which tabs are expanded.
const tabWidth = 4

// layout turns source text into what a terminal shows. Tabs become spaces, and
// what a terminal would obey or hide becomes visible. columns[i] is the terminal
// column, from 0, at which byte i of s is shown; its last element is the width of
// the whole.
func layout(s string) (shown string, columns []int) {
	var out strings.Builder
	columns = make([]int, 0, len(s)+1)
	column := 0
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		r, width := shownAs(r)
		if r == '\t' {
			width = tabWidth - column%tabWidth
			out.WriteString(strings.Repeat(" ", width))
		} else if r != 0 {
			out.WriteRune(r)
		}
		for range size {
			columns = append(columns, column)
		}
		column += width
	}
	return out.String(), append(columns, column)
}

// Printable returns a text as it may be written to a terminal, which it cannot steer: what the
// terminal would obey or hide becomes visible.
func Printable(s string) string {
	shown, _ := layout(s)
	return shown
}

// shownAs returns the character to show for r (0 for none) and its width in
// terminal columns. A tab is returned as it is: its width depends on its place.
func shownAs(r rune) (rune, int) {
	switch {
	case r == '\t':
		return r, 0
	case r < ' ':
		return r + '\u2400', 1 // the picture of the control character
	case r < utf8.RuneSelf-1:
		return r, 1
	case r == '\uFEFF':
		return 0, 0
	case unicode.IsControl(r), unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp):
		return utf8.RuneError, 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return r, 0
	case unicode.Is(wide, r):
		return r, 2
	default:
		return r, 1
	}
}

// wide holds the characters that terminals show in two columns: East Asian Width W
// and F of Unicode Standard Annex 11, and emoji by whole blocks.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115F, 1}, // Hangul Jamo
		{0x231A, 0x231B, 1},
		{0x23E9, 0x23EC, 1},
		{0x2614, 0x2615, 1},
		{0x2648, 0x2653, 1},
		{0x26A1, 0x26A1, 1},
		{0x26D4, 0x26D4, 1},
		{0x2705, 0x2705, 1},
		{0x2728, 0x2728, 1},
		{0x274C, 0x274C, 1},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2795, 0x2797, 1},
		{0x2B50, 0x2B55, 5},
		{0x2E80, 0x303E, 1}, // radicals, CJK punctuation
		{0x3041, 0xA4CF, 1}, // kana, ideographs, Yi
		{0xA960, 0xA97C, 1},
		{0xAC00, 0xD7A3, 1}, // Hangul syllables
		{0xF900, 0xFAFF, 1},
		{0xFE10, 0xFE19, 1},
		{0xFE30, 0xFE6B, 1},
		{0xFF01, 0xFF60, 1}, // full-width forms
		{0xFFE0, 0xFFE6, 1},
	},
	R32: []unicode.Range32{
		{0x16FE0, 0x1B2FB, 1}, // Tangut, Khitan, old kana
		{0x1F191, 0x1F19A, 1},
		{0x1F200, 0x1F64F, 1}, // emoji
		{0x1F680, 0x1F6FF, 1},
		{0x1F7E0, 0x1F7F0, 1},
		{0x1F900, 0x1F9FF, 1},
		{0x1FA70, 0x1FAFF, 1},
		{0x20000, 0x3FFFD, 1}, // ideographs
	},
}
