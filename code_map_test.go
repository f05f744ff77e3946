package architecture

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// codeMapRow begins a row of the code map: it names a package, or all packages right below one.
var codeMapRow = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|")

// TestCodeMap shows that the code map in docs/architecture.md names every package, and none that is not there.
func TestCodeMap(t *testing.T) {
	page, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## Code map\n")
	section, _, _ = strings.Cut(section, "\n## ")
	named := map[string]bool{}
	for _, m := range codeMapRow.FindAllStringSubmatch(section, -1) {
		named[m[1]] = true
		if found, err := filepath.Glob(m[1]); err != nil || len(found) == 0 {
			t.Errorf("the code map has %s, which is not there", m[1])
		}
	}
	for _, f := range sources(t) {
		if pkg := path.Dir(f.name); !named[pkg] && !named[anyIn(pkg)] {
			t.Errorf("the code map lacks %s", pkg)
			named[pkg] = true
		}
	}
}
