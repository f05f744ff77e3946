// Package editors holds what editors need to start the server, and the tests in the real programs.
package editors

import (
	"os"
	"os/exec"
	"runtime"
	"testing"
)

// TestNeovim plays the scenario of all editors in Neovim, if it is there. "make editors" installs
// Emacs, Helix and VS Code as well, and plays it in all.
func TestNeovim(t *testing.T) {
	if os.Getenv("CI") != "" {
		t.Skip("editors/test.sh, a step of .ci/run, plays it in all editors")
	}
	if _, err := exec.LookPath("nvim"); err != nil {
		t.Skip("nvim is not installed: make editors installs it, and plays this in Emacs, Helix and VS Code, too")
	}
	if runtime.GOOS == "windows" {
		t.Skip("the scripts that start editors are for shells of Unix")
	}
	if output, err := exec.Command("neovim/test.sh").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, output)
	}
}
