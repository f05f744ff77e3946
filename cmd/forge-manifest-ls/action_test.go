package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/oracle"

	"gopkg.in/yaml.v3"
)

// action is what the test reads of a composite action of GitHub.
type action struct {
	Runs struct {
		Steps []struct {
			Run string
		}
	}
}

// curl stands in for the program of that name: it takes the files of a release from a folder.
const curl = `#!/bin/sh
for word; do
	case $word in
	https://github.com/forge-manifest-ls/forge-manifest-ls/releases/download/v1.2.3/*) cp "$RELEASE/${word##*/}" . || exit 22 ;;
	--*) ;;
	*) echo "curl: $word" >&2 && exit 2 ;;
	esac
done
`

// TestAction runs the steps of the action as GitHub's runner does, on a release that has the program under test.
func TestAction(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the action is for runners with Linux and macOS, and the test has scripts in the place of programs")
	}
	src, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var composite action
	if err := yaml.Unmarshal(src, &composite); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"tar", "gzip", "sha256sum"} {
		oracle.Program(t, name)
	}
	shell := oracle.Program(t, "bash")
	dir := t.TempDir()
	writeRelease(t, filepath.Join(dir, "release"))
	app, err := filepath.Abs("../../testdata/apps/dashboard-insights")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "path")
	run := func(step int, with ...string) (string, error) {
		added, _ := os.ReadFile(path)
		cmd := exec.Command(shell, "--noprofile", "--norc", "-eo", "pipefail", "-c", composite.Runs.Steps[step].Run)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "RELEASE="+filepath.Join(dir, "release"), "RUNNER_TEMP="+dir, "GITHUB_PATH="+path, "RUNNER_OS=Linux", "RUNNER_ARCH=X64", "VERSION=v1.2.3", "CHECKED="+app,
			"PATH="+strings.TrimSpace(string(added))+":"+filepath.Join(dir, "release")+":"+os.Getenv("PATH"))
		cmd.Env = append(cmd.Env, with...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if said, err := run(0, "RUNNER_OS=Windows"); err == nil || !strings.Contains(said, "::error::") {
		t.Errorf("on another system: %v %s", err, said)
	}
	if said, err := run(0); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	said, err := run(1)
	if err == nil || !strings.Contains(said, "::error file=") {
		t.Errorf("%v: %s", err, said)
	}
	if sarif, err := os.ReadFile(filepath.Join(dir, "forge-manifest.sarif")); err != nil || !strings.Contains(string(sarif), "reference-function") {
		t.Errorf("the report is %.100q, %v", sarif, err)
	}
	writeFile(t, filepath.Join(dir, "release/SHA256SUMS"), strings.Repeat("0", 64)+"  "+archiveName+"\n")
	if said, err := run(0); err == nil {
		t.Errorf("another archive is taken: %s", said)
	}
}

// archiveName is the name of the archive that the action takes.
const archiveName = "forge-manifest-ls_1.2.3_linux_amd64.tar.gz"

// writeRelease makes a folder with an archive that starts the program under test, its checksum, and curl.
func writeRelease(t *testing.T, dir string) {
	t.Helper()
	program, err := os.Executable() // which is the program under its name
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(filepath.Dir(dir), "bin", "forge-manifest-ls")
	if err := os.MkdirAll(filepath.Dir(link), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, link); err != nil {
		t.Fatal(err)
	}
	writeScript(t, filepath.Join(dir, "packed/forge-manifest-ls"), fmt.Sprintf("#!/bin/sh\nexec '%s' \"$@\"\n", link))
	writeScript(t, filepath.Join(dir, "curl"), curl)
	archive := filepath.Join(dir, archiveName)
	if out, err := exec.Command("tar", "-czf", archive, "-C", filepath.Join(dir, "packed"), "forge-manifest-ls").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "SHA256SUMS"), fmt.Sprintf("%x  %s\n", sha256.Sum256(content), archiveName))
}

// writeScript writes a file that can be started.
func writeScript(t *testing.T, name, content string) {
	t.Helper()
	writeFile(t, name, content)
	if err := os.Chmod(name, 0o755); err != nil {
		t.Fatal(err)
	}
}
