package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/patch"
)

// fixedOnce leaves out the inputs that are the same file as one before, in another directory: it
// is written once, and says which.
func fixedOnce(found func(input), say func(string)) func(input) {
	names := map[string]string{}
	return func(in input) {
		key, err := disk.Identity(in.path)
		if first, again := names[key]; err == nil && again && !in.isStdin {
			say(in.path + " is the same file as " + first + ", and is fixed under that name only")
			return
		}
		if err == nil {
			names[key] = in.path
		}
		found(in)
	}
}

// patchOf returns the difference between two texts of a file as a patch, "" for none.
func patchOf(path, before, after string) string {
	if before == after {
		return ""
	}
	name := strings.TrimPrefix(strings.TrimPrefix(path, filepath.VolumeName(path)), "/")
	return patch.Unified(quotedForGit("a/"+name), quotedForGit("b/"+name), before, after)
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
