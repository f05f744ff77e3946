package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// TestMain lets the test's binary be a server of two builds that say different things when
// somebody hovers: it is called by the names "before.exe" and "after.exe" then, which every system starts.
func TestMain(m *testing.M) {
	if name := filepath.Base(os.Args[0]); name == "before.exe" || name == "after.exe" {
		serve(name)
		return
	}
	os.Exit(m.Run())
}

// serve answers with its name to whoever hovers, and with nothing to all else.
func serve(name string) {
	s := &server{in: os.Stdout, out: bufio.NewReader(os.Stdin)}
	for {
		m, err := s.read()
		if err != nil || m.Method == "exit" {
			return
		}
		answer := object{"jsonrpc": "2.0", "id": m.ID, "result": nil}
		if m.Method == "textDocument/hover" {
			answer["result"] = name
		}
		if m.ID != nil && s.send(answer) != nil {
			return
		}
	}
}

func TestServersDiffer(t *testing.T) {
	dir := t.TempDir()
	manifest := filepath.Join(dir, "manifest.yml")
	if err := writeFile(manifest, "app:"); err != nil {
		t.Fatal(err)
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	before, after := filepath.Join(dir, "before.exe"), filepath.Join(dir, "after.exe")
	for _, name := range []string{before, after} {
		if err := os.Symlink(binary, name); err != nil { // on Windows that is a right which not everybody has
			oracle.Skip(t, err)
		}
	}
	if err := compareServers(before, before, []string{manifest, manifest}); err != nil {
		t.Errorf("a build and itself: %v", err)
	}
	if err := compareServers(before, after, []string{manifest}); !errors.Is(err, errDifferent) {
		t.Errorf("two builds: %v", err)
	}
	if err := compareServers(before, filepath.Join(dir, "none"), []string{manifest}); err == nil || errors.Is(err, errDifferent) {
		t.Errorf("a build that is not there: %v", err)
	}
}

// TestPlaces: the last place is a whole character, too.
func TestPlaces(t *testing.T) {
	got := slices.Collect(places(text.New("123456é890123456")))
	if want := []int{0, 8, 15}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDifference(t *testing.T) {
	long := strings.Repeat("x", 1000)
	if got, want := difference(long+"a", long+"b"), fmt.Sprintf("- %s\n+ %s\n", long[:around]+"a", long[:around]+"b"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := difference("", long); !strings.HasPrefix(got, "- \n+ x") {
		t.Errorf("of nothing: %s", got)
	}
}

// TestApps: the same number gives the same apps, each with a manifest.
func TestApps(t *testing.T) {
	one, other := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, other} {
		if err := run([]string{"apps", "20", dir}); err != nil {
			t.Fatal(err)
		}
	}
	manifests, err := filepath.Glob(filepath.Join(one, "*", "manifest.yml"))
	if err != nil || len(manifests) != 20 {
		t.Fatalf("%d manifests, %v", len(manifests), err)
	}
	for _, path := range manifests {
		a, errA := os.ReadFile(path)
		b, errB := os.ReadFile(strings.Replace(path, one, other, 1))
		if err := errors.Join(errA, errB); err != nil || string(a) != string(b) {
			t.Errorf("%s is another the second time, %v", path, err)
		}
	}
	for _, args := range [][]string{{}, {"apps", "x", one}, {"answers", "a", "b"}} {
		if err := run(args); !errors.Is(err, errUsage) {
			t.Errorf("%q: %v", args, err)
		}
	}
}
