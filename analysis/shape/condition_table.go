package shape

import (
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
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

// UndocumentedConditions are those of them whose documentation does not speak of
// display conditions.
var UndocumentedConditions = []string{"jira:dashboardBackgroundScript"}

// conditionHomes are module types with different tables of conditions, and what such
// modules are called: the widest last.
var conditionHomes = []struct{ module, words string }{
	{"jira:globalPage", "Jira modules"},
	{"jira:projectPage", "modules of a project or an issue"},
	{"jira:issuePanel", "modules of an issue"},
	{"confluence:globalPage", "Confluence modules"},
}

// ConditionTable is what the display conditions of a module type may be.
type ConditionTable struct {
	module    string
	catalogue *schema.Catalogue
	Schema    *schema.Schema
	Nested    bool // pages and sections have conditions, too
	Lists     bool // lists under operators may hold all conditions
	Checked   bool // Forge looks at them
}

// ConditionTableOf returns the table of a module type. It is false where nobody knows one.
func ConditionTableOf(c *schema.Catalogue, module string) (ConditionTable, bool) {
	t := ConditionTable{
		module: module, catalogue: c, Checked: true,
		Lists: strings.HasPrefix(module, "jira:") || strings.HasPrefix(module, "jiraServiceManagement:"),
	}
	conditions, ok := c.Conditions(module)
	if !ok {
		t.Checked = false
		conditions, ok = c.Conditions(uncheckedConditions[module])
	}
	t.Schema, t.Nested = conditions.Schema, conditions.Nested
	return t, ok
}

// Severity is that of mistakes: where Forge does not look, they are none that it reports.
func (t ConditionTable) Severity() analysis.Severity {
	if t.Checked {
		return analysis.Error
	}
	return analysis.Information
}

// Remark is what messages end with.
func (t ConditionTable) Remark() string {
	if t.Checked {
		return ""
	}
	return " (Forge does not check the display conditions of this module)"
}

// Names are all conditions that the table has.
func (t ConditionTable) Names() []string { return ConditionNames(t.Schema) }

// ConditionNames are the conditions that a schema has.
func ConditionNames(s *schema.Schema) []string {
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

// IsSwitch reports whether a name is that of a condition which is true or false.
func (t ConditionTable) IsSwitch(name string) bool {
	p := analysis.PropertySchema(t.Schema, nil, name)
	return p != nil && p.Types.Has(schema.Boolean) && !p.Types.Has(schema.String)
}

// Home says which other modules have a condition; "" for none.
func (t ConditionTable) Home(name string) string {
	for _, home := range conditionHomes {
		if c, ok := t.catalogue.Conditions(home.module); ok && slices.Contains(ConditionNames(c.Schema), name) {
			return home.words
		}
	}
	return ""
}
