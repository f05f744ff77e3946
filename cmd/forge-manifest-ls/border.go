package main

import (
	"os"
	"path"
	"path/filepath"
)

// borderOf returns the directory around a manifest's directory whose files may be shown: the
// root of the repository, which is the nearest that has a ".git", or else the manifest's own.
// A manifest may come from anybody and name any file of the machine, and what is printed may
// be read by many.
func borderOf(dir string) string {
	for at := dir; ; at = path.Dir(at) {
		if _, err := os.Lstat(filepath.FromSlash(path.Join(at, ".git"))); err == nil {
			return at
		}
		if at == path.Dir(at) {
			return dir
		}
	}
}
