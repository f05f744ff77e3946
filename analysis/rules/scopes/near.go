package scopes

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

// maxNear is how many scopes are named for one that nobody knows.
const maxNear = 3

// nearScopes returns the scopes that were probably meant by one that nobody knows: one that is
// spelt alike, else those that Forge has instead of a scope of Connect, those that begin with
// the same words, or those that allow something else on the same thing.
func nearScopes(p *analysis.Pass, name string) []string {
	if near := nearestScope(p, name); near != "" {
		return []string{near}
	}
	for _, find := range []func(*analysis.Pass, string) []string{connectScopes, longerScopes, sisterScopes} {
		if found := find(p, name); len(found) > 0 {
			return found[:min(len(found), maxNear)]
		}
	}
	return nil
}

// nearestScope returns the scope that is spelt alike, or "".
func nearestScope(p *analysis.Pass, name string) string {
	all := p.File.Catalogue().Scopes()
	if near, ok := schema.Nearest(name, all); ok {
		return near
	}
	// Dots, underscores and spaces are where people miss the separator.
	usual := strings.NewReplacer(".", ":", "_", "-", " ", "").Replace(strings.ToLower(name))
	if p.File.Catalogue().KnowsScope(usual) {
		return usual
	}
	near, _ := schema.Nearest(usual, all)
	return near
}

// connectScopes are what Forge has for a scope of Connect such as "READ": one for each product
// in use, or for each that there is one for.
func connectScopes(p *analysis.Pass, name string) []string {
	if name == "" || name != strings.ToUpper(name) {
		return nil
	}
	base := strings.ReplaceAll(strings.ToLower(name), "_", "-") + ":connect-"
	var all, inUse []string
	for _, product := range []string{"jira", "confluence"} {
		if scope := base + product; p.File.Catalogue().KnowsScope(scope) {
			all = append(all, scope)
			if isInUse(p, product) {
				inUse = append(inUse, scope)
			}
		}
	}
	if len(inUse) > 0 {
		return inUse
	}
	return all
}

// isInUse reports whether the manifest has a module, or one of Connect, of a product.
func isInUse(p *analysis.Pass, product string) bool {
	for l := range p.File.ModuleLists() {
		if strings.HasPrefix(l.Type, product+":") {
			return true
		}
	}
	if s, ok := p.File.Section("connectModules"); ok {
		for pair := range p.File.Value(s.Pair.Value()).Content().Pairs() {
			if strings.HasPrefix(pair.KeyText(), product+":") {
				return true
			}
		}
	}
	return false
}

// longerScopes are the scopes that begin with a name and go on with another word: behind a dot
// or a hyphen, else behind a colon. Else they are those that begin with its last word, too, which
// may be half a word.
func longerScopes(p *analysis.Pass, name string) []string {
	name = strings.ToLower(name)
	anything := func(byte) bool { return true }
	for _, goesOn := range []func(byte) bool{isOneOf(".-"), isOneOf(":"), anything} {
		var found []string
		for _, scope := range p.File.Catalogue().Scopes() {
			if rest, ok := strings.CutPrefix(scope, name); ok && rest != "" && goesOn(rest[0]) {
				found = append(found, scope)
			}
		}
		if 0 < len(found) && len(found) <= maxNear && len(name) > 3 {
			return found
		}
	}
	return nil
}

// isOneOf returns a function that reports whether a byte is one of some.
func isOneOf(some string) func(byte) bool {
	return func(b byte) bool { return strings.IndexByte(some, b) >= 0 }
}

// sisterScopes is the scope that allows to read the same thing as an unknown one, or to change
// it where the name is not about reading.
func sisterScopes(p *analysis.Pass, name string) []string {
	verb, thing, _ := strings.Cut(strings.ToLower(name), ":")
	scope := "write:" + thing
	if slices.Contains([]string{"view", "get", "list", "search"}, verb) {
		scope = "read:" + thing
	}
	if scope == name || !p.File.Catalogue().KnowsScope(scope) {
		return nil
	}
	return []string{scope}
}

// areScopesElsewhere reports whether the scopes of the app stand where they do not belong,
// which is said there: what seems to be missing may be among them.
func areScopesElsewhere(p *analysis.Pass) bool {
	root := p.File.Value(p.Tree.Root())
	if _, ok := root.LastPair("scopes"); ok {
		return true
	}
	for _, section := range []string{"app", "modules"} {
		s, ok := p.File.Section(section)
		if !ok {
			continue
		}
		m := p.File.Value(s.Pair.Value()).Content()
		if !m.Pair("scopes").IsZero() || !m.Pair("permissions").IsZero() {
			return true
		}
	}
	return false
}
