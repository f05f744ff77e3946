package state

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Manifests returns the Forge manifests of the session, ordered by their addresses: the open
// documents, and the files in the workspace folders that are not open. Each has a file.
func (s *Snapshot) Manifests(ctx context.Context) []*Document {
	var all []*Document
	for _, d := range s.Open() {
		if d = s.ManifestAt(d.Key); d != nil {
			all = append(all, d)
		}
	}
	all = append(all, s.ClosedManifests(ctx, false)...)
	slices.SortFunc(all, func(a, b *Document) int { return strings.Compare(string(a.Key), string(b.Key)) })
	return all
}

// Container returns the name by which people tell the app of a manifest from the others: the
// directory of the manifest, seen from its workspace folder, with the name of the folder in front
// where there are several. A file that is not called manifest.yml or manifest.yaml adds its own
// name, because several such files may describe one app.
func (s *Snapshot) Container(d *Document) string {
	place := PlaceOf(d.Key)
	if place == "" {
		return path.Base(d.Key.Path())
	}
	name := filepath.Base(place)
	if folder, dir := s.FolderOf(place); folder != "" {
		below, err := filepath.Rel(dir, place)
		switch {
		case err != nil || below == ".":
			name = filepath.Base(dir)
		case len(s.Folders) > 1:
			name = path.Join(filepath.Base(dir), filepath.ToSlash(below))
		default:
			name = filepath.ToSlash(below)
		}
	}
	if base := path.Base(d.Key.Path()); base != "manifest.yml" && base != "manifest.yaml" {
		name += "/" + base
	}
	return name
}
