package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../.."

// overlay writes a skeleton beside the project, and returns the file that tells "go" to read it as
// if it were part of it.
func overlay(t *testing.T, r rule) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, r.groupFile()))
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.files(source)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	replace := map[string]string{}
	for name, content := range files {
		written := filepath.Join(dir, strings.ReplaceAll(name, "/", "+"))
		if err := os.WriteFile(written, content, 0o600); err != nil {
			t.Fatal(err)
		}
		absolute, err := filepath.Abs(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		replace[absolute] = written
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, list, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestSkeleton checks that a skeleton compiles in groups that are written in different ways, and
// that the tests of samples fail until it is filled in.
func TestSkeleton(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds packages")
	}
	for _, group := range []string{"jira", "bitbucket", "rovo"} {
		r, err := named("new-rule", group)
		if err != nil {
			t.Fatal(err)
		}
		list := overlay(t, r)
		vet := exec.Command("go", "vet", "-overlay", list, "./analysis/rules/"+group)
		vet.Dir = root
		if out, err := vet.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", group, err, out)
		}
		if group != "jira" {
			continue
		}
		tests := exec.Command("go", "test", "-overlay", list, "-run", "TestSamples/new-rule|TestRulesAreOrdered", "./analysis/rules")
		tests.Dir = root
		out, err := tests.CombinedOutput()
		for _, want := range []string{"bad sample: got []", `new-rule: Doc ""`} {
			if err == nil || !strings.Contains(string(out), want) {
				t.Errorf("%v, without %q:\n%s", err, want, out)
			}
		}
	}
}

// TestNames checks what may be the name of a rule and of a group.
func TestNames(t *testing.T) {
	r, err := named("full-page-icon", "jira")
	if err != nil || r.variable != "ruleFullPageIcon" || r.function != "fullPageIcon" {
		t.Errorf("got %+v, %v", r, err)
	}
	for _, args := range [][2]string{{"icon", "jira"}, {"Full-page", "jira"}, {"full-page", "../jira"}, {"full--page", "jira"}, {"", ""}} {
		if r, err := named(args[0], args[1]); err == nil {
			t.Errorf("%q gives %+v", args, r)
		}
	}
}

// TestNoList checks that a group without a list of rules is an error.
func TestNoList(t *testing.T) {
	r, err := named("new-rule", "yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.files([]byte("package yaml\n")); err == nil || !strings.Contains(err.Error(), "no list of rules") {
		t.Errorf("got %v", err)
	}
}
