package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
)

// writeApps writes n made-up apps, each into a folder of its own with its manifest.yml.
func writeApps(n int, dir string) error {
	written := 0
	for app := range mutate.Apps(schema.Embedded(), 1) {
		if written == n {
			break
		}
		written++
		if err := writeApp(app, filepath.Join(dir, fmt.Sprintf("%05d", written))); err != nil {
			return err
		}
	}
	return nil
}

func writeApp(app mutate.App, dir string) error {
	if err := writeFile(filepath.Join(dir, "manifest.yml"), app.Text); err != nil {
		return err
	}
	for name, content := range app.Files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if !filepath.IsLocal(name) {
			continue // a manifest may name a file outside of its app; nobody is to write one
		}
		var err error
		if strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o755)
		} else {
			err = writeFile(path, content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a file and the folders that it is in.
func writeFile(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o644)
}
