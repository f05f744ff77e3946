package ignore_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/internal/ignore"
	"forge-manifest-ls/internal/testing/oracle"
)

// paths are files in a tree; "dir" ones end with a slash.
var paths = []string{
	"a.yml", "build/", "build/x.yml", "src/build", "src/a.yml", "src/deep/er/a.yml", "doc/frotz/", "a/doc/frotz/",
	"foo/bar", "foo/baz", "foo/bar/baz", "#hash", "!bang", "with space ", "x{a,b}", "xa", "keep/no.yml", "keep/yes.yml", "b/c/d/e",
}

// TestAsGit compares with what git leaves out.
func TestAsGit(t *testing.T) {
	git := oracle.Program(t, "git")
	for _, text := range []string{
		"build/\n", "build\n", "/build\n", "*.yml\n!src/a.yml\n", "doc/frotz/\n", "**/frotz/\n", "foo/*\n!foo/baz\n", "\\#hash\n\\!bang\n",
		"with space\\ \n", "x{a,b}\n", "# nothing\n\n", "keep/*\n!keep/yes.yml\n", "b/**/e\n", "b/**\n", "**\n", "[ab].yml\n", "?.yml\r\n",
		"src/**/a.yml\n", "[\n", "a/**/frotz\n", "/**/er\n", "*\n!*.yml\n",
	} {
		dir := t.TempDir()
		if out, err := exec.Command(git, "-C", dir, "init", "-q").CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		scope := (*ignore.Scope)(nil).Within("/r", ignore.Parse(text))
		for _, name := range paths {
			cmd := exec.Command(git, "-C", dir, "-c", "core.excludesFile=", "check-ignore", "-q", "--no-index", "--", name)
			want := cmd.Run() == nil
			if got := isLeftOut(scope, name); got != want {
				t.Errorf("%q: %s is left out: %t, and by git: %t", text, name, got, want)
			}
		}
	}
}

// isLeftOut asks for a path as a walk does: for each directory around it first.
func isLeftOut(scope *ignore.Scope, name string) bool {
	plain := strings.TrimSuffix(name, "/")
	parts := strings.Split(plain, "/")
	for i := range parts {
		last := i == len(parts)-1
		if scope.IsLeftOut("/r/"+strings.Join(parts[:i+1], "/"), !last || plain != name) {
			return true
		}
	}
	return false
}

// TestNested: patterns further down count more.
func TestNested(t *testing.T) {
	scope := (*ignore.Scope)(nil).Within("/r", ignore.Parse("*.yml\n")).Within("/r/app", ignore.Parse("!manifest.yml\n"))
	for name, want := range map[string]bool{"/r/manifest.yml": true, "/r/app/manifest.yml": false, "/r/app/other.yml": true, "/elsewhere/a.yml": false} {
		if got := scope.IsLeftOut(name, false); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
