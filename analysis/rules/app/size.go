package app

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/syntax"
)

// Limits of Forge on the size of a manifest, in bytes: one is a target, and what is above
// the other is refused.
const (
	targetSize = 150 << 10
	limitSize  = 200 << 10
)

var ruleManifestSize = &analysis.Rule{
	ID: "manifest-size", Severity: analysis.Warning,
	Doc: "A manifest has no more than 150 KB.",
	Why: "Forge cannot deploy an app whose manifest has more than 200 KB; 150 KB is its target.",
}

// manifestSize warns of a large manifest, at its first property.
func manifestSize(p *analysis.Pass) {
	n, root := p.Buf.Len(), p.Tree.Root()
	tooLarge := func(e syntax.Error) bool { return e.Kind == syntax.TooLarge }
	if n <= targetSize && !p.IsTooLong() || root.IsZero() || slices.ContainsFunc(p.Errors, tooLarge) {
		return
	}
	span := p.Buf.Line(p.Buf.LineAt(root.Span().Start))
	for pair := range root.Pairs() {
		span = pair.Key().Span()
		break
	}
	d := analysis.Diagnostic{Rule: ruleManifestSize, Span: span}
	d.Message = fmt.Sprintf("the manifest has %d KB: Forge refuses more than %d KB, and asks for no more than %d KB", (n+1023)>>10, limitSize>>10, targetSize>>10)
	if n > limitSize {
		d.Message = fmt.Sprintf("the manifest has %d KB: Forge refuses more than %d KB", (n+1023)>>10, limitSize>>10)
	}
	if n > analysis.MaxJudged {
		d.Message += fmt.Sprintf("; of more than %d KB only the YAML is checked, so nothing else is said of it", analysis.MaxJudged>>10)
	} else if entries := p.Entries(); entries > analysis.MaxEntries {
		d.Message = fmt.Sprintf("the manifest has %d modules and other entries: of more than %d only the YAML is checked, so nothing else is said of it", entries, analysis.MaxEntries)
	}
	p.Report(d, analysis.Always)
}
