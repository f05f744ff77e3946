// Package oracle gives tests what lies outside of the Go module: the shared test data,
// and the official packages that testdata/oracle installs. A test that finds neither is
// skipped, but fails where CI is set: nothing is skipped there.
//
// Law: for tests only; it knows nothing of the packages that it serves.
package oracle

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Shared returns the path of a file or folder of the shared test data, which lies
// beside the project.
func Shared(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(root(t), "..", "shared", filepath.FromSlash(name))
	need(t, path, "the shared test data is absent")
	return path
}

// Read returns the content of a file of the shared test data.
func Read(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile(Shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// Lines decodes a file of the shared test data that has a JSON value on each line.
func Lines[T any](t testing.TB, name string) []T {
	t.Helper()
	var all []T
	for line := range strings.Lines(Read(t, name)) {
		var v T
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, v)
	}
	return all
}

// Folder returns the content of the files of a folder of the shared test data, by name.
func Folder(t testing.TB, name string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(Shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, entry := range entries {
		if entry.Type().IsRegular() {
			files[entry.Name()] = Read(t, name+"/"+entry.Name())
		}
	}
	if len(files) == 0 {
		t.Fatalf("there is no file in %s", name)
	}
	return files
}

// Package returns the folder of an official npm package.
func Package(t testing.TB, name string) string {
	t.Helper()
	path := filepath.Join(root(t), "testdata", "oracle", "node_modules", filepath.FromSlash(name))
	need(t, path, "the oracle is not installed (npm ci in testdata/oracle)")
	return path
}

// Number returns the number in an environment variable, for longer runs and other
// seeds, or a default.
func Number(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}

// root is the folder of the module. Tests run in the folder of their package.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if parent := filepath.Dir(dir); parent != dir {
			dir = parent
			continue
		}
		t.Fatal("there is no go.mod around this test")
	}
}

// need skips the test when a path is absent, or fails it where CI is set.
func need(t testing.TB, path, missing string) {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		Skip(t, fmt.Sprintf("%s: %s", missing, path))
	}
}

// Program returns the path of a program of the machine. Without it the test is skipped, or fails
// where CI is set.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Skip(t, name+" is not installed")
	}
	return path
}

// Skip skips a test that lacks something, or fails it where CI is set: there nothing may be lacking.
func Skip(t testing.TB, lacking any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(lacking)
	}
	t.Skip(lacking)
}

// Word returns the value of an environment variable that says what a test is to print.
func Word(variable string) string { return os.Getenv(variable) }
