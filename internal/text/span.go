package text

// Span is the half-open range [Start, End) of byte offsets.
type Span struct {
	Start, End int
}

// At returns the empty span at offset.
func At(offset int) Span { return Span{offset, offset} }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether offset lies inside the span or at either end: a
// cursor touching a word is on that word.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// Overlaps reports whether the spans share a byte, or touch where one of them is
// empty.
func (s Span) Overlaps(o Span) bool {
	if s.Len() == 0 || o.Len() == 0 {
		return s.Start <= o.End && o.Start <= s.End
	}
	return s.Start < o.End && o.Start < s.End
}

// Shift returns the span moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Edit replaces the bytes of Span by New.
type Edit struct {
	Span Span
	New  string
}

// Delta is the change in length that the edit causes, in bytes.
func (e Edit) Delta() int { return len(e.New) - e.Span.Len() }

// Writes reports whether a span of the text with edits made, which are in order, has something that one of them wrote.
func Writes(edits []Edit, s Span) bool {
	moved := 0
	for _, e := range edits {
		start := e.Span.Start + moved
		if e.New != "" && s.Overlaps(Span{start, start + len(e.New)}) {
			return true
		}
		moved += e.Delta()
	}
	return false
}
