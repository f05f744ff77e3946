package yaml

import (
	"fmt"
	"regexp"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/keys"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
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
func keyOrProse(p *analysis.Pass, e syntax.Error) (reading, bool) {
	switch e.Kind {
	case syntax.MissingSpace:
		n := mend.ScalarAt(p, e.Span.Start)
		place := p.KeysAt(n.Span().Start)
		word, rest, _ := strings.Cut(n.Text(), " ")
		if m := withEquals.FindStringSubmatch(n.Text()); m != nil && place.Knows(m[1]) {
			e = syntax.Error{Kind: syntax.MissingColon, Span: n.Span()}
			break
		}
		if n.IsZero() || rest == "" && !place.Knows(word) && !(strings.Contains(word, ":") && place.Begins(word)) {
			return reading{}, false
		}
		if name, _, isColon := strings.Cut(word, ":"); isColon && rest != "" && place.Knows(name) {
			return reading{}, false
		}
		e = syntax.Error{Kind: syntax.MissingColon, Span: n.Span()}
	case syntax.MissingColon, syntax.UnindentedText:
	default:
		return reading{}, false
	}
	line, place := p.Buf.Slice(e.Span), p.KeysAt(e.Span.Start)
	if m := withEquals.FindStringSubmatchIndex(line); m != nil && place.Knows(line[m[2]:m[3]]) {
		return equalsSign(p, e, place, line, m), true
	}
	word, rest, _ := strings.Cut(line, " ")
	if rest != "" && !place.Knows(word) && !isEnclosed(line) || e.Kind == syntax.UnindentedText {
		return proseText(p, e), true
	}
	return asIs(p, e), true
}

// isEnclosed reports whether a text stands between quotes or brackets.
func isEnclosed(s string) bool { return s != "" && strings.IndexByte("\"'[{", s[0]) >= 0 }

// equalsSign reads "key = value".
func equalsSign(p *analysis.Pass, e syntax.Error, place keys.Place, line string, m []int) reading {
	name, value := line[m[2]:m[3]], line[m[6]:m[7]]
	r := asIs(p, e)
	r.Message = fmt.Sprintf("\"=\" does not separate a key from its value: write \"%s: %s\"", name, prose.Shortened(value))
	r.Mend = func() []analysis.Fix {
		span := text.Span{Start: e.Span.Start + m[4], End: e.Span.Start + m[5]}
		if value == "" {
			s, ok := place.SchemaOf(name)
			below := valueBelow(p, e)
			return analysis.One("Replace \"=\" by \":\"", ok && place.Lacks(name) && !below.IsZero() && s.Accepts(p.File.Value(below)), span, ":")
		}
		return analysis.One("Replace \"=\" by \":\"", place.Fits(name, value), span, ": ")
	}
	return r
}
