package main

import (
	"context"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/git"
)

// readBase reads what a manifest is compared with: a file, whose name ends in ".yml" or ".yaml" and begins
// beside the manifest where it is relative, or else the manifest at a revision of git. It is false where that
// cannot be read.
func readBase(ctx context.Context, manifestPath, name string) (string, bool) {
	if ext := strings.ToLower(filepath.Ext(name)); ext == ".yml" || ext == ".yaml" {
		if !filepath.IsAbs(name) {
			name = filepath.Join(filepath.Dir(manifestPath), name)
		}
		src, err := readFile(name)
		return src, err == nil
	}
	r, err := git.Open(ctx, filepath.Dir(manifestPath))
	if err != nil {
		return "", false
	}
	file, err := r.Name(manifestPath)
	if err != nil {
		return "", false
	}
	commit, err := r.Commit(ctx, name)
	if err != nil {
		return "", false
	}
	src, err := r.Text(ctx, commit, file)
	return src, err == nil
}
