package yaml

import (
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// spaceBeforeComment makes a comment of what stands behind a value. It is not safe: it may
// be more of the value.
func spaceBeforeComment(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	if !yamledit.IsLine(p.Buf, p.Buf.LineAt(e.Span.Start)) {
		return nil
	}
	return analysis.One("Insert a space", false, text.At(e.Span.Start), " ")
}

// removeComma takes a needless comma out. That is safe: it is of no value.
func removeComma(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	fixes := removeSpan(p, e)
	fixes[0].Preferred = true
	return fixes
}

// removeSpan takes the error's span out, with the spaces on one side of it, and with
// its whole line where nothing else is left on it. It is not safe: what looks like a tag
// or an anchor may be meant as text, and an anchor may have its uses.
func removeSpan(p *analysis.Pass, e syntax.Error) []analysis.Fix {
	span, line := e.Span, p.Buf.Line(p.Buf.LineAt(e.Span.Start))
	before := p.Buf.Slice(text.Span{Start: line.Start, End: span.Start})
	after := p.Buf.Slice(text.Span{Start: span.End, End: line.End})
	switch {
	case strings.TrimSpace(before+after) == "":
		span = p.Edit().WholeLines(span)
	case strings.TrimSpace(after) == "":
		span.Start = line.Start + len(strings.TrimRight(before, " \t"))
	case strings.HasSuffix(before, " "):
		span.End += len(after) - len(strings.TrimLeft(after, " "))
	}
	return analysis.One("Remove "+prose.QuoteTitle(source(p, e.Span)), false, span, "")
}
