package yaml

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// proseText reads lines that are no key: text that goes on from the line above, or a comment.
func proseText(p *analysis.Pass, e syntax.Error) reading {
	r := asIs(p, e)
	r.last = endOfProse(p, r.first, e)
	source, owner := source(p, e.Span), ownerOf(p, r.first)
	switch {
	case strings.HasPrefix(source, "//"):
		r.Message = "\"//\" does not start a comment in YAML: write \"#\""
	case owner.name != "":
		r.Message = fmt.Sprintf("%q is no key: indent it more than %s if it belongs to its text, or start it with \"# \" if it is a comment", source, owner.name)
	default:
		r.Message = fmt.Sprintf("%q is no key: start it with \"# \" if it is a comment, or write a colon after the key", source)
	}
	first, last := r.first, r.last
	r.Mend = func() []analysis.Fix { return mendProse(p, e, owner, first, last) }
	return r
}

// endOfProse is the last of the lines below one without a key that have none either.
func endOfProse(p *analysis.Pass, first int, e syntax.Error) int {
	last := first
	for at := first + 1; at < p.Buf.Lines() && indentOf(p, at) == indentOf(p, first); at++ {
		s := strings.TrimRight(p.LineText(at), " \t")
		word, rest, _ := strings.Cut(s, " ")
		if rest == "" || startsWithDash(s) || s[0] == '#' || mend.Keyed.MatchString(s) || p.KeysAt(e.Span.Start).MayBeKey(word) {
			break
		}
		last = at
	}
	return last
}

// proseOwner is a value that lines below it may be more of.
type proseOwner struct {
	name   string // as messages say it; "" where there is none
	title  string // as titles say it
	column int    // where further lines of it start
	plain  bool   // it has no quotes and is no "|" or ">"
	words  bool   // it is a sentence
}

// ownerOf is the text above a line that may go on there: without quotes, or behind "|" or ">".
func ownerOf(p *analysis.Pass, line int) proseOwner {
	head := line - 1
	for head >= 0 && (p.LineText(head) == "" || p.LineText(head)[0] == '#') {
		head--
	}
	if head < 0 {
		return proseOwner{}
	}
	holder, scalar := p.HolderOf(head)
	t := looseText{p: p, holder: holder, scalar: scalar}
	isPlain := scalar.Kind() == syntax.Plain && p.File.Value(scalar).Type() == schema.String
	if !isPlain && !t.isBlock() || holder.Kind() != syntax.Pair && holder.Kind() != syntax.Item {
		return proseOwner{}
	}
	o := proseOwner{name: "the dash above", title: "Indent it as more of the entry above", column: t.outer() + p.Edit().Style.Step, plain: isPlain}
	if pair := (syntax.PairNode{Node: holder}); holder.Kind() == syntax.Pair {
		o.name = prose.QuoteTitle(prose.Shortened(pair.KeyText()))
		o.title = "Indent it as the text of " + o.name
	}
	if t.isBlock() {
		o.column = t.column()
	} else if p.Buf.LineAt(scalar.Span().Start) != head {
		o.column = indentOf(p, head)
	}
	o.words = strings.Contains(scalar.Text(), " ")
	return o
}

// mendProse offers what lines without a key may be meant as. None of it is safe: only the author
// knows which.
func mendProse(p *analysis.Pass, e syntax.Error, owner proseOwner, first, last int) []analysis.Fix {
	var fixes []analysis.Fix
	if owner.name != "" && !(owner.plain && cutsPlain(p, first, last)) {
		fixes = append(fixes, analysis.Fix{Title: owner.title, Edits: indentRun(p, first, last, owner.column)})
	}
	if comment, ok := commentOut(p, first, last); ok {
		fixes = append(fixes, comment)
	}
	if line := p.Buf.Slice(e.Span); first == last && e.Kind != syntax.UnindentedText && withWords.MatchString(line) {
		fixes = append(fixes, analysis.One("Insert a colon", false, text.At(e.Span.Start+strings.IndexByte(line, ' ')), ":")...)
	}
	return fixes
}

// commentOut makes lines comments. It is false where one of them is no line to YAML.
func commentOut(p *analysis.Pass, first, last int) (analysis.Fix, bool) {
	fix := analysis.Fix{Title: "Make it a comment"}
	for at := first; at <= last; at++ {
		if !yamledit.IsLine(p.Buf, at) {
			return fix, false
		}
		span, mark := content(p, at), "# "
		if span.End = span.Start; strings.HasPrefix(p.LineText(at), "//") {
			span.End, mark = span.Start+2, "#"
		}
		fix.Edits = append(fix.Edits, text.Edit{Span: span, New: mark})
	}
	return fix, true
}

// cutsPlain reports whether lines would not be read whole as more of a text without quotes.
func cutsPlain(p *analysis.Pass, first, last int) bool {
	for at := first; at <= last; at++ {
		if s := p.LineText(at); strings.Contains(s, " #") || strings.Contains(s, ": ") {
			return true
		}
	}
	return false
}
