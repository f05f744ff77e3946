package explain

import (
	"slices"

	"forge-manifest-ls/internal/schema"
)

// usualConditions are the display conditions that most manifests need, in the order in which they
// are listed.
var usualConditions = []string{
	"isLoggedIn", "isAdmin", "isSiteAdmin", "isSpaceAdmin", "isProjectAdmin", "hasProjectPermission", "hasGlobalPermission",
	"hasSpacePermission", "hasPagePermission", "projectType", "issueType", "entityPropertyEqualTo", "entityPropertyExists",
	"jiraExpression", "appIsLicensed",
}

// conditionFacts are the facts about a map of display conditions whose names the catalogue
// checks; nil for other places.
func conditionFacts(c *schema.Catalogue, at Place) []string {
	if at.Names[0] != "modules" || at.name() != "displayConditions" || len(at.Names) < 3 {
		return nil
	}
	conditions, ok := c.Conditions(at.Names[1])
	if !ok {
		return nil
	}
	var names []string
	for _, part := range conditions.Schema.Parts(nil) {
		for _, p := range part.Properties {
			if !slices.Contains(names, p.Name) && !p.Hidden {
				names = append(names, p.Name)
			}
		}
	}
	place := func(name string) int {
		if i := slices.Index(usualConditions, name); i >= 0 {
			return i
		}
		return len(usualConditions)
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	if len(names) == 0 {
		return nil
	}
	return []string{"Conditions: " + atMost(maxNames, codes(names)), "Operators: `and`, `or`, `not`"}
}
