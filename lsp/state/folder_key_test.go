package state

import "testing"

// TestFolderKey: an address without a path is no folder; "/" is one for who says so.
func TestFolderKey(t *testing.T) {
	for address, want := range map[string]string{
		"": "", "file:": "", "file://": "", "FILE://": "",
		"file:///": "file:///", "file:///w/": "file:///w", "FILE:///w": "file:///w", "untitled:x": "untitled:x",
	} {
		if got, ok := FolderKey(address); string(got) != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, and not %q", address, got, ok, want)
		}
	}
}
