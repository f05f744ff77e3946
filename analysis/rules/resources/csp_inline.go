package resources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/yamledit"
)

// allowsInlineStyle keeps whether a page has a policy that allows inline styles, as Forge
// looks for it: in the first meta element with a policy, in the first directive about
// styles that has no space in front of it.
var allowsInlineStyle = files.NewReading(func(page []byte) bool {
	policy := policyOf(string(page))
	for directive := range strings.SplitSeq(policy, ";") {
		if strings.HasPrefix(directive, "style-src") {
			return strings.Contains(directive, "'unsafe-inline'")
		}
	}
	return false
})

// inlineStyle reports the page of a resource that allows inline styles by itself.
func inlineStyle(p *analysis.Pass, at doubt.ResourceFiles) {
	page := p.Files.Content(at.Path + "/index.html")
	if page.Kind == files.Directory { // Forge tries to read it
		p.Report(analysis.Diagnostic{
			Rule: ruleResourceIndexMissing, Span: at.Span,
			Message: fmt.Sprintf("index.html in %q is a directory: it must be a file", at.Path),
		}, analysis.Always)
		return
	}
	if page.Content == nil || !allowsInlineStyle.Of(page.Content) || allows(p, isUnsafeInline, "content", "styles") {
		return
	}
	p.Report(analysis.Diagnostic{
		Rule: ruleResourceInlineStyle, Span: at.Span,
		Message: fmt.Sprintf("the policy in %q allows inline styles, and the manifest does not: add \"unsafe-inline\" to \"permissions.content.styles\"", strings.TrimSuffix(at.Path, "/")+"/index.html"),
		Mend: func() []analysis.Fix {
			edits := p.Edit().Items([]string{"permissions", "content", "styles"}, yamledit.Scalar("unsafe-inline"))
			if len(edits) == 0 {
				return nil
			}
			return []analysis.Fix{{Title: "Add \"unsafe-inline\" to \"permissions.content.styles\"", Preferred: true, Edits: edits}}
		},
	}, analysis.Always)
}
