package main

import (
	"os"

	"forge-manifest-ls/internal/files"
)

// borderOf returns the directory around a manifest's directory whose files may be shown: the
// root of the repository, which is the nearest that has a ".git", or else the manifest's own.
// A manifest may come from anybody and name any file of the machine, and what is printed may
// be read by many.
func borderOf(dir string) string {
	for at := dir; ; at = files.Parent(at) {
		if _, err := os.Lstat(files.Join(at, ".git")); err == nil {
			return at
		}
		if at == files.Parent(at) {
			return dir
		}
	}
}
