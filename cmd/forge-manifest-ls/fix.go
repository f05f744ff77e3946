package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/manifest"
)

var (
	errMoved = errors.New("somebody changed it while it was checked: not written")
	errStdin = errors.New("the standard input cannot be written: use --diff")
)

// fix makes the preferred fixes of a manifest, and writes the file at path anew if that
// changes it. It returns what is left of the manifest.
func fix(c analysis.Checker, m *manifest.File, path string) (*manifest.File, error) {
	fixed, n := fixAll(c, m)
	switch {
	case n == 0:
		return m, nil
	case path == stdinPath:
		return nil, errStdin
	}
	return fixed, rewrite(path, m.Buffer().String(), fixed.Buffer().String())
}

func fixAll(c analysis.Checker, m *manifest.File) (*manifest.File, int) {
	return analysis.FixAll(m, func(f *manifest.File) []analysis.Diagnostic { return c.Check(context.Background(), f) })
}

// rewrite writes a text in the place of another: whole or not at all, with the permissions
// of the old file, and through symbolic links.
func rewrite(path, before, after string) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	temporary, err := writeBeside(target, after, info.Mode().Perm())
	if err != nil {
		return err
	}
	now, err := readFile(target)
	switch {
	case err != nil:
	case now != before:
		err = fmt.Errorf("%s: %w", path, errMoved)
	default:
		err = os.Rename(temporary, target)
	}
	if err != nil {
		_ = os.Remove(temporary)
	}
	return err
}

// writeBeside writes a text into a new file in the directory of another, and returns its
// name.
func writeBeside(target, content string, mode os.FileMode) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(content)
	err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return f.Name(), err
}

// showDiffs writes what the preferred fixes would change, as a patch.
func showDiffs(w io.Writer, checked []result) error {
	for _, r := range checked {
		if r.manifest == nil {
			continue
		}
		fixed, n := fixAll(r.checker, r.manifest)
		if n == 0 {
			continue
		}
		name := strings.TrimPrefix(filepath.ToSlash(r.Path), "/")
		patch := udiff.Unified("a/"+name, "b/"+name, r.manifest.Buffer().String(), fixed.Buffer().String())
		if _, err := io.WriteString(w, patch); err != nil {
			return err
		}
	}
	return nil
}
