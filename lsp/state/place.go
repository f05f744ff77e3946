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

// Slashed returns the path of an address as files are asked for by it: clean, and with slashes on all systems.
func Slashed(key uri.URI) string { return filepath.ToSlash(filepath.Clean(key.FsPath())) }

// FolderOf returns the innermost workspace folder around a place and its path; "" for
// none.
func (s *Snapshot) FolderOf(place string) (folder uri.URI, dir string) {
	for _, f := range s.Folders {
		if place == "" || !f.IsFile() {
			continue
		}
		path := filepath.Clean(f.FsPath())
		below, err := filepath.Rel(path, place)
		if len(path) <= len(place) && strings.EqualFold(path, place[:len(path)]) {
			path = place[:len(path)] // on Windows the case of letters may be another one: as the document has it
		}
		if err == nil && below != ".." && !strings.HasPrefix(below, ".."+string(filepath.Separator)) && len(path) > len(dir) {
			folder, dir = f, path
		}
	}
	return folder, dir
}

// Beside returns the address of a file by its path. For one below the directory of the document it
// begins as the client spells that: clients compare addresses by their letters.
func (d *Document) Beside(path string) uri.URI {
	rest, isBelow := strings.CutPrefix(path, strings.TrimSuffix(filepath.ToSlash(PlaceOf(d.Key)), "/")+"/")
	slash := strings.LastIndexByte(string(d.URI), '/')
	if !isBelow || slash < 0 {
		return uri.File(filepath.FromSlash(path))
	}
	return d.URI[:slash+1] + uri.URI(strings.TrimPrefix(string(uri.File("/"+rest)), "file:///"))
}
