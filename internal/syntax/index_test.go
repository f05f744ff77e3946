package syntax_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// TestUpTo compares what is found by the index of a long collection with a look at each child.
func TestUpTo(t *testing.T) {
	for _, line := range []string{"- a%d\n", "- &x%d [b]\n# c\n\n", "k%d: v\n", "? k%d\n: - v\n", "- a: b\n stray%d\n- c\n", "\t- a%d\n", "k%d: [\n", "{a%d: b, c}\n", "- - %d\n\r\n"} {
		var src strings.Builder
		for i := range 90 {
			fmt.Fprintf(&src, line, i)
		}
		for _, head := range []string{"", "\ufeff# c\n", "a:\n", "[ b,\n"} {
			tree := syntax.Parse(text.New(head + src.String()))
			compareUpTo(t, tree.Stream(), tree.Buffer().Len())
		}
	}
}

// compareUpTo compares at all offsets around the children of a node, and of all below it.
func compareUpTo(t *testing.T, n syntax.Node, length int) {
	t.Helper()
	offsets := []int{-1, 0, length}
	for c := range n.Children() {
		offsets = append(offsets, c.Start()-1, c.Start(), c.Span().End)
		compareUpTo(t, c, length)
	}
	for _, offset := range offsets {
		var last syntax.Node
		members, more := 0, false
		for c := range n.Children() {
			if c.Start() > offset {
				more = true
				break
			}
			if last = c; c.Kind() != syntax.Stray {
				members++
			}
		}
		if found, count, rest := n.UpTo(offset); found != last || count != members || rest != more {
			t.Fatalf("%v at %d, up to %d: %v at %d, %d, %v; want %v at %d, %d, %v", n.Kind(), n.Start(), offset,
				found.Kind(), found.Start(), count, rest, last.Kind(), last.Start(), members, more)
		}
	}
}
