package refactor

import (
	"slices"
	"strings"

	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// wordsOf returns the words in a node of a text that another form of it must keep, sorted: the
// comments in front of its end, its scalars, anchors, tags and aliases, and text that has no
// place in the structure.
func wordsOf(buf *text.Buffer, n syntax.Node) []string {
	var words []string
	end := n.Span().End
	for c := range n.Comments() {
		if c.Start < end {
			words = append(words, strings.TrimRight(buf.Slice(c), " \t"))
		}
	}
	words = appendWords(words, buf, n)
	slices.Sort(words)
	return words
}

// appendWords appends the words of a node to others, all but its comments.
func appendWords(words []string, buf *text.Buffer, n syntax.Node) []string {
	properties := text.Span{Start: n.Outer().Start, End: n.Span().Start}
	words = append(words, strings.Fields(buf.Slice(properties))...)
	switch {
	case n.Kind() == syntax.Empty:
	case n.Kind().IsScalar():
		words = append(words, n.Scalar().Text)
	case n.Kind() == syntax.Alias, n.Kind() == syntax.Stray && n.Last().IsZero():
		words = append(words, n.Text())
	}
	for c := range n.Children() {
		words = appendWords(words, buf, c)
	}
	return words
}

// withComment returns words with those of a comment, sorted; of an empty one there are none.
func withComment(words []string, comment string) []string {
	if comment = strings.Trim(comment, " \t"); comment == "" {
		return words
	}
	words = append(words, comment)
	slices.Sort(words)
	return words
}
