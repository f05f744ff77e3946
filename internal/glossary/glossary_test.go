package glossary_test

import (
	"testing"

	"forge-manifest-ls/internal/glossary"
	"forge-manifest-ls/internal/schema"
)

// TestNames: what is offered, and suggested for a slip, can be explained.
func TestNames(t *testing.T) {
	c := schema.Embedded()
	for _, name := range glossary.Names(c) {
		if found, err := glossary.Explain(c, name); err != nil || found.Text == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSections: all sections of a manifest are offered, whatever the schema has.
func TestSections(t *testing.T) {
	offered := map[string]bool{}
	for _, name := range glossary.Names(schema.Embedded()) {
		offered[name] = true
	}
	for _, name := range []string{"app", "modules", "services", "connectModules"} {
		if !offered[name] {
			t.Errorf("%s is not offered", name)
		}
	}
}
