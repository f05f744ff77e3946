package syntax

import (
	"fmt"
	"strings"
)

// Dump returns the whole tree in readable form, a node or token a line with its
// text, and the errors after their node. Equal dumps mean equal trees: golden files
// and the law of incremental parsing compare them.
func (t *Tree) Dump() string {
	var b strings.Builder
	dump(&b, t.src, t.root, 0, 0)
	return b.String()
}

func dump(b *strings.Builder, src string, c child, at, depth int) {
	indent := strings.Repeat("  ", depth)
	if c.node == nil {
		fmt.Fprintf(b, "%s%s %q\n", indent, c.kind, src[at:at+int(c.width)])
		return
	}
	style := ""
	if c.node.flow {
		style = " flow"
	}
	fmt.Fprintf(b, "%s%s%s\n", indent, c.kind, style)
	for _, e := range c.node.errs() {
		fmt.Fprintf(b, "%s  error %s %d-%d\n", indent, e.kind, e.start, e.end)
	}
	for _, k := range c.node.kids {
		dump(b, src, k, at, depth+1)
		at += int(k.width)
	}
}
