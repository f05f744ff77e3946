package files_test

import (
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/testing/memory"
)

// TestParent climbs to the root of each kind, and stays there.
func TestParent(t *testing.T) {
	for dir, want := range map[string][]string{
		"/a/b":                    {"/a", "/", "/"},
		"c:/a/b":                  {"c:/a", "c:/", "c:/"},
		"C:/a":                    {"C:/", "C:/"},
		"//server/share/a":        {"//server/share", "//server/share"},
		"//wsl.localhost/U/home/": {"//wsl.localhost/U/home", "//wsl.localhost/U"},
		"//server":                {"//server"},
		".":                       {"."},
	} {
		for at, above := dir, 0; above < len(want); above++ {
			if at = files.Parent(at); at != want[above] {
				t.Errorf("%s, %d steps above: %s, want %s", dir, above+1, at, want[above])
			}
		}
	}
}

func TestJoin(t *testing.T) {
	for want, names := range map[string][]string{
		"/a/b": {"/a", "x/../b"}, "c:/a": {"c:/", "a"}, "//server/share/a": {"//server/share", "./a"},
		"/": {"/", ""}, "a/b": {"a", "b"}, "//server/share/b/c": {"//server/share/a/", "..", "b/c"}, "/a": {"///a"},
	} {
		if got := files.Join(names[0], names[1:]...); got != want {
			t.Errorf("%q: %s, want %s", names, got, want)
		}
	}
}

// TestPath shows from where names count, on drives and on servers, too.
func TestPath(t *testing.T) {
	for _, test := range []struct{ dir, name, want string }{
		{"/app", "src/a.js", "/app/src/a.js"},
		{"/app", "/etc/a", "/etc/a"},
		{"/app", "c:/a", "/app/c:/a"},
		{"c:/app", "../a", "c:/a"},
		{"c:/app", "D:/a", "D:/a"},
		{"//server/share/app", "src/a.js", "//server/share/app/src/a.js"},
		{"//server/share/app", "../../../elsewhere/share/a", "/elsewhere/share/a"},
		{"//server/share/app", "//server/share/../../elsewhere/share/a", "/elsewhere/share/a"},
		{"//server/share/app", "//server/share/other/a", "//server/share/other/a"},
		{"//server/share/app", "//elsewhere/share/a", "/elsewhere/share/a"},
		{"c:/app", "//elsewhere/share/a", "/elsewhere/share/a"},
	} {
		if got := files.NewStore(newSource(memory.Files{})).In(test.dir).Path(test.name); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.name, test.dir, got, test.want)
		}
	}
}
