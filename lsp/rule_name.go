package lsp

import (
	"context"
	"path"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/suppress"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/hover"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/settings/editing"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
)

// isSettings reports whether a document is a file of settings.
func isSettings(d *state.Document) bool {
	return slices.Contains(settings.Names, path.Base(d.Key.Path()))
}

// rulesToWrite returns the names of rules, or what may be made of one, where a comment or the
// file of settings takes them. It is false in all other places.
func rulesToWrite(ctx context.Context, snap *state.Snapshot, d *state.Document, at *manifest.Context) (completion.List, bool) {
	switch {
	case isSettings(d):
		return completion.Words(at.Span, at.Offset, editing.Words(at)), true
	case at.Role != manifest.RoleComment || !d.File.IsForge():
		return completion.List{}, false
	}
	name, ok := suppress.NameAt(d.Buf, at.Offset)
	if !ok {
		return completion.List{}, false
	}
	here := rulesOn(d.Buf, snap.Diagnostics(ctx, d), name.Line)
	words := editing.RuleWords(func(r *analysis.Rule) bool { return slices.Contains(name.Before, r.ID) })
	for i := range words {
		words[i].Likely = here[words[i].Label]
	}
	return completion.Words(name.Span, at.Offset, words), true
}

// rulesOn are the rules that are broken on a line of a text, by their IDs.
func rulesOn(b *text.Buffer, found []analysis.Diagnostic, line int) map[string]bool {
	out := map[string]bool{}
	for i := range found {
		if f := &found[i]; b.LineAt(f.Span.Start) == line {
			out[f.Rule.ID] = true
		}
	}
	return out
}

// ruleNameAt describes the rule whose name stands at a byte offset in a comment, or what stands there in a
// file of settings.
func ruleNameAt(d *state.Document, offset int) (hover.Hover, bool) {
	at := d.File.ContextAt(offset)
	if isSettings(d) {
		return editing.About(&at, d.Buf)
	}
	if at.Role != manifest.RoleComment {
		return hover.Hover{}, false
	}
	name, ok := suppress.NameAt(d.Buf, offset)
	if !ok {
		return hover.Hover{}, false
	}
	r, ok := rules.All().Rule(d.Buf.Slice(name.Span))
	if !ok {
		return hover.Hover{}, false
	}
	return hover.Hover{Span: name.Span, Text: editing.RuleText(r)}, true
}
