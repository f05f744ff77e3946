package mutate

import (
	"strings"
	"testing"

	"forge-manifest-ls/internal/schema"
)

// TestAppsAreTheSame makes apps twice, and looks at their files.
func TestAppsAreTheSame(t *testing.T) {
	run := func() (all []App) {
		for a := range Apps(schema.Embedded(), 7) {
			if all = append(all, a); len(all) == 400 {
				break
			}
		}
		return all
	}
	first, second := run(), run()
	about, kinds := map[string]bool{}, map[string]bool{}
	for i, a := range first {
		about[a.About], kinds[a.Kind] = true, true
		if a.Text != second[i].Text || len(a.Files) != len(second[i].Files) {
			t.Fatalf("app %d about %s differs from run to run", i, a.About)
		}
		for name, content := range a.Files {
			if content != second[i].Files[name] {
				t.Errorf("app %d about %s: %s differs from run to run", i, a.About, name)
			}
			for other := range a.Files {
				if other != name && strings.HasPrefix(other, strings.TrimSuffix(name, "/")+"/") {
					t.Errorf("app %d about %s: %s is in the place of a directory of %s", i, a.About, name, other)
				}
			}
			if strings.HasPrefix(name, "/") || strings.Contains(name, "//") || strings.HasPrefix(name, "../") {
				t.Errorf("app %d about %s: a file %q", i, a.About, name)
			}
		}
	}
	for _, of := range themes {
		if !about[of.name] {
			t.Errorf("no app is about %s", of.name)
		}
	}
	for _, kind := range []string{"", "file-removed", "directory-empty", "file-renamed", "file-broken", "undeclared", "misnamed", "delete"} {
		if !kinds[kind] {
			t.Errorf("no change of kind %q", kind)
		}
	}
}
