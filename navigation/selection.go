package navigation

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// Selections returns the spans that an editor selects one after the other when someone widens
// the selection at a byte offset: the word, the value, the property, the entry, the list, the
// section, the file. Each lies in the next one and is shorter.
func Selections(f *manifest.File, offset int) []text.Span {
	buf := f.Buffer()
	offset = min(max(offset, 0), buf.Len())
	outward := []text.Span{{Start: 0, End: buf.Len()}}
	add := func(s text.Span) {
		last := outward[len(outward)-1]
		if s.Len() > 0 && text.Within(last, s) && s.Len() < last.Len() && s.Contains(offset) {
			outward = append(outward, s)
		}
	}
	n := f.Tree().Stream()
	for !n.IsZero() {
		add(n.Outer())
		add(n.Span())
		if n.Kind().IsScalar() {
			add(manifest.ContentSpan(n))
		}
		n = childAt(n, offset)
	}
	for _, s := range commentsAt(f, offset) {
		add(s)
	}
	add(wordAt(buf, offset))
	slices.Reverse(outward)
	return outward
}

// childAt is the node directly below n that holds an offset. Of two that touch it, it is the
// one behind.
func childAt(n syntax.Node, offset int) (at syntax.Node) {
	for c := range n.Around(offset) {
		if c.Outer().Contains(offset) && c.Kind() != syntax.Empty {
			at = c
		}
	}
	return at
}

// commentsAt returns the block of comments that an offset is in, and the comment of its line.
func commentsAt(f *manifest.File, offset int) []text.Span {
	if f.ContextAt(offset).Role != manifest.RoleComment {
		return nil
	}
	buf := f.Buffer()
	line := buf.LineAt(offset)
	first, last := line, line
	for first > 0 && isCommentLine(buf, first-1) {
		first--
	}
	for last+1 < buf.Lines() && isCommentLine(buf, last+1) {
		last++
	}
	own := commentOf(buf, line)
	if !isCommentLine(buf, line) {
		return []text.Span{own}
	}
	return []text.Span{{Start: commentOf(buf, first).Start, End: buf.Line(last).End}, own}
}

// isCommentLine reports whether nothing but a comment stands on a line.
func isCommentLine(buf *text.Buffer, line int) bool {
	s := buf.Slice(buf.Line(line))
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	return i < len(s) && s[i] == '#'
}

// commentOf is the span of the comment that ends a line: from its "#", which stands at the
// start of the line or behind a blank.
func commentOf(buf *text.Buffer, line int) text.Span {
	span := buf.Line(line)
	s := buf.Slice(span)
	for i := range len(s) {
		if s[i] == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\t') {
			return text.Span{Start: span.Start + i, End: span.End}
		}
	}
	return text.At(span.End)
}

// wordAt is the letters, digits and underscores around an offset.
func wordAt(buf *text.Buffer, offset int) text.Span {
	line := buf.Line(buf.LineAt(offset))
	if offset > line.End {
		return text.At(offset)
	}
	s, at := buf.Slice(line), offset-line.Start
	start, end := at, at
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !isWord(r) {
			break
		}
		start -= size
	}
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isWord(r) {
			break
		}
		end += size
	}
	return text.Span{Start: line.Start + start, End: line.Start + end}
}

// isWord reports whether a character is part of a word.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
