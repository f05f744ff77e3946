package scopes

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleTriggerScopeMissing = &analysis.Rule{
		ID: "trigger-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromScope"},
		Doc: "An app asks for the scopes that the events of its triggers need.",
		Why: "Without the scope, the app would never be told of the event.",
	}
	ruleAgentContextScopeMissing = &analysis.Rule{
		ID: "agent-context-scope-missing", Severity: analysis.Error, Official: []string{"permissions.missingPermissionFromAgentProductContext"},
		Doc: "An app asks for the scopes that the product contexts of its agents need.",
	}
	ruleModuleScopeMissing = &analysis.Rule{
		ID: "module-scope-missing", Severity: analysis.Error, Official: []string{"modules.moduleScopesValidator.missingScopes"},
		Doc: "An app asks for the scopes that its module types need.",
	}
)

var (
	ruleScopeUnknown = &analysis.Rule{
		ID: "scope-unknown", Severity: analysis.Error,
		Doc: "A permission scope is one of those that Forge knows.",
	}
	ruleScopeDuplicate = &analysis.Rule{
		ID: "scope-duplicate", Severity: analysis.Hint,
		Doc: "A permission scope is listed once.",
		Why: "Forge accepts it, but the second one does nothing.",
	}
)

// maxNearScopes bounds for how many unknown scopes of one check the nearest is looked for.
const maxNearScopes = 8

// scopes reports scopes that nobody knows or that come twice, and those that are missing.
func scopes(p *analysis.Pass) {
	declared := p.File.Scopes()
	first := make(map[string]int, len(declared.All))
	var guessed []string
	looked := 0
	for i, s := range declared.All {
		j, again := first[s.Name]
		switch {
		case !again:
			first[s.Name] = i
		case declared.Node.Kind() == syntax.Sequence:
			duplicateScope(p, declared, declared.All[j], s)
			continue
		}
		if p.File.Catalogue().KnowsScope(s.Name) {
			continue
		}
		var near []string
		if looked++; looked <= maxNearScopes {
			near = nearScopes(p, s.Name)
			guessed = append(guessed, near...)
		}
		unknownScope(p, declared, s, near)
	}
	if declared.Open || areScopesElsewhere(p) {
		return
	}
	for _, name := range guessed { // what is meant is not missing, too
		first[name] = -1
	}
	missingScopes(p, func(scope string) bool { _, ok := first[scope]; return ok })
	tokenScopes(p, declared)
}

// unknownScope reports a scope that Forge does not know.
func unknownScope(p *analysis.Pass, declared manifest.Scopes, s manifest.Scope, near []string) {
	d := analysis.Diagnostic{Rule: ruleScopeUnknown, Span: s.Value}
	d.Message = fmt.Sprintf("Forge knows no scope %q", prose.Shortened(s.Name))
	if len(near) > 0 {
		d.Message += ": did you mean " + prose.Or(prose.QuoteAll(near)) + "?"
	} else {
		d.Message += ": use one of those that Atlassian documents, or remove it"
	}
	d.Mend = func() []analysis.Fix {
		var fixes []analysis.Fix
		for _, name := range near {
			fixes = append(fixes, replaceScope(p, declared, s.Name, name))
		}
		isTwice := slices.ContainsFunc(declared.All, func(other manifest.Scope) bool { return other.Name == s.Name && other.Value != s.Value })
		if _, remove := removeScope(p, declared, s); !isTwice {
			fixes = append(fixes, remove)
		}
		return fixes
	}
	p.Report(d, analysis.UnlessBroken)
}

// replaceScope writes another scope in the place of one: of those that are there twice, each
// is wrong. It is safe where only the case is another.
func replaceScope(p *analysis.Pass, declared manifest.Scopes, name, by string) analysis.Fix {
	fix := analysis.Fix{Title: "Replace with " + prose.QuoteTitle(by), Preferred: strings.EqualFold(by, name)}
	for _, same := range declared.All {
		if same.Name == name {
			old, _ := removeScope(p, declared, same)
			fix.Edits = append(fix.Edits, text.Edit{Span: same.Value, New: yamledit.QuotedLike(by, old)})
		}
	}
	return fix
}

// duplicateScope reports a scope that is listed twice.
func duplicateScope(p *analysis.Pass, declared manifest.Scopes, first, second manifest.Scope) {
	p.Report(analysis.Diagnostic{
		Rule: ruleScopeDuplicate, Span: second.Value, Tags: []analysis.Tag{analysis.Unnecessary},
		Message: fmt.Sprintf("the scope %q is listed twice: remove one of them", second.Name),
		Related: []analysis.Related{{Span: first.Value, Message: "the first one"}},
		Mend: func() []analysis.Fix {
			_, remove := removeScope(p, declared, second)
			remove.Preferred = !mend.LosesComment(p, remove) // the other one says the same
			return []analysis.Fix{remove}
		},
	}, analysis.UnlessBroken)
}

// removeScope takes a scope out of the list or map that it is in. It returns the scalar, too.
func removeScope(p *analysis.Pass, declared manifest.Scopes, s manifest.Scope) (syntax.Node, analysis.Fix) {
	fix := analysis.Fix{Title: "Remove this scope"}
	for item := range declared.Node.Items() {
		if item.Value().Span() == s.Value {
			fix.Edits = p.Edit().RemoveItem(declared.Node, item)
			return item.Value(), fix
		}
	}
	for pair := range declared.Node.Pairs() {
		if pair.Key().Span() == s.Value {
			fix.Edits = p.Edit().RemovePair(declared.Node, pair)
			return pair.Key(), fix
		}
	}
	return syntax.Node{}, fix
}
