package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
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
		near := ""
		if len(guessed) < maxNearScopes {
			near = p.nearestScope(s.Name)
			guessed = append(guessed, near)
		}
		p.unknownScope(declared, s, near)
	}
	if declared.Open {
		return
	}
	for _, name := range guessed { // what is meant is not missing, too
		first[name] = -1
	}
	p.missingScopes(func(scope string) bool { _, ok := first[scope]; return ok })
	p.tokenScopes(declared)
}

// nearestScope returns the scope that was probably meant, or "".
func (p *pass) nearestScope(name string) string {
	all := p.file.Catalogue().Scopes()
	if near, ok := schema.Nearest(name, all); ok {
		return near
	}
	// Dots, underscores and spaces are where people miss the separator.
	usual := strings.NewReplacer(".", ":", "_", "-", " ", "").Replace(strings.ToLower(name))
	if p.file.Catalogue().KnowsScope(usual) {
		return usual
	}
	near, _ := schema.Nearest(usual, all)
	return near
}

func (p *pass) unknownScope(declared manifest.Scopes, s manifest.Scope, near string) {
	d := Diagnostic{Rule: ruleScopeUnknown, Span: s.Value}
	d.Message = fmt.Sprintf("Forge knows no scope %q", shortened(s.Name))
	if near != "" {
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	} else {
		d.Message += ": use one of those that Atlassian documents, or remove it"
	}
	d.Mend = func() []Fix {
		var fixes []Fix
		replace := Fix{Title: "Replace by " + quoteTitle(near), Preferred: strings.EqualFold(near, s.Name)}
		for _, same := range declared.All { // of those that are there twice, each is wrong
			if same.Name == s.Name {
				old, _ := p.removeScope(declared, same)
				replace.Edits = append(replace.Edits, text.Edit{Span: same.Value, New: edit.QuotedLike(near, old)})
			}
		}
		if near != "" {
			fixes = append(fixes, replace)
		}
		if _, remove := p.removeScope(declared, s); len(replace.Edits) == 1 {
			fixes = append(fixes, remove)
		}
		return fixes
	}
	p.report(d, unlessBroken)
}

func (p *pass) duplicateScope(declared manifest.Scopes, first, second manifest.Scope) {
	p.report(Diagnostic{
		Rule: ruleScopeDuplicate, Span: second.Value, Tags: []Tag{Unnecessary},
		Message: fmt.Sprintf("the scope %q is listed twice: remove one of them", second.Name),
		Related: []Related{{first.Value, "the first one"}},
		Mend: func() []Fix {
			_, remove := p.removeScope(declared, second)
			remove.Preferred = true
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
