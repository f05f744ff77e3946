package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
)

// TestSingleModules: the module types of which the catalogue says that an app has one entry at most
// are those of which a rule says so.
func TestSingleModules(t *testing.T) {
	for _, name := range schema.Embedded().ModuleNames() {
		m, ok := schema.Embedded().Module(name)
		if !ok {
			t.Fatal(name)
		}
		isReported := false
		for _, d := range check(t, fmt.Sprintf("app:\n  id: x\nmodules:\n  %q:\n    - key: a\n    - key: b\n", name)) {
			isSingle := strings.HasSuffix(d.Rule.ID, "-single") && d.Severity == analysis.Error
			isReported = isReported || isSingle && !strings.Contains(d.Rule.ID, "admin-page")
		}
		if m.Single != isReported {
			t.Errorf("%s: modules.json says %v, the rules %v", name, m.Single, isReported)
		}
	}
}
