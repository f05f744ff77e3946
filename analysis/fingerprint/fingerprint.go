// Package fingerprint names a problem of a manifest in a way that stays the same while the text
// around it changes: by its rule, by its place in the document, and by its gist.
//
// Law: a fingerprint depends on the manifest and the diagnostic alone, and on no line number.
package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
)

// Fingerprint names a problem.
type Fingerprint struct {
	Rule string
	// Place is the path to what is wrong, by the names of properties and the keys of entries, such as
	// "modules/macro/[my-macro]/title".
	Place string
	// Gist is the beginning of the text that is wrong.
	Gist string
	// Again counts the problems before it in the file that have the same rule, place and gist.
	Again int
}

// maxGist and maxPlace are how many bytes a gist and a place may have.
const (
	maxGist  = 80
	maxPlace = 400
)

// Of returns the fingerprints of what was found in a file, one for each.
func Of(f *manifest.File, found []analysis.Diagnostic) []Fingerprint {
	all := make([]Fingerprint, len(found))
	seen := map[Fingerprint]int{}
	for i, d := range found {
		print := Fingerprint{
			Rule:  d.Rule.ID,
			Place: cut(placeOf(f, d.Span.Start), maxPlace),
			Gist:  cut(strings.Join(strings.Fields(f.Buffer().Slice(d.Span)), " "), maxGist),
		}
		all[i] = print
		all[i].Again = seen[print]
		seen[print]++
	}
	return all
}

// Hash returns the fingerprint as 32 hexadecimal digits.
func (p Fingerprint) Hash() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s\x00%d", p.Rule, p.Place, p.Gist, p.Again))
	return hex.EncodeToString(sum[:16])
}

// placeOf returns the path to a byte offset.
func placeOf(f *manifest.File, offset int) string {
	var steps []string
	for _, n := range f.Tree().Stream().PathTo(offset) {
		switch n.Kind() {
		case syntax.Pair:
			steps = append(steps, syntax.PairNode{Node: n}.KeyText())
		case syntax.Item:
			steps = append(steps, "["+nameOf(syntax.ItemNode{Node: n}.Value())+"]")
		}
	}
	return strings.Join(steps, "/")
}

// nameOf returns what an item of a list is known by: a scalar by itself, a map by its key. It is ""
// for others, whose number would change with those before.
func nameOf(n syntax.Node) string {
	if n.Kind().IsScalar() {
		return n.Scalar().Text
	}
	for _, property := range []string{"key", "id", "name"} {
		if v := n.Get(property); !v.IsZero() && v.Kind().IsScalar() {
			return v.Scalar().Text
		}
	}
	return ""
}

// cut returns the first bytes of a text, whole characters. What is no UTF-8, which no JSON holds, is
// U+FFFD in it.
func cut(s string, limit int) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "")
}
