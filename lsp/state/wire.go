package state

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"forge-manifest-ls/internal/text"
)

// WireRange is a range as a client may write it.
type WireRange struct {
	Start WirePosition `json:"start"`
	End   WirePosition `json:"end"`
}

// WirePosition is a position as a client may write it.
type WirePosition struct {
	Line      *WireInt `json:"line"`
	Character *WireInt `json:"character"`
}

// WireInt is an integer of the protocol. Some clients write 3.0 or -1, or more than
// the protocol has room for; numbers are clamped to 32 bits.
type WireInt int32

// UnmarshalJSON implements [json.Unmarshaler].
func (n *WireInt) UnmarshalJSON(raw []byte) error {
	if string(raw) == "null" {
		return nil
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return fmt.Errorf("%.40q is not a number", raw)
	}
	*n = WireInt(min(max(v, math.MinInt32), math.MaxInt32))
	return nil
}

// errRange is a range that names no place.
var errRange = errors.New("a range lacks a line or a character")

// ToSpan converts a range, clamped to the text. Its ends may stand in either order.
func (r WireRange) ToSpan(b *text.Buffer, enc text.Encoding) (text.Span, error) {
	if r.Start.Line == nil || r.Start.Character == nil || r.End.Line == nil || r.End.Character == nil {
		return text.Span{}, errRange
	}
	start, end := b.OffsetAt(r.Start.toText(), enc), b.OffsetAt(r.End.toText(), enc)
	return text.Span{Start: min(start, end), End: max(start, end)}, nil
}

// toText converts a position that has its parts.
func (p WirePosition) toText() text.Position {
	return text.Position{Line: int(*p.Line), Character: int(*p.Character)}
}
