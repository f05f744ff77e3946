package rules_test

import (
	"context"
	"slices"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// answersOthers are the module types whose smallest entry names a resource below another
// property, and the one whose resolver is of another kind.
var answersOthers = []string{"consumer", "dashboards:filter", "jira:command"}

// TestResolverNeedsAResource gives an entry of every module type that can have a resolver one,
// but no resource: it is reported once.
func TestResolverNeedsAResource(t *testing.T) {
	errors, warnings := 0, 0
	for _, name := range mutate.Native(schema.Embedded()) {
		m, _ := schema.Embedded().Module(name)
		if m.Item == nil || analysis.PropertySchema(m.Item, nil, "resolver") == nil || slices.Contains(answersOthers, name) {
			continue
		}
		for _, leave := range [][]string{{"resource", "resolver"}, {"resource", "resolver", "function", "endpoint"}} {
			src := withResolver(t, m, leave)
			var found []analysis.Diagnostic
			for _, d := range check(t, src) {
				if d.Rule == ruleNamed("resolver-without-resource") {
					found = append(found, d)
				}
			}
			switch {
			case len(found) != 1:
				t.Errorf("%s: %d diagnostics of the resolver, want one\n%s", name, len(found), src)
			case found[0].Severity == analysis.Error:
				errors++
			default:
				warnings++
			}
		}
	}
	if errors < 70 || warnings < 60 {
		t.Errorf("%d errors and %d warnings: are all module types there?", errors, warnings)
	}
}

// withResolver makes a manifest with an entry that has what it needs, but for some
// properties, and a resolver.
func withResolver(t *testing.T, m *schema.Module, leave []string) string {
	t.Helper()
	base := partHead + partWebtrigger + partFunctions + partResources
	p := analysis.NewPass(context.Background(), analysis.Checker{Groups: rules.All()}, manifest.New(text.New(base)))
	example, ok := mend.Example(p, []string{m.Name}, m.Item)
	if !ok {
		t.Fatalf("no example of %s", m.Name)
	}
	fields := slices.DeleteFunc(example.Fields, func(f yamledit.Field) bool { return slices.Contains(leave, f.Key) })
	if m.Item.Property("function") == nil && analysis.PropertySchema(m.Item, nil, "function") != nil && len(leave) == 2 &&
		!slices.ContainsFunc(fields, func(f yamledit.Field) bool { return f.Key == "function" }) {
		fields = append(fields, yamledit.Field{Key: "function", Value: "main"})
	}
	fields = append(fields, yamledit.Field{Key: "resolver", Fields: []yamledit.Field{{Key: "function", Value: "main"}}})
	return partHead + "modules:\n  " + m.Name + ":\n    " + p.Edit().Style.Item(fields, 4) + "\n" + partFunctions + partResources
}
