// Package editors holds what editors need to start the server, and the tests in the real programs.
package editors

import (
	"os"
	"os/exec"
	"testing"
)

// TestEditors plays the scenario of all editors in Neovim, if it is there. Each of the others is
// named by the reason of its skip: "make editors" installs them and plays it in all.
func TestEditors(t *testing.T) {
	if os.Getenv("CI") != "" {
		t.Skip("editors/test.sh, a step of .ci/run, plays it in all editors")
	}
	t.Run("Neovim", func(t *testing.T) {
		if _, err := exec.LookPath("nvim"); err != nil {
			t.Skip("nvim is not installed: make editors installs it")
		}
		if output, err := exec.Command("neovim/test.sh").CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, output)
		}
	})
	for _, name := range []string{"Emacs", "Helix", "VS Code"} {
		t.Run(name, func(t *testing.T) { t.Skip("left to make editors") })
	}
}
