package completion

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// TestTemplatesFollowEdits: what module types write is that of the text at hand, whatever was asked
// for before: names that are taken by now, and modules that another event goes with.
func TestTemplatesFollowEdits(t *testing.T) {
	const place = "‸"
	edits := map[string]string{"workflow": "  jira:workflowValidator:\n    - key: v\n"}
	names := slices.Clone(baseNames[:])
	for _, one := range patterns {
		names = append(names, one.key, yamledit.BaseKey(one.typ), yamledit.BaseKey(one.with))
	}
	for _, name := range names {
		edits[name] = "  macro:\n    - key: " + name + "\n"
		edits[name+" again"] = "  macro:\n    - key: " + name + "\n    - key: " + name + "-2\n"
	}
	rests := map[string]string{
		"empty":    "  confluence:globalPage:\n    - key: p\n",
		"jira":     "  jira:issuePanel:\n    - key: p\n",
		"function": "  function:\n    - key: fn\n      handler: index.run\n",
		"remote":   "  jira:issuePanel:\n    - key: p\nremotes:\n  - key: backend\n    baseUrl: https://example.com\n",
		"drawn":    "  jira:issuePanel:\n    - key: p\nresources:\n  - key: front\n    path: static/front\n",
	}
	for about, rest := range rests {
		for name, added := range edits {
			before := "app:\n  id: x\nmodules:\n  " + place + "\n" + rest
			after := strings.Replace(before, "modules:\n", "modules:\n"+added, 1)
			complete(t, before, true, nil)
			_, _, kept := complete(t, after, true, nil)
			lastTemplates.Store(nil)
			_, _, fresh := complete(t, after, true, nil)
			if !slices.EqualFunc(kept.Items, fresh.Items, writesTheSame) {
				t.Errorf("%s, %s: %s", about, name, firstDifference(kept.Items, fresh.Items))
			}
		}
	}
}

// writesTheSame reports whether two items are accepted with the same result.
func writesTheSame(a, b Item) bool {
	return a.Label == b.Label && a.Snippet == b.Snippet && a.Edit == b.Edit && slices.Equal(a.Also, b.Also)
}

// firstDifference shows the first items of two lists that do not write the same.
func firstDifference(kept, fresh []Item) string {
	for i := range min(len(kept), len(fresh)) {
		if !writesTheSame(kept[i], fresh[i]) {
			return kept[i].Label + " writes\n" + kept[i].Edit.New + "\nand not\n" + fresh[i].Label + "\n" + fresh[i].Edit.New
		}
	}
	return "one list is longer"
}

// TestNewNamesAreFree: no module type declares a name that the manifest has.
func TestNewNamesAreFree(t *testing.T) {
	var keys strings.Builder
	for _, name := range baseNames {
		keys.WriteString("    - key: " + name + "\n")
	}
	src := "app:\n  id: x\nmodules:\n  ‸\n  macro:\n" + keys.String()
	f, _, l := complete(t, src, true, nil)
	for _, item := range l.Items {
		seen := map[string]bool{}
		after := manifest.New(text.New(accept(t, f.Buffer().String(), item)))
		for _, d := range after.Definitions(manifest.Module) {
			if seen[d.Name] {
				t.Errorf("%s: the key %q stands twice in\n%s", item.Label, d.Name, after.Buffer())
			}
			seen[d.Name] = true
		}
	}
}
