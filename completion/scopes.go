package completion

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/internal/explain"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/usage"
)

// scopes completes a permission scope: first those that something in the manifest needs, then
// those that go with what the app asks for: see scopesByNeed.
func (l lister) scopes() {
	l.eachScope(func(item Item) { l.add(item, l.scalar(item.Label)) })
}

// scopeKeys completes a scope where the section holds them as a map.
func (l lister) scopeKeys() {
	l.eachScope(func(item Item) {
		if l.ctx.Colon || l.ctx.Quote != 0 {
			l.add(item, l.quoted(item.Label))
			return
		}
		l.add(item, l.quoted(item.Label)+": {}")
	})
}

func (l lister) eachScope(add func(Item)) {
	present := map[string]bool{}
	for _, s := range l.file.Scopes().All {
		if !s.Span.Contains(l.ctx.Offset) {
			present[s.Name] = true
		}
	}
	for _, name := range l.taken { // known in a list that is broken, too
		present[name] = true
	}
	all := scopesOf(l.file.Catalogue())
	l.items = slices.Grow(l.items, len(all))
	needed, why := l.neededScopes(present)
	for _, name := range needed {
		add(Item{Label: name, Kind: Scope, Detail: "needed by " + why[name], Preselect: name == needed[0], document: l.scopeText(name)})
		present[name] = true
	}
	for _, s := range l.scopesByNeed(all, present) {
		if !present[s.name] {
			add(Item{Label: s.name, Kind: Scope, document: l.scopeText(s.name)})
		}
	}
}

func (c *cursor) scopeText(name string) func() string {
	return func() string { return explain.Scope(c.file, name) }
}

// neededScopes are the scopes that something in the manifest, or in the code, needs and the app
// does not ask for, and what needs them.
func (c *cursor) neededScopes(present map[string]bool) (names []string, why map[string]string) {
	why = map[string]string{}
	for use := range c.file.ScopeUses() {
		for _, name := range lacking(use.AnyOf, present) {
			if why[name] == "" {
				names = append(names, name)
				why[name] = use.Name
			}
		}
	}
	inCode, needs := usage.Lacking(c.file, c.opts.Files, func(name string) bool { return present[name] || why[name] != "" })
	maps.Copy(why, needs)
	return append(names, inCode...), why
}

// lacking are the scopes of the first set that are not there, unless another set is complete.
func lacking(anyOf [][]string, present map[string]bool) []string {
	return usage.Missing(anyOf, func(name string) bool { return present[name] })
}

// products are a set of Atlassian's products.
type products uint16

const (
	jira products = 1 << iota
	software
	serviceManagement
	customerService
	confluence
	bitbucket
	compass
	graph
	connect
)

// productWords tell the products by words in the names of module types, events and scopes. The
// first word that a name has counts.
var productWords = []struct {
	word string
	of   products
}{
	{"connect-", connect},
	{"customer-service-management", customerService},
	{"customerServiceManagement", customerService},
	{"jira-service-management", serviceManagement},
	{"jiraServiceManagement", serviceManagement},
	{"servicedesk", serviceManagement},
	{"cmdb", serviceManagement},
	{"jsm", serviceManagement},
	{"jira-software", software},
	{"jira", jira},
	{"dashboards:", jira},
	{"confluence", confluence},
	{"macro", confluence},
	{"bitbucket", bitbucket},
	{"compass", compass},
	{"graph", graph},
}

// productOf tells the product that a name is about, none where it is about all.
func productOf(name string) products {
	for _, one := range productWords {
		if strings.Contains(name, one.word) {
			return one.of
		}
	}
	return 0
}

// used are the products that the app has to do with already: those of its module types, of its
// scopes, and of the other members of the list at the cursor. What is built on Jira needs
// what is Jira's, too.
func (c *cursor) used() products {
	var used products
	for _, l := range c.file.Lists() {
		if l.Section == "connectModules" {
			used |= connect
		}
		used |= productOf(l.Type)
	}
	for _, s := range c.file.Scopes().All {
		if !s.Span.Contains(c.ctx.Offset) {
			used |= productOf(s.Name)
		}
	}
	for _, name := range c.taken {
		used |= productOf(name)
	}
	if used&(software|serviceManagement) != 0 {
		used |= jira
	}
	return used
}

// scopeList holds the scopes of a catalogue.
type scopeList struct {
	catalogue *schema.Catalogue
	list      []scope
}

// scope is what its name says of a permission scope.
type scope struct {
	name, verb, object string
	of                 products
	granular           bool // it is one of the fine ones, such as "read:issue:jira"
	// place is that in the order of what people need first: of the scope itself, or of what it
	// is about.
	place int
}

var lastScopes atomic.Pointer[scopeList]

// scopesOf returns the scopes of a catalogue, sorted by name. Those of the last one that was
// asked for are kept.
func scopesOf(c *schema.Catalogue) []scope {
	if last := lastScopes.Load(); last != nil && last.catalogue == c {
		return last.list
	}
	all := &scopeList{catalogue: c}
	for _, name := range c.Scopes() {
		all.list = append(all.list, scopeOf(name))
	}
	lastScopes.Store(all)
	return all.list
}

func scopeOf(name string) scope {
	s := scope{name: name, of: productOf(name), place: schema.PlaceOf("scopes", name)}
	s.verb, s.object, _ = strings.Cut(name, ":")
	s.granular = s.place == schema.NotFirst && strings.Contains(s.object, ":")
	if s.granular {
		about, _, _ := strings.Cut(s.object, ":")
		s.place = schema.PlaceOf("objects", about)
	}
	if strings.Contains(name, ":connect-") {
		s.of = connect
	}
	return s
}
