package lsp

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// manifests returns the Forge manifests of the session, ordered by their addresses: the open
// documents, and the files in the workspace folders that are not open. Each has a file.
func (s *snapshot) manifests(ctx context.Context) []*document {
	var all []*document
	for _, d := range s.open() {
		if d = s.manifestAt(d.key); d != nil {
			all = append(all, d)
		}
	}
	all = append(all, s.closedManifests(ctx)...)
	slices.SortFunc(all, func(a, b *document) int { return strings.Compare(string(a.key), string(b.key)) })
	return all
}

// container returns the name by which people tell the app of a manifest from the others: the
// directory of the manifest, seen from its workspace folder, with the name of the folder in front
// where there are several. A file that is not called manifest.yml or manifest.yaml adds its own
// name, because several such files may describe one app.
func (s *snapshot) container(d *document) string {
	place := placeOf(d.key)
	if place == "" {
		return path.Base(d.key.Path())
	}
	name := filepath.Base(place)
	if folder, dir := s.folderOf(place); folder != "" {
		below, err := filepath.Rel(dir, place)
		switch {
		case err != nil || below == ".":
			name = filepath.Base(dir)
		case len(s.folders) > 1:
			name = path.Join(filepath.Base(dir), filepath.ToSlash(below))
		default:
			name = filepath.ToSlash(below)
		}
	}
	if base := path.Base(d.key.Path()); base != "manifest.yml" && base != "manifest.yaml" {
		name += "/" + base
	}
	return name
}
