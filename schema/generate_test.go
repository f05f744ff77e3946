package schema

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

//go:generate go test -run ^TestCatalogueIsFresh$ . -update

var update = flag.Bool("update", false, "write data/forge anew from the installed package")

// official is the directory of the official package, at the version that package.json in
// testdata/oracle pins.
const official = "../testdata/oracle/node_modules/@forge/manifest"

// OfficialPackage is the installed package. Without it the test is skipped, but not in CI.
func OfficialPackage(t testing.TB) fs.FS {
	t.Helper()
	if _, err := os.Stat(official); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("the official package is not installed: %v", err)
		}
		t.Skip("the official package is not installed: run npm ci in testdata/oracle")
	}
	return os.DirFS(official)
}

// The committed catalogue is what the official package says.
func TestCatalogueIsFresh(t *testing.T) {
	found, missing, err := digest(OfficialPackage(t))
	if err != nil {
		t.Fatal(err)
	}
	if missing != nil {
		t.Fatalf("the package lacks %v", missing)
	}
	const dir = "data/forge"
	if *update {
		for name, content := range found {
			if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	var names []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(content, found[entry.Name()]) {
			t.Errorf("%s is stale: run go generate ./schema", entry.Name())
		}
	}
	if want := sortedKeys(found); !slices.Equal(names, want) {
		t.Errorf("files %v, want %v", names, want)
	}
}
