package rules_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/scopes"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/text"
)

// manyPermissions is a manifest with many scopes and addresses, and triggers that need scopes.
func manyPermissions(scopes, addresses, triggers int) string {
	var b strings.Builder
	b.WriteString(partHead + "modules:\n  trigger:\n")
	for i := range triggers {
		fmt.Fprintf(&b, "    - key: trigger-%d\n      function: main\n      events:\n        - avi:jira:created:issue\n", i)
	}
	b.WriteString(partFunctions + "permissions:\n  scopes:\n")
	for _, name := range schema.Embedded().Scopes()[:scopes] {
		b.WriteString("    - " + name + "\n")
	}
	b.WriteString("    - read:jira-work\n  external:\n    fetch:\n      backend:\n")
	for i := range addresses {
		fmt.Fprintf(&b, "        - address: https://server-%d.example.com\n", i)
	}
	return b.String()
}

func TestManyPermissionsAreRight(t *testing.T) {
	if found := check(t, manyPermissions(300, 200, 50)); len(found) > 0 {
		t.Errorf("got %q: %s", summary(found), found[0].Message)
	}
}

// BenchmarkPermissions measures what the rules about permissions cost on each keystroke.
func BenchmarkPermissions(b *testing.B) {
	f := manifest.New(text.New(manyPermissions(300, 200, 100)))
	p := analysis.NewPass(context.Background(), analysis.Checker{Groups: rules.All()}, f)
	p.Run()
	b.ReportAllocs()
	for b.Loop() {
		scopes.Group.File(p)
	}
}
