package marker

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"forge-manifest-ls/internal/text"
)

// annotation is a mark whose carets have not been held against the text yet.
// Columns count characters from 0.
type annotation struct {
	Call
	start, width int
	down, column int // where the span ends, when down lines below
	number       int // line in the marker file
	line         int // index of the line it speaks of
}

var (
	looksLikeMark = regexp.MustCompile(`^#(<[-^|]|< +\w+\(| *[\^|])`)
	caretLine     = regexp.MustCompile(`^#(<-|<\||<\^*| *\^+| *\|)(?:>(\d+):(\d+))? +(.*)$`)
)

// readAnnotation reads a line of a section; ok is false when it is not a mark.
func readAnnotation(shown string) (a annotation, ok bool, err error) {
	if !looksLikeMark.MatchString(shown) {
		return a, false, nil
	}
	m := caretLine.FindStringSubmatch(shown)
	if m == nil {
		return a, false, fmt.Errorf("this looks like a mark but is none: %q", shown)
	}
	carets := strings.TrimLeft(m[1], " ")
	a.start = 1 + len(m[1]) - len(carets)
	a.width = len(carets)
	switch {
	case carets == "|":
		a.width = 0
	case carets == "<|":
		a.start, a.width = 0, 0
	case carets == "<-":
		a.start, a.width = 0, 1
	case carets[0] == '<':
		a.start, a.width = 0, 1+len(carets)
	}
	if m[2] != "" {
		a.down, _ = strconv.Atoi(m[2])
		a.column, _ = strconv.Atoi(m[3])
	}
	a.Call, err = parseCall(m[4])
	return a, err == nil, err
}

// spanOf places an annotation in the section's text.
func (s *Section) spanOf(a annotation, t transform) (text.Span, error) {
	start, err := s.offset(a.line, a.start, t)
	if err != nil {
		return text.Span{}, err
	}
	if a.down > 0 {
		end, err := s.offset(a.line+a.down, a.column, t)
		return text.Span{Start: start, End: end}, err
	}
	end, err := s.offset(a.line, a.start+a.width, t)
	if err != nil && a.width == 1 {
		return text.At(start), nil // one caret after the last character
	}
	return text.Span{Start: start, End: end}, err
}

// offset converts a line and a column to a byte offset.
func (s *Section) offset(n, column int, t transform) (int, error) {
	var l line
	if n < len(s.lines) {
		l = s.lines[n]
	} else if n > 0 {
		return 0, fmt.Errorf("there is no line %d below: the section has %d lines", n, len(s.lines))
	}
	at := 0
	for range column {
		if at >= len(l.shown) {
			return 0, fmt.Errorf("the carets reach column %d, but the line above has %d characters: %q",
				column, utf8.RuneCountInString(l.shown), l.shown)
		}
		_, size := utf8.DecodeRuneInString(l.shown[at:])
		at += size
	}
	return l.start + len(t.line(l.shown[:at])), nil
}

// carets writes a span of the section as a mark does. It returns the index of the
// line that the mark speaks of.
func (s *Section) carets(span text.Span, t transform) (n int, carets string, err error) {
	n, start, err := s.columnOf(span.Start, t)
	if err != nil {
		return 0, "", err
	}
	last, end, err := s.columnOf(span.End, t)
	if err != nil {
		return 0, "", err
	}
	width, tail := end-start, ""
	if last > n {
		width, tail = 1, fmt.Sprintf(">%d:%d", last-n, end)
	}
	switch {
	case start == 0 && width == 0:
		return n, "#<|" + tail, nil
	case start == 0 && width == 1:
		return n, "#<-" + tail, nil
	case start == 0:
		return n, "#<" + strings.Repeat("^", width-2), nil
	case width == 0:
		return n, "#" + strings.Repeat(" ", start-1) + "|" + tail, nil
	}
	return n, "#" + strings.Repeat(" ", start-1) + strings.Repeat("^", width) + tail, nil
}

// columnOf is the inverse of offset.
func (s *Section) columnOf(offset int, t transform) (n, column int, err error) {
	for n < len(s.lines)-1 && s.lines[n+1].start <= offset {
		n++
	}
	if len(s.lines) == 0 {
		return 0, 0, nil
	}
	l := s.lines[n]
	for at := range l.shown {
		if l.start+len(t.line(l.shown[:at])) >= offset {
			return n, column, nil
		}
		column++
	}
	if end := l.start + len(t.line(l.shown)); end < offset {
		return 0, 0, fmt.Errorf("offset %d lies behind the line %q and cannot be marked", offset, l.shown)
	}
	return n, column, nil
}
