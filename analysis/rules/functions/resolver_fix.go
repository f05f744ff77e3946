package functions

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// resolverName is what a resolver may name.
type resolverName struct {
	key string // "function" or "endpoint"
	analysis.Choice
}

// resolverNames returns the functions and endpoints of the file, with the one that
// a text names first.
func resolverNames(p *analysis.Pass, value syntax.Node) []resolverName {
	var out []resolverName
	written := ""
	if value.Kind().IsScalar() {
		written = value.Scalar().Text
	}
	for _, c := range mend.Names(p, manifest.Function) {
		out = append(out, resolverName{"function", c})
	}
	if len(p.File.Definitions(manifest.Endpoint)) > 0 {
		for _, c := range mend.Names(p, manifest.Endpoint) {
			out = append(out, resolverName{"endpoint", c})
		}
	}
	for i, n := range out {
		if n.Label == written {
			out[0], out[i] = out[i], out[0]
		}
	}
	return out[:min(len(out), analysis.MaxChoices)]
}

// undash takes the dash off the only item of a block list of maps.
func undash(p *analysis.Pass, seq syntax.Node) []analysis.Fix {
	var only syntax.ItemNode
	n := 0
	for item := range seq.Items() {
		only, n = item, n+1
	}
	if n != 1 || only.Value().Kind() != syntax.Mapping || only.Value().IsFlow() {
		return nil
	}
	pad := only.Value().Span().Start - only.Dash().Start
	dash := text.Edit{Span: text.Span{Start: only.Dash().Start, End: only.Dash().Start + pad}, New: yamledit.Spaces(pad)}
	return []analysis.Fix{{Title: "Remove the dash", Edits: []text.Edit{dash}}}
}
