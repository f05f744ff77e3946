package analysis

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// Forms of lines on which a colon is missing.
var (
	// withEquals is "key = value".
	withEquals = regexp.MustCompile(`^([\w$][\w$:.-]*)([ \t]*=[ \t]*)(.*)$`)
	// withWords is a line that starts with a word that could be a key, and goes on.
	withWords = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_:-]* +\S`)
)

// keyOrProse reads a line without a colon, or with one that no space follows, by what Forge
// allows there: a key whose colon is missing, or text and no key at all.
func keyOrProse(p *pass, e syntax.Error) (reading, bool) {
	switch e.Kind {
	case syntax.MissingSpace:
		n := p.scalarAt(e.Span.Start)
		place := p.keyPlaceAt(n.Span().Start)
		word, rest, _ := strings.Cut(n.Text(), " ")
		if m := withEquals.FindStringSubmatch(n.Text()); m != nil && place.knows(m[1]) {
			e = syntax.Error{Kind: syntax.MissingColon, Span: n.Span()}
			break
		}
		if n.IsZero() || rest == "" && !place.knows(word) && !(strings.Contains(word, ":") && place.begins(word)) {
			return reading{}, false
		}
		if name, _, isColon := strings.Cut(word, ":"); isColon && rest != "" && place.knows(name) {
			return reading{}, false
		}
		e = syntax.Error{Kind: syntax.MissingColon, Span: n.Span()}
	case syntax.MissingColon, syntax.UnindentedText:
	default:
		return reading{}, false
	}
	line, place := p.buf.Slice(e.Span), p.keyPlaceAt(e.Span.Start)
	if m := withEquals.FindStringSubmatchIndex(line); m != nil && place.knows(line[m[2]:m[3]]) {
		return p.equalsSign(e, place, line, m), true
	}
	word, rest, _ := strings.Cut(line, " ")
	if rest != "" && !place.knows(word) && !isEnclosed(line) || e.Kind == syntax.UnindentedText {
		return p.prose(e), true
	}
	return p.asIs(e), true
}

// isEnclosed reports whether a text stands between quotes or brackets.
func isEnclosed(s string) bool { return s != "" && strings.IndexByte("\"'[{", s[0]) >= 0 }

// equalsSign reads "key = value".
func (p *pass) equalsSign(e syntax.Error, place keyPlace, line string, m []int) reading {
	name, value := line[m[2]:m[3]], line[m[6]:m[7]]
	r := p.asIs(e)
	r.Message = fmt.Sprintf("\"=\" does not separate a key from its value: write \"%s: %s\"", name, shortened(value))
	r.Mend = func() []Fix {
		span := text.Span{Start: e.Span.Start + m[4], End: e.Span.Start + m[5]}
		if value == "" {
			s, ok := place.schemaOf(name)
			below := p.valueBelow(e)
			return one("Replace \"=\" by \":\"", ok && place.lacks(name) && !below.IsZero() && s.Accepts(p.file.Value(below)), span, ":")
		}
		return one("Replace \"=\" by \":\"", place.fits(name, value), span, ": ")
	}
	return r
}
