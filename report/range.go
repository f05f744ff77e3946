package report

import "forge-manifest-ls/internal/text"

// Range is a span in JSON. Its end is the position after its last character.
type Range struct {
	Start LineColumn `json:"start"`
	End   LineColumn `json:"end"`
}

// LineColumn is a position in JSON: line and column count from 1, the column in code points.
type LineColumn struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// RangeIn returns the range of a span, in byte offsets, of a text.
func RangeIn(b *text.Buffer, s text.Span) Range {
	start, end := b.PositionAt(s.Start, text.UTF32), b.PositionAt(s.End, text.UTF32)
	return Range{LineColumn{start.Line + 1, start.Character + 1}, LineColumn{end.Line + 1, end.Character + 1}}
}
