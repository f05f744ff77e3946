package state

import (
	"path/filepath"
	"strings"

	"go.lsp.dev/uri"
)

// PlaceOf is what decides about the schema of a document: its directory, or "" for one
// that is not in a file.
func PlaceOf(key uri.URI) string {
	if !key.IsFile() {
		return ""
	}
	return filepath.Dir(key.FsPath())
}

// FolderOf returns the innermost workspace folder around a place and its path; "" for
// none.
func (s *Snapshot) FolderOf(place string) (folder uri.URI, dir string) {
	for _, f := range s.Folders {
		if place == "" || !f.IsFile() {
			continue
		}
		path := filepath.Clean(f.FsPath())
		below, err := filepath.Rel(path, place)
		if err == nil && below != ".." && !strings.HasPrefix(below, ".."+string(filepath.Separator)) && len(path) > len(dir) {
			folder, dir = f, path
		}
	}
	return folder, dir
}
