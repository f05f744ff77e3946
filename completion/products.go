package completion

import (
	"strings"
	"sync/atomic"

	"forge-manifest-ls/schema"
)

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
func (p *place) used() products {
	var used products
	for _, l := range p.file.Lists() {
		if l.Section == "connectModules" {
			used |= connect
		}
		used |= productOf(l.Type)
	}
	for _, s := range p.file.Scopes().All {
		if !s.Span.Contains(p.ctx.Offset) {
			used |= productOf(s.Name)
		}
	}
	for _, name := range p.takenNames() {
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

type scope struct {
	name string
	of   products
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
		all.list = append(all.list, scope{name, productOf(name)})
	}
	lastScopes.Store(all)
	return all.list
}
