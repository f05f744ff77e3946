package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"
)

// sumsName is the file with the checksums.
const sumsName = "SHA256SUMS"

// suffix ends the names of templates.
const suffix = ".tmpl"

// noSum is written where a release has no archive for a system, because it was made for some only. No file has it.
var noSum = strings.Repeat("0", 64)

// Sum returns the SHA-256 checksum of the archive for a system, such as "linux_amd64.tar.gz".
func (f *facts) Sum(system string) string {
	if sum := f.Sums[f.Archive(system)]; sum != "" {
		return sum
	}
	return noSum
}

// Archive returns the name of the archive for a system.
func (f *facts) Archive(system string) string {
	return fmt.Sprintf("%s_%s_%s", program, f.Version, system)
}

// URL returns where the archive for a system is published.
func (f *facts) URL(system string) string {
	return "https://github.com/forge-manifest-ls/forge-manifest-ls/releases/download/v" + f.Version + "/" + f.Archive(system)
}

// fillTemplates fills all templates in a folder, into "packaging" of the release.
func (f *facts) fillTemplates(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, suffix) {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		t, err := template.New(path).Option("missingkey=error").Delims("<<", ">>").Parse(string(content))
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := t.Execute(&out, f); err != nil {
			return err
		}
		name, err := filepath.Rel(folder, strings.TrimSuffix(path, suffix))
		if err != nil {
			return err
		}
		return f.write("packaging/"+filepath.ToSlash(name), out.Bytes())
	})
}

// writeSums writes the checksums of all files of the release, in the form of "sha256sum".
func (f *facts) writeSums() error {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(f.Sums)) {
		fmt.Fprintf(&out, "%s  %s\n", f.Sums[name], name)
	}
	return f.write(sumsName, out.Bytes())
}
