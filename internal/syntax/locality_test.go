package syntax

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestLocality: a keystroke in a manifest of 10,000 lines parses a handful of lines
// anew, whatever is typed.
func TestLocality(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 5))
	buf := text.New(manifestOf(10_000))
	tree := Parse(buf)
	var lines []int
	for range 400 {
		e := randomEdit(r, buf.String())
		if e.Span.Len() > 1 || strings.Contains(e.New, "\n") {
			continue // not a keystroke
		}
		next, err := buf.Edit(e)
		if err != nil {
			t.Fatal(err)
		}
		after := tree.Edit(next, e)
		kept := map[*green]bool{}
		collectNodes(tree.root, kept)
		lines = append(lines, freshLines(after, kept))
	}
	slices.Sort(lines)
	median, p90, most := lines[len(lines)/2], lines[len(lines)*9/10], lines[len(lines)-1]
	t.Logf("%d keystrokes parse anew: median %d lines, 90 %% at most %d, all at most %d", len(lines), median, p90, most)
	if median > 8 || p90 > 12 {
		t.Errorf("a keystroke parses %d lines anew in the median, %d at 90 %%", median, p90)
	}
}

func collectNodes(c child, into map[*green]bool) {
	if c.node != nil {
		into[c.node] = true
		for _, k := range c.node.kids {
			collectNodes(k, into)
		}
	}
}

// freshLines counts the lines on which a token stands that was not taken over, with
// its node or in a run of siblings.
func freshLines(t *Tree, kept map[*green]bool) int {
	lines := map[int]bool{}
	var walk func(c child, at int)
	walk = func(c child, at int) {
		switch {
		case c.node == nil:
			if c.kind < byteOrderMark || c.kind > comment {
				lines[t.buf.LineAt(at)] = true
			}
		case !kept[c.node]:
			for _, k := range c.node.kids {
				walk(k, at)
				at += int(k.width)
			}
		}
	}
	walk(t.root, 0)
	return len(lines)
}
