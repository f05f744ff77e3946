package scopes

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
)

// What entries say that has to do with scopes.
var (
	topicEvent   = new(analysis.Topic[need])
	topicContext = new(analysis.Topic[need])
	topicToken   = new(analysis.Topic[string]) // the token that is asked for
)

// need is an event or product context that needs scopes.
type need struct {
	name     string
	official bool // Forge looks whether the app asks for them
	// anyOf are sets of scopes of which one is enough. The first is what Forge asks for.
	anyOf [][]string
}

// scopeFacts are the places of an entry that need scopes.
func scopeFacts(s analysis.Unit) []analysis.Fact {
	var facts []analysis.Fact
	for _, use := range s.Entry.ScopeUses() {
		if use.Documented {
			continue
		}
		topic := topicEvent
		switch use.Reason {
		case manifest.ByContext:
			topic = topicContext
		case manifest.ByModule:
			continue
		}
		facts = append(facts, topic.Fact(need{use.Name, use.Official, use.AnyOf}, use.Span))
	}
	return append(facts, tokenFacts(s)...)
}

// lacking is what needs the same missing scopes.
type lacking struct {
	missing []string
	// granular are the scopes that would do instead, as far as they are missing, too; nil
	// where nothing else would do.
	granular []string
	sole     bool // granular has been looked at, and there is nothing else
	places   []analysis.Located[need]
}

// missingScopes reports what needs scopes that the app does not ask for. What lacks the
// same is reported together: it is one mistake.
func missingScopes(p *analysis.Pass, has func(string) bool) {
	c := p.File.Catalogue()
	var groups []*lacking
	for _, official := range []bool{true, false} {
		for _, f := range topicEvent.In(p) {
			if f.Value.official == official {
				groups = collect(groups, f, has)
			}
		}
	}
	for _, g := range groups {
		missingScope(p, ruleTriggerScopeMissing, "event", g)
	}
	groups = nil
	for _, f := range topicContext.In(p) {
		groups = collect(groups, f, has)
	}
	for _, g := range groups {
		missingScope(p, ruleAgentContextScopeMissing, "product context", g)
	}
	for l := range p.File.ModuleLists() {
		if missing := without(c.ModuleScopes(l.Type), has); len(missing) > 0 && len(l.Entries) > 0 {
			p.Report(analysis.Diagnostic{
				Rule: ruleModuleScopeMissing, Span: analysis.OwnerOf(l),
				Message: fmt.Sprintf("%q needs %s: add it to \"permissions.scopes\"", l.Type, theScopes(missing)),
				Mend:    func() []analysis.Fix { return offerScopes(p, missing, nil) },
			}, analysis.UnlessBroken)
		}
	}
}

// collect adds a place to the group that lacks the same scopes, unless it lacks none.
func collect(groups []*lacking, f analysis.Located[need], has func(string) bool) []*lacking {
	missing := without(f.Value.anyOf[0], has)
	if len(missing) == 0 {
		return groups
	}
	var granular []string
	for _, set := range f.Value.anyOf[1:] {
		lacks := without(set, has)
		if len(lacks) == 0 {
			return groups
		}
		if granular == nil {
			granular = lacks
		}
	}
	i := slices.IndexFunc(groups, func(g *lacking) bool { return slices.Equal(g.missing, missing) })
	if i < 0 {
		i = len(groups)
		groups = append(groups, &lacking{missing: missing})
	}
	g := groups[i]
	g.places = append(g.places, f)
	g.sole = g.sole || granular == nil
	for _, scope := range granular {
		if !slices.Contains(g.granular, scope) {
			g.granular = append(g.granular, scope)
		}
	}
	return groups
}

// without returns the scopes that are not there.
func without(scopes []string, has func(string) bool) []string {
	var missing []string
	for _, s := range scopes {
		if !has(s) {
			missing = append(missing, s)
		}
	}
	return missing
}

// maxPlaces is how many places are shown beside the one that is reported.
const maxPlaces = 10

// missingScope reports scopes that are missing, at the first place that needs them.
func missingScope(p *analysis.Pass, rule *analysis.Rule, what string, g *lacking) {
	if g.sole {
		g.granular = nil
	}
	at := g.places[0]
	d := analysis.Diagnostic{Rule: rule, Span: at.Span}
	verb := "needs"
	subject := fmt.Sprintf("the %s %q", what, at.Value.name)
	if n := len(g.places) - 1; n > 0 {
		subject, verb = fmt.Sprintf("%s, and %s,", subject, prose.Count(n, "other", "others")), "need"
		for _, other := range g.places[1:min(len(g.places), maxPlaces+1)] {
			d.Related = append(d.Related, analysis.Related{Span: other.Span, Message: "needs it, too"})
		}
	}
	d.Message = fmt.Sprintf("%s %s %s: add %s to \"permissions.scopes\"", subject, verb, theScopes(g.missing), itOrThem(g.missing))
	switch n := len(g.granular); {
	case n == 1:
		d.Message += fmt.Sprintf(", or the granular %q", g.granular[0])
	case n > 1:
		d.Message += fmt.Sprintf(", or the %d granular scopes that the fix lists", n)
	}
	if !at.Value.official && rule == ruleTriggerScopeMissing {
		d.Severity = analysis.Warning
		d.Message += " (Forge does not check it here)"
	}
	d.Mend = func() []analysis.Fix { return offerScopes(p, g.missing, g.granular) }
	p.Report(d, analysis.UnlessBroken)
}

// theScopes names scopes: "the scope" and one, or "the scopes" and several.
func theScopes(names []string) string {
	if len(names) == 1 {
		return fmt.Sprintf("the scope %q", names[0])
	}
	return "the scopes " + prose.And(prose.QuoteAll(names))
}

// itOrThem is the pronoun for scopes.
func itOrThem(names []string) string {
	if len(names) == 1 {
		return "it"
	}
	return "them"
}

// offerScopes makes the fixes that ask for scopes.
func offerScopes(p *analysis.Pass, missing, granular []string) []analysis.Fix {
	var fixes []analysis.Fix
	offer := func(title string, names []string) {
		if edits := p.Edit().Scopes(names); len(edits) > 0 {
			fixes = append(fixes, analysis.Fix{Title: title, Edits: edits})
		}
	}
	offer("Add "+theScopes(missing), missing)
	if n := len(granular); n > 0 {
		title := fmt.Sprintf("Add the granular scope %q instead", granular[0])
		if n > 1 {
			title = fmt.Sprintf("Add the %d granular scopes instead", n)
		}
		offer(title, granular)
	}
	return fixes
}
