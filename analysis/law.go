package analysis

import (
	"strings"
	"unicode"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
)

// The law of safe fixes. What is made without asking ("check --fix", "source.fixAll", a
// preferred quick fix)
//
//   - loses no character that the author wrote inside a value or a comment, and changes
//     the meaning of none, but that a name is replaced by a near one;
//   - makes no key of prose;
//   - is fit for its place: its diagnostic is gone afterwards, and none is new, so that
//     a second run finds nothing to do;
//   - changes no line but those that its edits name.
//
// A rule says by [Fix.Preferred] which of its fixes is safe in general; whether that
// holds for the text at hand is tried out here. The last point holds by the form of edits.

// addsNothing reports whether repairs mended their diagnostics, and brought none that was
// not there. It counts the diagnostics of each rule: where they are changes with the text.
// What is wrong with a file is not new, because no fix changes files: an error in the
// manifest may have kept everybody from looking.
func addsNothing(before []Diagnostic, repairs []repair, after []Diagnostic) bool {
	had, blind := map[*Rule]int{}, true
	for i := range before {
		had[before[i].Rule]++
	}
	for _, r := range repairs {
		had[r.of.Rule]--
		blind = blind && r.of.Severity == Error
	}
	for i := range after {
		rule := after[i].Rule
		if had[rule]--; had[rule] < 0 && !(blind && rule.ReadsFiles) {
			return false
		}
	}
	return true
}

// keepsTexts reports whether all comments and values of a file are in another one, too:
// as they were, or with their words in the same order, or, where a name was wrong, as a near
// one; and whether all names of properties that are new there are names that Forge knows in
// their place.
func keepsTexts(before, after *manifest.File) bool {
	had, has := textsOf(before), textsOf(after)
	var words string
	for t := range had.texts {
		if has.texts[t] {
			continue
		}
		if words == "" {
			words = spacedWords(after.Buffer().String())
		}
		if t.isComment || !strings.Contains(words, spacedWords(t.content)) && !isNearOf(t.content, has.texts, had.texts) {
			return false
		}
	}
	p := Pass{File: after}
	for name, at := range has.keys {
		if _, old := had.keys[name]; !old && !p.KeysAt(at).Knows(name) {
			return false
		}
	}
	return true
}

// written is what an author wrote in a file: comments and scalars, and where the keys that
// have a colon stand, by their names.
type written struct {
	texts map[writtenText]bool
	keys  map[string]int
}

// writtenText is a comment, or a scalar that is no key.
type writtenText struct {
	content   string
	isComment bool
}

// textsOf returns the texts and words of a file that no safe fix may lose.
func textsOf(f *manifest.File) written {
	w := written{map[writtenText]bool{}, map[string]int{}}
	for c := range f.Tree().Comments() {
		w.texts[writtenText{strings.TrimRight(f.Buffer().Slice(c), " \t"), true}] = true
	}
	w.add(f.Tree().Stream())
	return w
}

// add adds what is written in a node.
func (w written) add(n syntax.Node) {
	switch n.Kind() {
	case syntax.Pair:
		pair := syntax.PairNode{Node: n}
		if pair.Colon().Len() > 0 {
			w.keys[pair.KeyText()] = pair.Key().Span().Start
		}
		w.add(pair.Value())
	case syntax.Empty:
	case syntax.Alias:
		w.texts[writtenText{n.Text(), false}] = true
	case syntax.Plain, syntax.SingleQuoted, syntax.DoubleQuoted, syntax.Literal, syntax.Folded:
		w.texts[writtenText{n.Scalar().Text, false}] = true
	default:
		for c := range n.Children() {
			w.add(c)
		}
	}
}

// spacedWords returns the words of a text, each in blanks: letters and digits count, and what
// stands between them does not.
func spacedWords(s string) string {
	return " " + strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
}

// isNearOf reports whether a text is a name that is new in kept, but for a typing mistake.
func isNearOf(name string, kept, lost map[writtenText]bool) bool {
	for t := range kept {
		if !t.isComment && !lost[t] {
			if _, ok := schema.Nearest(name, []string{t.content}); ok {
				return true
			}
		}
	}
	return false
}
