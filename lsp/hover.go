package lsp

import (
	"context"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/hover"
	"forge-manifest-ls/internal/settings/editing"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/lsp/state"

	"go.lsp.dev/protocol"
)

// showHover answers textDocument/hover: what the thing at a place means and, where
// something is known to be wrong with it, what the rule says. It does not wait for a check:
// by the time that someone points at a mistake, it is shown.
func showHover(_ context.Context, snap *state.Snapshot, p *state.PositionParams) (*protocol.Hover, error) {
	d := snap.Documents[p.Key()]
	if d == nil || d.Lost || d.File == nil || !d.File.IsForge() && !isSettings(d) {
		return nil, nil
	}
	offset, err := p.Offset(d.Buf, snap.Encoding)
	if err != nil {
		return nil, err
	}
	if found, ok := ruleNameAt(d, offset); ok || isSettings(d) {
		return encodeHover(snap, d, found), nil
	}
	found, ok := hover.At(d.File, offset, hover.Options{Files: snap.Around(d.Key), Example: completion.ModuleExample})
	for _, rule := range rulesAt(d.Found.Load(), offset) {
		switch {
		case ok && rule.isDeprecation: // what is deprecated says so itself
		case ok && snap.Client.Shown().Link && rule.rule.URL() != "" && rule.rule.Page == "": // the diagnostic has the link, and says the rest
		case !ok:
			found, ok = hover.Hover{Span: rule.span, Text: editing.RuleText(rule.rule)}, true
		default:
			found.Text += "\n\n---\n\n" + editing.RuleText(rule.rule)
		}
	}
	return encodeHover(snap, d, found), nil
}

// encodeHover encodes what there is to say about a place of a document; nil if that is nothing.
func encodeHover(s *state.Snapshot, d *state.Document, found hover.Hover) *protocol.Hover {
	if found.Text == "" {
		return nil
	}
	shown := state.SpanToRange(d.Buf, found.Span, s.Encoding)
	return &protocol.Hover{Contents: s.Client.Hover.Content(found.Text), Range: &shown}
}

// brokenRule is a rule that is broken at a place.
type brokenRule struct {
	rule *analysis.Rule
	span text.Span
	// isDeprecation says that no more is wrong than that the thing is deprecated.
	isDeprecation bool
}

// maxRules is how many rules are explained at one place.
const maxRules = 3

// rulesAt are the rules that are broken at an offset, each once; none while the document is
// being checked.
func rulesAt(found *[]analysis.Diagnostic, offset int) []brokenRule {
	if found == nil {
		return nil
	}
	var out []brokenRule
	seen := map[*analysis.Rule]bool{}
	for i := range *found {
		d := &(*found)[i]
		if d.Rule == nil || !d.Span.Contains(offset) || seen[d.Rule] || len(out) == maxRules {
			continue
		}
		seen[d.Rule] = true
		out = append(out, brokenRule{d.Rule, d.Span, slices.Contains(d.Tags, analysis.Deprecated)})
	}
	return out
}
