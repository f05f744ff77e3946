package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
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
	case isWide(r):
		return r, 2
	default:
		return r, 1
	}
}

// isWide reports whether terminals show a character in two columns: East Asian Width W and F
// of Unicode Standard Annex 11, to which emoji belong that are shown as pictures by themselves.
func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
