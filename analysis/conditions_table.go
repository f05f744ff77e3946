package analysis

import (
	"slices"
	"strings"

	"forge-manifest-ls/schema"
)

// uncheckedConditions are the module types that may have display conditions at which
// Forge does not look, each with one whose conditions are those that it can have.
var uncheckedConditions = map[string]string{
	"confluence:homepageFeed":        "confluence:globalPage",
	"jira:backlogAction":             "jira:projectPage",
	"jira:boardAction":               "jira:projectPage",
	"jira:customFieldType":           "jira:customField",
	"jira:dashboardBackgroundScript": "jira:dashboardGadget",
	"jira:globalBackgroundScript":    "jira:issuePanel", // it may run beside an issue
	"jira:issueNavigatorAction":      "jira:issuePanel",
	"jira:issueViewBackgroundScript": "jira:issuePanel",
	"jira:personalSettingsPage":      "jira:globalPage",
	"jira:sprintAction":              "jira:projectPage",
}

// undocumentedConditions are those of them whose documentation does not speak of
// display conditions.
var undocumentedConditions = []string{"jira:dashboardBackgroundScript"}

// conditionHomes are module types with different tables of conditions, and what such
// modules are called: the widest last.
var conditionHomes = []struct{ module, words string }{
	{"jira:globalPage", "Jira modules"},
	{"jira:projectPage", "modules of a project or an issue"},
	{"jira:issuePanel", "modules of an issue"},
	{"confluence:globalPage", "Confluence modules"},
}

// conditionTable is what the display conditions of a module type may be.
type conditionTable struct {
	module    string
	catalogue *schema.Catalogue
	schema    *schema.Schema
	nested    bool // pages and sections have conditions, too
	lists     bool // lists under operators may hold all conditions
	checked   bool // Forge looks at them
}

// conditionTableOf returns the table of a module type. It is false where nobody knows one.
func conditionTableOf(c *schema.Catalogue, module string) (conditionTable, bool) {
	t := conditionTable{
		module: module, catalogue: c, checked: true,
		lists: strings.HasPrefix(module, "jira:") || strings.HasPrefix(module, "jiraServiceManagement:"),
	}
	conditions, ok := c.Conditions(module)
	if !ok {
		t.checked = false
		conditions, ok = c.Conditions(uncheckedConditions[module])
	}
	t.schema, t.nested = conditions.Schema, conditions.Nested
	return t, ok
}

// severity is that of mistakes: where Forge does not look, they are none that it reports.
func (t conditionTable) severity() Severity {
	if t.checked {
		return Error
	}
	return Information
}

// remark is what messages end with.
func (t conditionTable) remark() string {
	if t.checked {
		return ""
	}
	return " (Forge does not check the display conditions of this module)"
}

// names are all conditions that the table has.
func (t conditionTable) names() []string { return conditionNames(t.schema) }

func conditionNames(s *schema.Schema) []string {
	var names []string
	for _, part := range s.Parts(nil) {
		for _, p := range part.Properties {
			if !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names
}

// isSwitch reports whether a name is that of a condition which is true or false.
func (t conditionTable) isSwitch(name string) bool {
	p := propertySchema(t.schema, nil, name)
	return p != nil && p.Types.Has(schema.Boolean) && !p.Types.Has(schema.String)
}

// home says which other modules have a condition; "" for none.
func (t conditionTable) home(name string) string {
	for _, home := range conditionHomes {
		if c, ok := t.catalogue.Conditions(home.module); ok && slices.Contains(conditionNames(c.Schema), name) {
			return home.words
		}
	}
	return ""
}

func isOperator(name string) bool { return name == "and" || name == "or" || name == "not" }
