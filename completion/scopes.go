package completion

import (
	"slices"

	"forge-manifest-ls/description"
)

// scopes completes a permission scope: first those that something in the manifest needs, then
// those of the products that the app has to do with.
func (p *place) scopes() {
	p.eachScope(func(item Item) { p.add(item, p.scalar(item.Label)) })
}

// scopeKeys completes a scope where the section holds them as a map.
func (p *place) scopeKeys() {
	p.eachScope(func(item Item) {
		if p.ctx.Colon || p.ctx.Quote != 0 {
			p.add(item, p.quoted(item.Label))
			return
		}
		p.add(item, p.quoted(item.Label)+": {}")
	})
}

func (p *place) eachScope(add func(Item)) {
	present := map[string]bool{}
	for _, s := range p.file.Scopes().All {
		if !s.Span.Contains(p.ctx.Offset) {
			present[s.Name] = true
		}
	}
	for _, name := range p.takenNames() { // known in a list that is broken, too
		present[name] = true
	}
	all := scopesOf(p.file.Catalogue())
	p.items = slices.Grow(p.items, len(all))
	needed, why := p.neededScopes(present)
	for _, name := range needed {
		add(Item{Label: name, Kind: Scope, Detail: "needed by " + why[name], Preselect: name == needed[0], document: p.scopeText(name)})
		present[name] = true
	}
	used := p.used()
	for _, isUsed := range []bool{true, false} {
		for _, s := range all {
			if s.of&used != 0 == isUsed && !present[s.name] {
				add(Item{Label: s.name, Kind: Scope, document: p.scopeText(s.name)})
			}
		}
	}
}

func (p *place) scopeText(name string) func() string {
	return func() string { return description.Scope(p.file, name) }
}

// neededScopes are the scopes that something in the manifest needs and the app does not ask
// for, and what needs them.
func (p *place) neededScopes(present map[string]bool) (names []string, why map[string]string) {
	why = map[string]string{}
	for use := range p.file.ScopeUses() {
		for _, name := range lacking(use.AnyOf, present) {
			if why[name] == "" {
				names = append(names, name)
				why[name] = use.Name
			}
		}
	}
	return names, why
}

// lacking are the scopes of the first set that are not there, unless another set is complete.
func lacking(anyOf [][]string, present map[string]bool) []string {
	var first []string
	for i, set := range anyOf {
		var missing []string
		for _, name := range set {
			if !present[name] {
				missing = append(missing, name)
			}
		}
		if len(missing) == 0 {
			return nil
		}
		if i == 0 {
			first = missing
		}
	}
	return first
}
