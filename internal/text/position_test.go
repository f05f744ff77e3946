package text

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestPositions(t *testing.T) {
	const s = "aé😀b\r\n\xffx\n"
	for _, c := range []struct {
		offset           int
		line             int
		utf8, utf16, u32 int
	}{
		{0, 0, 0, 0, 0},
		{1, 0, 1, 1, 1},
		{3, 0, 3, 2, 2},
		{7, 0, 7, 4, 3},
		{8, 0, 8, 5, 4},
		{10, 1, 0, 0, 0},
		{11, 1, 1, 1, 1}, // an invalid byte is one character
		{12, 1, 2, 2, 2},
		{13, 2, 0, 0, 0},
	} {
		b := New(s)
		for enc, character := range map[Encoding]int{UTF8: c.utf8, UTF16: c.utf16, UTF32: c.u32} {
			p := Position{c.line, character}
			if got := b.PositionAt(c.offset, enc); got != p {
				t.Errorf("offset %d is %v in %v, want %v", c.offset, got, enc, p)
			}
			if got := b.OffsetAt(p, enc); got != c.offset {
				t.Errorf("%v in %v is offset %d, want %d", p, enc, got, c.offset)
			}
		}
	}
}

func TestPositionsAreClamped(t *testing.T) {
	b := New("a😀\r\nb")
	for _, c := range []struct {
		p    Position
		enc  Encoding
		want int
	}{
		{Position{0, 99}, UTF16, 5},   // the end of the line, before its line end
		{Position{99, 0}, UTF16, 8},   // the end of the text
		{Position{-1, 5}, UTF16, 0},   // the start of the text
		{Position{0, -1}, UTF16, 0},   // the start of the line
		{Position{0, 2}, UTF16, 1},    // between two surrogates
		{Position{0, 3}, UTF8, 1},     // between two bytes of a character
		{Position{1, 1 << 31}, 99, 8}, // no such unit: as if in code points
	} {
		if got := b.OffsetAt(c.p, c.enc); got != c.want {
			t.Errorf("%v in %v is offset %d, want %d", c.p, c.enc, got, c.want)
		}
	}
	if got := b.PositionAt(6, UTF16); got != (Position{0, 3}) {
		t.Errorf("an offset inside a line end is %v", got)
	}
	if got := b.PositionAt(3, UTF16); got != (Position{0, 1}) {
		t.Errorf("an offset inside a character is %v", got)
	}
	if got := b.PositionAt(1<<40, UTF16); got != (Position{1, 1}) {
		t.Errorf("an offset beyond the text is %v", got)
	}
}

func FuzzPositions(f *testing.F) {
	f.Add("a\r\nb😀\n", 3, 1, 2)
	f.Fuzz(func(t *testing.T, s string, offset, line, character int) {
		b := New(s)
		for _, enc := range []Encoding{UTF8, UTF16, UTF32} {
			at := b.OffsetAt(Position{line, character}, enc)
			if at < 0 || at > len(s) {
				t.Fatalf("offset %d of %d", at, len(s))
			}
			p := b.PositionAt(offset, enc)
			back := b.OffsetAt(p, enc)
			if b.PositionAt(back, enc) != p {
				t.Fatalf("%v goes to %d and back to %v", p, back, b.PositionAt(back, enc))
			}
		}
	})
}

// TestPositionsOfLongLine holds that a character does not depend on which was asked for before.
func TestPositionsOfLongLine(t *testing.T) {
	src := "é\n" + strings.Repeat("a€😀\xff", 1000) + "\r\n" + strings.Repeat("b", 1000)
	kept := New(src)
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		offset, enc := r.IntN(len(src)+1), []Encoding{UTF8, UTF16, UTF32}[r.IntN(3)]
		if got, want := kept.PositionAt(offset, enc), New(src).PositionAt(offset, enc); got != want {
			t.Fatalf("offset %d is %v in units %v, want %v", offset, got, enc, want)
		}
	}
}
