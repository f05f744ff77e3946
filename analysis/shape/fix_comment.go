package shape

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

// wantsText reports whether a problem is that a text is missing behind a key: it may stand there
// as a comment.
func (t Problem) wantsText() bool {
	return t.Kind == schema.TypeMismatch && t.Types.Has(schema.String) && t.spanOf().Node().Kind() == syntax.Empty
}

// commentAsValue words a diagnostic about a missing value where the value is cut off because it
// starts with "#": a comment has a space behind it.
func commentAsValue(p *analysis.Pass, t analysis.Target, d *analysis.Diagnostic) bool {
	pair := t.Holder(t.Place)
	if pair.IsZero() {
		return true
	}
	line := p.Buf.Line(p.Buf.LineAt(pair.Colon().End))
	rest := p.Buf.Slice(text.Span{Start: pair.Colon().End, End: line.End})
	value := strings.TrimSpace(rest)
	if len(value) < 2 || value[0] != '#' || strings.ContainsAny(value[1:2], "# \t!-=") {
		return true
	}
	start := pair.Colon().End + strings.IndexByte(rest, '#')
	span := text.Span{Start: start, End: start + len(value)}
	d.Message = fmt.Sprintf("\"#\" starts a comment here, so that %q has no value: put %s between quotes", pair.KeyText(), prose.QuoteTitle(prose.Shortened(value)))
	others := d.Mend
	d.Mend = func() []analysis.Fix {
		// Not safe: what is a comment to YAML may be meant as one.
		fixes := mend.Supposing(analysis.One("Put "+prose.QuoteTitle(prose.Shortened(value))+" between quotes", false, span, yamledit.InQuotes(value)))
		if others != nil {
			fixes = append(fixes, others()...)
		}
		return fixes
	}
	return true
}
