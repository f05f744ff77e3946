package text

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestEdit makes random edits of texts full of line ends: the index of lines must
// equal the one made anew.
func TestEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := rapid.SampledFrom([]string{"\r", "\n", "\r\n", "a", "é", "😀", "\xff", ""})
		draw := func(name string) (s string) {
			for _, part := range rapid.SliceOfN(alphabet, 0, 12).Draw(t, name) {
				s += part
			}
			return s
		}
		b := New(draw("text"))
		for range 4 {
			start := rapid.IntRange(0, b.Len()).Draw(t, "start")
			end := rapid.IntRange(start, b.Len()).Draw(t, "end")
			e := Edit{Span{start, end}, draw("new")}
			next, err := b.Edit(e)
			if err != nil {
				t.Fatal(err)
			}
			want := b.String()[:start] + e.New + b.String()[end:]
			if next.String() != want {
				t.Fatalf("%q, want %q", next.String(), want)
			}
			if fresh := New(want); !slices.Equal(next.starts, fresh.starts) {
				t.Fatalf("%q: lines %v, want %v", want, next.starts, fresh.starts)
			}
			for offset := range next.Len() + 1 {
				if line := next.LineAt(offset); next.starts[line] > offset || line+1 < next.Lines() && next.starts[line+1] <= offset {
					t.Fatalf("%q: %d is said to be in line %d", want, offset, line)
				}
			}
			b = next
		}
	})
}

func TestEditOutside(t *testing.T) {
	b := New("abc")
	for _, s := range []Span{{-1, 0}, {0, 4}, {2, 1}, {4, 4}} {
		if _, err := b.Edit(Edit{Span: s, New: "x"}); err == nil {
			t.Errorf("no error for %v", s)
		}
	}
	if b.String() != "abc" {
		t.Errorf("the buffer changed to %q", b)
	}
}

func TestLines(t *testing.T) {
	b := New("a\r\nb\rc\n\n\r\r\nd")
	want := []string{"a", "b", "c", "", "", "", "d"}
	if b.Lines() != len(want) {
		t.Fatalf("%d lines, want %d", b.Lines(), len(want))
	}
	for i, w := range want {
		if got := b.Slice(b.Line(i)); got != w {
			t.Errorf("line %d is %q, want %q", i, got, w)
		}
		if at := b.Line(i).Start; b.LineAt(at) != i {
			t.Errorf("offset %d is on line %d, want %d", at, b.LineAt(at), i)
		}
	}
	if b.Line(-1) != At(0) || b.Line(99) != At(b.Len()) {
		t.Error("lines out of range are not clamped")
	}
}

// TestJoined: one edit does what several do that are made from the end to the start.
func TestJoined(t *testing.T) {
	at := func(start, end int, made string) Edit { return Edit{Span: Span{Start: start, End: end}, New: made} }
	for _, test := range []struct {
		edits []Edit
		want  Edit
		ok    bool
	}{
		{nil, Edit{}, false},
		{[]Edit{at(3, 5, "x")}, at(3, 5, "x"), true},
		{[]Edit{at(8, 8, "end"), at(5, 6, ""), at(2, 5, "ab\n")}, at(2, 8, "ab\n67end"), true},
		{[]Edit{at(4, 4, "b"), at(4, 4, "a")}, at(4, 4, "ab"), true},
		{[]Edit{at(2, 3, "a"), at(5, 6, "b")}, Edit{}, false},
		{[]Edit{at(5, 7, "a"), at(4, 6, "b")}, Edit{}, false},
		{[]Edit{at(9, 11, "a")}, Edit{}, false},
		{[]Edit{at(5, 4, "a")}, Edit{}, false},
		{[]Edit{at(-1, 4, "a")}, Edit{}, false},
	} {
		b := New("0123456789")
		one, ok := b.Joined(test.edits)
		if one != test.want || ok != test.ok {
			t.Errorf("%v: joined to %v, %v, want %v, %v", test.edits, one, ok, test.want, test.ok)
		}
		if !ok {
			continue
		}
		want, got := b, b
		for _, e := range test.edits {
			want, _ = want.Edit(e)
		}
		if got, _ = got.Edit(one); got.String() != want.String() {
			t.Errorf("%v: %q, want %q", test.edits, got, want)
		}
	}
}
