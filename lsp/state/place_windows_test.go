package state

import (
	"testing"

	"go.lsp.dev/uri"
)

// TestAddresses: all ways to write the address of a file lead to one document, and to one path.
func TestAddresses(t *testing.T) {
	for want, addresses := range map[string][]string{
		"c:/app/manifest.yml": {
			"file:///c%3A/app/manifest.yml", "file:///C%3A/app/manifest.yml", "file:///c:/app/manifest.yml", "file:///C:/app/manifest.yml",
			"file://localhost/C:/app/manifest.yml", "file:/c:/app/manifest.yml", "file:///c%3a/app/x/../manifest.yml",
		},
		"c:/my app/manifest.yml":              {"file:///c%3A/my%20app/manifest.yml"},
		"//server/share/app/manifest.yml":     {"file://server/share/app/manifest.yml", "file://SERVER/share/app/manifest.yml"},
		"//wsl.localhost/U/home/manifest.yml": {"file://wsl.localhost/U/home/manifest.yml"},
	} {
		for _, address := range addresses {
			key := Canonical(address)
			if got := Slashed(key); got != want || key != Canonical(addresses[0]) {
				t.Errorf("%s: %s by %s, want %s", address, got, key, want)
			}
		}
	}
}

// TestBeside: what lies beside a document is spelled as the client spells that, and all else as VS Code would.
func TestBeside(t *testing.T) {
	for _, test := range []struct{ document, path, want string }{
		{"file:///C:/app/manifest.yml", "c:/app/src/a b.js", "file:///C:/app/src/a%20b.js"},
		{"file:///c%3A/app/manifest.yml", "c:/app/src/a.js", "file:///c%3A/app/src/a.js"},
		{"file:///c%3A/app/manifest.yml", "c:/other/a.js", "file:///c%3A/other/a.js"},
		{"file:///c%3A/manifest.yml", "c:/src/a.js", "file:///c%3A/src/a.js"},
		{"file://server/share/app/manifest.yml", "//server/share/app/src/a.js", "file://server/share/app/src/a.js"},
		{"file://server/share/app/manifest.yml", "//server/share/a.js", "file://server/share/a.js"},
	} {
		d := &Document{URI: uri.URI(test.document), Key: Canonical(test.document)}
		if got := d.Beside(test.path); string(got) != test.want {
			t.Errorf("%s beside %s: %s, want %s", test.path, test.document, got, test.want)
		}
	}
}

// TestFolderOf: the path of a folder is the beginning of that of what lies in it, letter by letter.
func TestFolderOf(t *testing.T) {
	for _, test := range []struct{ folder, place, want string }{
		{"file:///c%3A/Apps", `c:\apps\one`, `c:\apps`},
		{"file:///C:/apps", `c:\apps`, `c:\apps`},
		{"file:///c%3A/", `c:\apps\one`, `c:\`},
		{"file:///d%3A/apps", `c:\apps`, ""},
		{"file:///c%3A/app", `c:\apps`, ""},
		{"file://server/share", `\\server\share\app`, `\\server\share`},
	} {
		s := &Snapshot{Folders: []uri.URI{Canonical(test.folder)}}
		if _, dir := s.FolderOf(test.place); dir != test.want {
			t.Errorf("%s in %s: %q, want %q", test.place, test.folder, dir, test.want)
		}
	}
}
