package architecture

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// impossible matches names that Windows gives to devices, or cannot give: with such a file nobody there has a copy of the repository.
var impossible = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|[<>:"|?*\\]|[. ]$`)

// TestNames: every file can be had on every system, and no two are one where the case of letters does not count.
func TestNames(t *testing.T) {
	seen, foreign := map[string]string{}, []string{".git", "node_modules", "dist", "bin", "out"}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		switch folded := strings.ToLower(name); {
		case err != nil || name == ".":
			return err
		case entry.IsDir() && slices.Contains(foreign, entry.Name()):
			return fs.SkipDir
		case impossible.MatchString(path.Base(name)):
			t.Errorf("%s cannot be had on Windows", name)
		case seen[folded] != "":
			t.Errorf("%s is %s on Windows and macOS", name, seen[folded])
		default:
			seen[folded] = name
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 500 {
		t.Errorf("found only %d files", len(seen))
	}
}
