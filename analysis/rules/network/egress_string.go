package network

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
)

var ruleEgressStringDeprecated = &analysis.Rule{
	ID: "egress-string-deprecated", Severity: analysis.Warning, Official: []string{"permissions.deprecatedEgressPermission"},
	Doc: "An address that the app may reach is written as a map with \"address\".",
	Why: "Plain strings are deprecated: they leave no place to say what the address is for.",
}

// egressStrings reports the plain strings of a list, at the first of them: one mistake, made
// in one go.
func egressStrings(p *analysis.Pass, plain []egressItem) {
	first := plain[0].address
	d := analysis.Diagnostic{
		Rule: ruleEgressStringDeprecated, Span: first.Node().Span(), Tags: []analysis.Tag{analysis.Deprecated},
		Message: "an address as a plain string is deprecated: write " + addressWords(p.Buf.Slice(plain[0].item.Value().Span())),
	}
	title := "Make it a map with \"address\""
	if n := len(plain) - 1; n > 0 {
		d.Message += fmt.Sprintf(" (and %d more in this list)", n)
		title = "Make all strings of this list maps with \"address\""
	}
	d.Mend = func() []analysis.Fix {
		var edits []text.Edit
		for _, it := range plain {
			edits = append(edits, mend.MakeAddress(p.Buf, it.item)...)
		}
		if len(edits) == 0 {
			return nil
		}
		return []analysis.Fix{{Title: title, Preferred: true, Edits: edits}}
	}
	p.Report(d, analysis.UnlessBroken)
}

// longestAdvice is how long an address may be, in bytes, that a message repeats.
const longestAdvice = 60

// addressWords says how an address is written as a map, given by its source: as the fix writes it.
func addressWords(source string) string {
	if len(source) > longestAdvice || strings.ContainsAny(source, "\r\n") {
		return "it as a map with \"address\""
	}
	if strings.Contains(source, `"`) {
		return "it with its key, as in address: " + source
	}
	return prose.QuoteTitle("address: " + source)
}
