package resources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// AllowsInlineStyle keeps whether a page has a policy that allows inline styles, as Forge
// looks for it: in the first meta element with a policy, in the first directive about
// styles that has no space in front of it.
var AllowsInlineStyle = files.NewReading(func(page []byte) bool {
	policy := PolicyOf(string(page))
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
	if page.Content == nil || !AllowsInlineStyle.Of(page.Content) || allowsStyle(p, "unsafe-inline") {
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

// allowsStyle reports whether the manifest allows a source of styles, or may do so.
func allowsStyle(p *analysis.Pass, source string) bool {
	s, ok := p.File.Section("permissions")
	if !ok {
		return len(p.Broken) > 0
	}
	v := p.File.Value(s.Pair.Value())
	for _, name := range []string{"content", "styles"} {
		at := v.At(name)
		if !at.Exists() {
			return v.Type() == schema.Unknown || v.MayHave(name)
		}
		v = at.Value
	}
	if v.Type() == schema.Unknown {
		return true
	}
	for item := range v.Content().Items() {
		if i := p.File.Value(item.Value()); i.Type() == schema.Unknown || i.Text() == source {
			return true
		}
	}
	return false
}
