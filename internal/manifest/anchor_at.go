package manifest

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Anchor is a name that the text gives to a node, and the aliases that stand for that node. All
// spans leave the mark in front of the name out.
type Anchor struct {
	Name    string
	Span    text.Span   // where the anchor stands
	Node    syntax.Node // what it is the name of
	Aliases []text.Span // in the order of the text
}

// AnchorAt returns the anchor that is written at a byte offset, or that the alias there names. It
// is false where there is neither, and for an alias that names nothing.
func (f *File) AnchorAt(offset int) (Anchor, bool) {
	mark := f.markAt(offset)
	if mark < 0 {
		return Anchor{}, false
	}
	all := f.anchors()
	for _, alias := range all.aliases {
		if alias.Span().Start == mark {
			node, ok := all.target(alias)
			return f.anchorOf(node), ok
		}
	}
	for _, nodes := range all.byName {
		for _, node := range nodes {
			if anchor := f.anchorOf(node); anchor.Span.Start == mark+1 {
				return anchor, true
			}
		}
	}
	return Anchor{}, false
}

// HasAnchor reports whether a name is that of an anchor.
func (f *File) HasAnchor(name string) bool { return len(f.anchors().byName[name]) > 0 }

// markAt finds the "&" or "*" that begins the word at an offset; -1 where the word has none.
func (f *File) markAt(offset int) int {
	offset = min(max(offset, 0), f.buf.Len())
	line := f.buf.Line(f.buf.LineAt(offset))
	end := offset // a cursor in front of the mark is at the word, too
	if end < line.End && strings.IndexByte("&*", f.buf.String()[end]) >= 0 {
		end++
	}
	before := f.buf.Slice(text.Span{Start: line.Start, End: end})
	for i := len(before) - 1; i >= 0 && strings.IndexByte(" \t[]{},", before[i]) < 0; i-- {
		if before[i] == '&' || before[i] == '*' {
			return line.Start + i
		}
	}
	return -1
}

// anchorOf is the anchor of a node that has one.
func (f *File) anchorOf(n syntax.Node) Anchor {
	out := Anchor{Name: n.Anchor(), Node: n}
	head := f.buf.Slice(text.Span{Start: n.Outer().Start, End: n.Span().Start})
	for at := 0; ; {
		i := strings.Index(head[at:], "&"+out.Name)
		if i < 0 {
			break
		}
		start := n.Outer().Start + at + i + 1
		out.Span = text.Span{Start: start, End: start + len(out.Name)}
		if rest := head[at+i+1+len(out.Name):]; rest == "" || strings.IndexByte(" \t\r\n", rest[0]) >= 0 {
			break
		}
		at += i + 1
	}
	all := f.anchors()
	for _, alias := range all.aliases {
		if node, ok := all.target(alias); ok && node == n {
			out.Aliases = append(out.Aliases, text.Span{Start: alias.Span().Start + 1, End: alias.Span().End})
		}
	}
	slices.SortFunc(out.Aliases, func(a, b text.Span) int { return a.Start - b.Start })
	return out
}
