package rules_test

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
)

// unguessable are the module types that need something that nobody but the author knows: which
// actions, which apps, which languages.
var unguessable = []string{"automation:actionProvider", "automation:i18n", "event", "rovo:mcp"}

// TestPlaceholdersPass makes the first fix of an entry that has nothing but its key, for
// every module type: nothing that the schema asks for may be missing then.
func TestPlaceholdersPass(t *testing.T) {
	for _, name := range mutate.Native(schema.Embedded()) {
		t.Run(strings.ReplaceAll(name, ":", "-"), func(t *testing.T) {
			src := partHead + "modules:\n  webtrigger:\n    - key: hook\n      function: main\n  function:\n    - key: main\n      handler: index.run\n" +
				"  " + name + ":\n    - key: entry\nresources:\n  - key: main\n    path: static/main\nremotes:\n  - key: backend\n    baseUrl: https://example.com\n"
			if name == "webtrigger" || name == "function" {
				src = strings.Replace(src, "  "+name+":\n    - key: entry\n", "    - key: entry\n", 1)
				src = strings.Replace(src, "  "+name+":\n", "  "+name+":\n    - key: entry\n", 1)
				src = strings.Replace(src, "    - key: entry\nresources", "resources", 1)
			}
			for range 4 {
				var worst []analysis.Diagnostic
				for _, d := range check(t, src) {
					if d.Severity == analysis.Error {
						worst = append(worst, d)
					}
				}
				if len(worst) == 0 {
					return
				}
				if isGuess := slices.Contains(unguessable, name); isGuess && len(worst[0].Fixes()) > 0 {
					t.Fatalf("a fix for %q", worst[0].Message)
				} else if isGuess {
					return
				}
				if len(worst[0].Fixes()) == 0 {
					t.Fatalf("no fix for %q in\n%s", worst[0].Message, src)
				}
				src = apply(t, src, worst[0].Fixes()[0].Edits)
			}
			t.Errorf("still wrong after the fixes:%s\n%s", explain(src, check(t, src)), src)
		})
	}
}
