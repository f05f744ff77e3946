package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// wantsText reports whether a problem is that a text is missing behind a key: it may stand there
// as a comment.
func (t trouble) wantsText() bool {
	return t.Kind == schema.TypeMismatch && t.Types.Has(schema.String) && t.at().Node().Kind() == syntax.Empty
}

// commentAsValue words a diagnostic about a missing value where the value is cut off because it
// starts with "#": a comment has a space behind it.
func commentAsValue(p *pass, t target, d *Diagnostic) bool {
	pair := t.holder(t.place)
	if pair.IsZero() {
		return true
	}
	line := p.buf.Line(p.buf.LineAt(pair.Colon().End))
	rest := p.buf.Slice(text.Span{Start: pair.Colon().End, End: line.End})
	value := strings.TrimSpace(rest)
	if len(value) < 2 || value[0] != '#' || strings.ContainsAny(value[1:2], "# \t!-=") {
		return true
	}
	start := pair.Colon().End + strings.IndexByte(rest, '#')
	span := text.Span{Start: start, End: start + len(value)}
	d.Message = fmt.Sprintf("\"#\" starts a comment here, so that %q has no value: put %s between quotes", pair.KeyText(), quoteTitle(shortened(value)))
	mend := d.Mend
	d.Mend = func() []Fix {
		// Not safe: what is a comment to YAML may be meant as one.
		fixes := one("Put "+quoteTitle(shortened(value))+" between quotes", false, span, edit.InQuotes(value))
		if mend != nil {
			fixes = append(fixes, mend()...)
		}
		return fixes
	}
	return true
}
