package text

import (
	"fmt"
	"sort"
	"strings"
	"sync/atomic"
)

// Buffer is an immutable text with an index of its lines. The zero value is not
// usable: call [New].
type Buffer struct {
	text   string
	starts []int // byte offset of the first byte of each line; starts[0] == 0
	near   atomic.Pointer[mark]
}

// New returns a buffer that holds text, byte for byte.
func New(text string) *Buffer {
	starts := make([]int, 1, 1+strings.Count(text, "\n"))
	return &Buffer{text: text, starts: appendStarts(starts, text, 0, len(text))}
}

// String returns the whole text.
func (b *Buffer) String() string { return b.text }

// Len is the length of the text in bytes.
func (b *Buffer) Len() int { return len(b.text) }

// Slice returns the text of a span, clamped to the buffer.
func (b *Buffer) Slice(s Span) string {
	s = b.clampSpan(s)
	return b.text[s.Start:s.End]
}

// Lines is the number of lines: one more than the number of line ends.
func (b *Buffer) Lines() int { return len(b.starts) }

// LineAt returns the line that holds offset (clamped to the text).
func (b *Buffer) LineAt(offset int) int {
	offset = min(max(offset, 0), len(b.text))
	// Most lines are about as long as others: from the line that this one would be then, the search widens.
	low := int(int64(offset) * int64(len(b.starts)) / int64(len(b.text)+1))
	high, step := low+1, 1
	for ; b.starts[low] > offset; step *= 2 {
		low, high = max(low-step, 0), low
	}
	for step = 1; high < len(b.starts) && b.starts[high] <= offset; step *= 2 {
		low, high = high, min(high+step, len(b.starts))
	}
	return low + sort.SearchInts(b.starts[low:high], offset+1) - 1
}

// Line returns the span of a line without its line end. Lines out of range give
// the empty span at the nearest end of the text.
func (b *Buffer) Line(line int) Span {
	if line < 0 {
		return At(0)
	}
	if line >= len(b.starts) {
		return At(len(b.text))
	}
	start, end := b.starts[line], len(b.text)
	if line+1 < len(b.starts) {
		end = b.starts[line+1]
	}
	if end > start && b.text[end-1] == '\n' {
		end--
	}
	if end > start && line+1 < len(b.starts) && b.text[end-1] == '\r' {
		end--
	}
	return Span{start, end}
}

// Edit returns a new buffer with the edit made. The receiver is unchanged. A span
// that does not lie within the text is an error.
func (b *Buffer) Edit(e Edit) (*Buffer, error) {
	if e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(b.text) {
		return nil, fmt.Errorf("edit of bytes %d to %d lies outside a text of %d bytes", e.Span.Start, e.Span.End, len(b.text))
	}
	text := b.text[:e.Span.Start] + e.New + b.text[e.Span.End:]
	// "\r" and "\n" may join or part at either edge of the edit, so the lines
	// that touch it are indexed anew.
	first := b.LineAt(max(e.Span.Start-1, 0))
	rest := b.LineAt(min(e.Span.End+1, len(b.text))) + 1
	until := len(text)
	if rest < len(b.starts) {
		until = b.starts[rest] + e.Delta()
	}
	fresh := appendStarts(nil, text, b.starts[first], until)
	var tail []int
	if rest < len(b.starts) {
		tail = b.starts[rest:]
		if n := len(fresh); n > 0 && fresh[n-1] == until {
			fresh = fresh[:n-1]
		}
	}
	starts := make([]int, 0, first+1+len(fresh)+len(tail))
	starts = append(append(starts, b.starts[:first+1]...), fresh...)
	for _, start := range tail {
		starts = append(starts, start+e.Delta())
	}
	return &Buffer{text: text, starts: starts}, nil
}

// appendStarts appends the offset after each line end in text[from:to].
func appendStarts(starts []int, text string, from, to int) []int {
	for i := from; i < to; i++ {
		switch text[i] {
		case '\n':
			starts = append(starts, i+1)
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (b *Buffer) clampSpan(s Span) Span {
	s.Start = min(max(s.Start, 0), len(b.text))
	s.End = min(max(s.End, s.Start), len(b.text))
	return s
}
