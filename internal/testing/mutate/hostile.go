package mutate

import (
	"fmt"
	"strings"
)

// Hostile is a kind of text that was made to cost a reader more than its size: in time,
// in memory, or in the length of what is said about it.
type Hostile struct {
	Name string
	// text makes a text with n times what is hostile in it.
	text func(n int) string
}

// Text returns a text of about a size in bytes.
func (h Hostile) Text(size int) string {
	const few = 64
	start, each := len(h.text(few)), (len(h.text(3*few))-len(h.text(few)))/(2*few)
	n := few + (size-start)/max(each, 1)
	return h.text(max(n, 1))
}

// Hostiles returns all kinds.
func Hostiles() []Hostile {
	var all []Hostile
	for _, group := range [][]Hostile{hostileYAML, hostileLines, hostileNesting, hostileSections, hostileModules, hostileNames, hostileComments} {
		all = append(all, group...)
	}
	return all
}

// hostileHead makes a text one of Forge's.
const hostileHead = `app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  runtime:
    name: nodejs22.x
`

// again is a text between two others, n times.
func again(before, each, after string) func(int) string {
	return func(n int) string { return before + strings.Repeat(each, n) + after }
}

// numbered is a text between two others, n times, with the number of the time in the place
// of each "%d", or of "%[1]d", and that of the next time in the place of "%[2]d".
func numbered(before, each, after string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		b.WriteString(before)
		for i := range n {
			b.WriteString(strings.NewReplacer("%d", fmt.Sprint(i), "%+", fmt.Sprint(i+1)).Replace(each))
		}
		return b.String() + after
	}
}

// inTurn joins texts of n times each.
func inTurn(parts ...func(int) string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for _, part := range parts {
			b.WriteString(part(n))
		}
		return b.String()
	}
}
