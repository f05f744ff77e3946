package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"

	"gopkg.in/yaml.v3"
)

// workflow is what the test reads of a workflow of GitHub Actions.
type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Run, If, Uses string
			With          map[string]string
		}
	}
}

// annotation is a workflow command as GitHub's runner reads it.
var annotation = regexp.MustCompile(`^::(error|warning|notice) file=([^,]+),line=(\d+),(?:col=\d+,endColumn=\d+|endLine=\d+),title=([a-z0-9-]+)::.+$`)

// TestGitHubWorkflow runs the steps of the documented workflow as GitHub's runner does: a step that fails
// does not keep those from running that ask for it.
func TestGitHubWorkflow(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the workflow is for a runner with Linux")
	}
	shell := oracle.Program(t, "bash")
	src, err := os.ReadFile("../../testdata/ci/github.yml")
	if err != nil {
		t.Fatal(err)
	}
	var flow workflow
	if err := yaml.Unmarshal(src, &flow); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	manifest, err := os.ReadFile("../../testdata/apps/dashboard-insights/manifest.yml")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "apps/my app/manifest.yml"), string(manifest))
	program := filepath.Join(dir, "bin", "forge-manifest-ls")
	binary, err := os.Executable() // which is the program under its name
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(program), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(binary, program); err != nil {
		oracle.Skip(t, err)
	}
	summary := filepath.Join(dir, "summary.md")
	failed, log := false, ""
	for _, step := range flow.Jobs["manifest"].Steps {
		if step.Run == "" || failed && step.If != "always()" {
			continue
		}
		cmd := exec.Command(shell, "-e", "-c", step.Run)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GITHUB_STEP_SUMMARY="+summary, "PATH="+filepath.Dir(program)+string(os.PathListSeparator)+os.Getenv("PATH"))
		out, err := cmd.CombinedOutput()
		failed = failed || err != nil
		log += string(out)
	}
	if !failed {
		t.Errorf("no step failed:\n%s", log)
	}
	for line := range strings.Lines(log) {
		if m := annotation.FindStringSubmatch(strings.TrimSuffix(line, "\n")); m == nil || m[2] != "apps/my app/manifest.yml" {
			t.Errorf("the runner does not understand %q", line)
		}
	}
	shown, err := os.ReadFile(summary)
	if err != nil || !strings.Contains(string(shown), "| 17 | error | `reference-function` |") {
		t.Errorf("the summary is %q, %v", shown, err)
	}
	if sarif, err := os.ReadFile(filepath.Join(dir, "forge.sarif")); err != nil || !strings.Contains(string(sarif), `"uri":"apps/my%20app/manifest.yml"`) {
		t.Errorf("the report is %q, %v", sarif, err)
	}
}
