package lsp

import (
	"context"
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/suppress"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/hover"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/settings"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"
)

// isSettings reports whether a document is the file of settings that lies beside a manifest.
func isSettings(d *state.Document) bool { return path.Base(d.Key.Path()) == settings.Name }

// rulesToWrite returns the names of rules, or what may be made of one, where a comment or the
// file of settings takes them. It is false in all other places.
func rulesToWrite(ctx context.Context, snap *state.Snapshot, d *state.Document, at *manifest.Context) (completion.List, bool) {
	switch {
	case isSettings(d):
		return completion.Words(at.Span, at.Offset, settingsWords(at)), true
	case at.Role != manifest.RoleComment || !d.File.IsForge():
		return completion.List{}, false
	}
	name, ok := suppress.NameAt(d.Buf, at.Offset)
	if !ok {
		return completion.List{}, false
	}
	here := rulesOn(d.Buf, snap.Diagnostics(ctx, d), name.Line)
	words := ruleWords(func(r *analysis.Rule) bool { return slices.Contains(name.Before, r.ID) })
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

// settingsWords are what may be written at a place of the file of settings.
func settingsWords(at *manifest.Context) []completion.Word {
	isKey, isValue := at.Role == manifest.RoleKey || at.Below, at.Role == manifest.RoleValue && !at.Below
	switch depth := len(at.Path); {
	case isKey && depth == 0:
		return []completion.Word{{Label: "rules", Detail: "the severities of rules"}}
	case isKey && depth == 1 && at.Path[0].Key == "rules":
		return ruleWords(func(r *analysis.Rule) bool { return slices.Contains(at.Keys, r.ID) })
	case isValue && depth == 2 && at.Path[0].Key == "rules":
		return severityWords(at.Path[1].Key)
	}
	return nil
}

// ruleWords are the names of all rules but some.
func ruleWords(without func(*analysis.Rule) bool) (out []completion.Word) {
	for _, r := range rules.All().Rules() {
		if !without(r) {
			out = append(out, completion.Word{Label: r.ID, Detail: r.Severity.String(), Document: ruleText(r)})
		}
	}
	slices.SortFunc(out, func(a, b completion.Word) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// severityWords are what can be made of a rule.
func severityWords(rule string) (out []completion.Word) {
	r, _ := rules.All().Rule(rule)
	for _, name := range analysis.SeverityNames() {
		w := completion.Word{Label: name}
		if r != nil && name == r.Severity.String() {
			w.Detail = "what it is without a setting"
		}
		out = append(out, w)
	}
	return out
}

// ruleNameAt describes the rule whose name stands at a byte offset in a comment or in the file
// of settings.
func ruleNameAt(d *state.Document, offset int) (hover.Hover, bool) {
	at := d.File.ContextAt(offset)
	span := at.Span
	switch {
	case isSettings(d) && len(at.Path) == 1 && at.Path[0].Key == "rules" && at.Role == manifest.RoleKey:
	case at.Role == manifest.RoleComment:
		name, ok := suppress.NameAt(d.Buf, offset)
		if !ok {
			return hover.Hover{}, false
		}
		span = name.Span
	default:
		return hover.Hover{}, false
	}
	r, ok := rules.All().Rule(d.Buf.Slice(span))
	if !ok {
		return hover.Hover{}, false
	}
	return hover.Hover{Span: span, Text: ruleText(r)}, true
}
