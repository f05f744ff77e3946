package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/report"
)

var errStdin = errors.New("the standard input cannot be written: use --diff")

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
	return fixed, disk.Replace(path, m.Buffer().String(), fixed.Buffer().String(), syntax.MaxSize)
}

func fixAll(c analysis.Checker, m *manifest.File) (*manifest.File, int) {
	return analysis.FixAll(m, func(f *manifest.File) []analysis.Diagnostic { return c.Check(context.Background(), f) })
}

// onceEach leaves out the inputs that are the same file as one before, in another directory: it
// is written once, and says which.
func onceEach(all []input, stderr io.Writer) (once []input) {
	names := map[string]string{}
	for _, in := range all {
		key, err := disk.Identity(in.path)
		if first, again := names[key]; err == nil && again && in.path != stdinPath {
			fmt.Fprintln(stderr, "forge-manifest-ls: "+report.Printable(in.path+" is the same file as "+first+", and is fixed under that name only"))
			continue
		}
		if err == nil {
			names[key] = in.path
		}
		once = append(once, in)
	}
	return once
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
		patch := udiff.Unified(quotedForGit("a/"+name), quotedForGit("b/"+name), r.manifest.Buffer().String(), fixed.Buffer().String())
		if _, err := io.WriteString(w, patch); err != nil {
			return err
		}
	}
	return nil
}

// quotedForGit writes a name as git does in the head of a patch: what would break its line, and
// what is not ASCII, stands between quotes and is escaped.
func quotedForGit(name string) string {
	const plain = "\a\b\t\n\v\f\r\"\\"
	const escapes = `abtnvfr"\`
	var out strings.Builder
	quoted := false
	for i := range len(name) {
		c := name[i]
		at := strings.IndexByte(plain, c)
		switch {
		case at >= 0:
			out.WriteString(`\` + escapes[at:at+1])
		case c < ' ' || c > '~':
			fmt.Fprintf(&out, `\%03o`, c)
		default:
			out.WriteByte(c)
			continue
		}
		quoted = true
	}
	if quoted {
		return `"` + out.String() + `"`
	}
	return name
}
