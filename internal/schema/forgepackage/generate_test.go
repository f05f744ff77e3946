package forgepackage

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
)

//go:generate go test -run ^TestCatalogueIsFresh$ . -update

var update = flag.Bool("update", false, "write data/forge anew from the installed package")

// OfficialPackage is the installed package, at the version that package.json in testdata/oracle
// pins.
func OfficialPackage(t testing.TB) fs.FS {
	t.Helper()
	return os.DirFS(oracle.Package(t, "@forge/manifest"))
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
	const dir = "../data/forge"
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
			t.Errorf("%s is stale: run go generate ./internal/schema/forgepackage", entry.Name())
		}
	}
	if want := slices.Sorted(maps.Keys(found)); !slices.Equal(names, want) {
		t.Errorf("files %v, want %v", names, want)
	}
}
