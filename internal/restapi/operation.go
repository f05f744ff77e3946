package restapi

import "slices"

// API is one of the REST APIs of a product.
type API struct {
	// Product is "jira", "confluence" or "bitbucket".
	Product string
	// Name tells the APIs of a product apart.
	Name string
	// Base is what all paths begin with; "forge lint" does not look for it.
	Base string
	// Date is the day on which the facts were true, as in "2026-07-21"; Source is where they come from.
	Date, Source string
}

// Operation is what a method and a path call.
type Operation struct {
	API    *API
	Method string // in capitals
	// Path has placeholders in braces, and begins with the base of the API.
	Path string
	// Current and Beta are groups of scopes of which one is enough, as Atlassian's documents call them: "forge lint"
	// asks for Current. Where there are both, Current are classic scopes and Beta granular ones. A group that is
	// there and empty needs no scope; nil stands for one that is not there.
	Current, Beta []string
}

// Missing returns the scopes that an operation needs and an app does not have, by the rule of "forge
// lint": nothing where a group is complete, or where there is no current group, or an empty one.
func (o *Operation) Missing(has func(scope string) bool) []string {
	if len(o.Beta) > 0 && isComplete(o.Beta, has) {
		return nil
	}
	return without(o.Current, has)
}

// MissingBeta returns the scopes of the beta group that an app does not have; nil where there is no such group.
func (o *Operation) MissingBeta(has func(scope string) bool) []string { return without(o.Beta, has) }

// AnyOf returns the groups of scopes of which one is enough, the current one first; without those that are not there, or empty, as
// [Operation.Missing] has it.
func (o *Operation) AnyOf() (groups [][]string) {
	for _, group := range [][]string{o.Current, o.Beta} {
		if len(group) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// isComplete reports whether an app has all scopes of a group.
func isComplete(group []string, has func(string) bool) bool { return len(without(group, has)) == 0 }

// without returns the scopes of a group that an app does not have.
func without(group []string, has func(string) bool) (missing []string) {
	for _, scope := range group {
		if !has(scope) && !slices.Contains(missing, scope) {
			missing = append(missing, scope)
		}
	}
	return missing
}
