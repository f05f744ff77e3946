package mutate_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
)

var update = flag.Bool("update", false, "write the marker files of the module types; then fill in their marks with the flag -fill of package marker")

const dir = "../../../testdata/marker/modules"

// TestMarkers compares the marker files of the module types with what the catalogue says:
// each is a minimal manifest with one mistake. The sorts of mistakes take turns.
func TestMarkers(t *testing.T) {
	c := schema.Embedded()
	names := mutate.Native(c)
	if len(names) != 128 {
		t.Errorf("%d module types, want 128", len(names))
	}
	known := map[string]bool{}
	for i, name := range names {
		path := filepath.Join(dir, strings.ReplaceAll(name, ":", "-")+".txt")
		known[path] = true
		m, err := mutate.NewMaker(c, 0).Module(name)
		if err != nil {
			t.Fatal(err)
		}
		if n := errors(mutate.Render(m.Root).Text); n != 0 {
			t.Errorf("%s: the manifest has %d errors without the mistake:\n%s", name, n, mutate.Render(m.Root).Text)
		}
		mistake := choose(t, i, m)
		if f, err := marker.Load(path); err == nil && f.Manifest().Text == mistake.Text {
			continue
		}
		if !*update {
			t.Errorf("%s is not what the catalogue says: run go test ./internal/testing/mutate -run TestMarkers -update, and go test ./internal/testing/marker -run TestMarkers/modules -fill", path)
			continue
		}
		content := fmt.Sprintf("The smallest manifest with %s, and a mistake: %s\n\n-- manifest.yml --\n%s", name, mistake.Why, mistake.Text)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(dir + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if !known[path] {
			t.Errorf("%s is about no module type", path)
		}
	}
}

// choose returns the mistake of the sort whose turn it is, or of the next one of which
// exactly one error comes.
func choose(t *testing.T, turn int, m *mutate.Manifest) mutate.Mistake {
	t.Helper()
	all := m.Mistakes()
	for k := range all {
		if x := all[(turn+k)%len(all)]; errors(x.Text) == 1 {
			return x
		}
	}
	t.Fatalf("%s: no mistake of %d gives one error", m.About, len(all))
	return mutate.Mistake{}
}

func errors(src string) int {
	n := 0
	for _, d := range (analysis.Checker{Groups: rules.All()}).Check(context.Background(), manifest.New(text.New(src))) {
		if d.Severity == analysis.Error {
			n++
		}
	}
	return n
}
