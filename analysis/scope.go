package analysis

import (
	"fmt"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var (
	ruleScopeUnknown = &Rule{
		ID: "scope-unknown", Severity: Error,
		Doc: "A permission scope is one of those that Forge knows.", Why: schemaWhy,
		Bad:  head + webtrigger + functions + "permissions:\n  scopes:\n    - read:jira-wrok\n",
		Good: head + webtrigger + functions + "permissions:\n  scopes:\n    - read:jira-work\n",
	}
	ruleScopeDuplicate = &Rule{
		ID: "scope-duplicate", Severity: Hint,
		Doc:  "A permission scope is listed once.",
		Why:  "Forge accepts it, but the second one does nothing.",
		Bad:  head + webtrigger + functions + "permissions:\n  scopes:\n    - read:jira-work\n    - read:jira-work\n",
		Good: head + webtrigger + functions + "permissions:\n  scopes:\n    - read:jira-work\n",
	}
)

// maxNearScopes bounds for how many unknown scopes of one check the nearest is looked for.
const maxNearScopes = 8

// scopes reports scopes that nobody knows or that come twice, and those that are missing.
func (p *pass) scopes() {
	declared := p.file.Scopes()
	first := make(map[string]int, len(declared.All))
	var guessed []string
	looked := 0
	for i, s := range declared.All {
		j, again := first[s.Name]
		switch {
		case !again:
			first[s.Name] = i
		case declared.Node.Kind() == syntax.Sequence:
			p.duplicateScope(declared, declared.All[j], s)
			continue
		}
		if p.file.Catalogue().KnowsScope(s.Name) {
			continue
		}
		var near []string
		if looked++; looked <= maxNearScopes {
			near = p.nearScopes(s.Name)
			guessed = append(guessed, near...)
		}
		p.unknownScope(declared, s, near)
	}
	if declared.Open || p.areScopesElsewhere() {
		return
	}
	for _, name := range guessed { // what is meant is not missing, too
		first[name] = -1
	}
	p.missingScopes(func(scope string) bool { _, ok := first[scope]; return ok })
	p.tokenScopes(declared)
}

func (p *pass) unknownScope(declared manifest.Scopes, s manifest.Scope, near []string) {
	d := Diagnostic{Rule: ruleScopeUnknown, Span: s.Value}
	d.Message = fmt.Sprintf("Forge knows no scope %q", shortened(s.Name))
	if len(near) > 0 {
		d.Message += ": did you mean " + prose.Or(quoteAll(near)) + "?"
	} else {
		d.Message += ": use one of those that Atlassian documents, or remove it"
	}
	d.Mend = func() []Fix {
		var fixes []Fix
		for _, name := range near {
			fixes = append(fixes, p.replaceScope(declared, s.Name, name))
		}
		isTwice := slices.ContainsFunc(declared.All, func(other manifest.Scope) bool { return other.Name == s.Name && other.Value != s.Value })
		if _, remove := p.removeScope(declared, s); !isTwice {
			fixes = append(fixes, remove)
		}
		return fixes
	}
	p.report(d, unlessBroken)
}

// replaceScope writes another scope in the place of one: of those that are there twice, each
// is wrong. It is safe where only the case is another.
func (p *pass) replaceScope(declared manifest.Scopes, name, by string) Fix {
	fix := Fix{Title: "Replace by " + quoteTitle(by), Preferred: strings.EqualFold(by, name)}
	for _, same := range declared.All {
		if same.Name == name {
			old, _ := p.removeScope(declared, same)
			fix.Edits = append(fix.Edits, text.Edit{Span: same.Value, New: edit.QuotedLike(by, old)})
		}
	}
	return fix
}

func (p *pass) duplicateScope(declared manifest.Scopes, first, second manifest.Scope) {
	p.report(Diagnostic{
		Rule: ruleScopeDuplicate, Span: second.Value, Tags: []Tag{Unnecessary},
		Message: fmt.Sprintf("the scope %q is listed twice: remove one of them", second.Name),
		Related: []Related{{first.Value, "the first one"}},
		Mend: func() []Fix {
			_, remove := p.removeScope(declared, second)
			remove.Preferred = !p.losesComment(remove) // the other one says the same
			return []Fix{remove}
		},
	}, unlessBroken)
}

// removeScope takes a scope out of the list or map that it is in. It returns the scalar, too.
func (p *pass) removeScope(declared manifest.Scopes, s manifest.Scope) (syntax.Node, Fix) {
	fix := Fix{Title: "Remove this scope"}
	for item := range declared.Node.Items() {
		if item.Value().Span() == s.Value {
			fix.Edits = p.edit().RemoveItem(declared.Node, item)
			return item.Value(), fix
		}
	}
	for pair := range declared.Node.Pairs() {
		if pair.Key().Span() == s.Value {
			fix.Edits = p.edit().RemovePair(declared.Node, pair)
			return pair.Key(), fix
		}
	}
	return syntax.Node{}, fix
}
