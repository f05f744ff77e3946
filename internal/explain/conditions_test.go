package explain

import (
	"slices"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// The display conditions that come first are some that Forge has.
func TestUsualConditions(t *testing.T) {
	c := schema.Embedded()
	known := map[string]bool{}
	for _, name := range c.ModuleNames() {
		if conditions, ok := c.Conditions(name); ok {
			for _, part := range conditions.Schema.Parts(nil) {
				for _, p := range part.Properties {
					known[p.Name] = true
				}
			}
		}
	}
	if i := slices.IndexFunc(usualConditions, func(name string) bool { return !known[name] }); i >= 0 {
		t.Errorf("no module has the condition %q", usualConditions[i])
	}
}
