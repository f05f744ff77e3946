package manifest

import (
	"slices"
	"strings"
	"unicode"

	"forge-manifest-ls/internal/schema"
)

// HandlerExtensions are those of the files in which Forge looks for a handler, by preference,
// with spaces between them.
const HandlerExtensions = ".tsx .jsx .ts .js .cjs"

// sourceExtensions are those of all files with a program.
var sourceExtensions = strings.Fields(HandlerExtensions + " .mjs")

// IsSourceFile reports whether a path is that of a file with a program, by its extension. As the
// path of a resource it is drawn by UI Kit; a directory is not.
func IsSourceFile(path string) bool {
	return slices.ContainsFunc(sourceExtensions, func(e string) bool { return strings.HasSuffix(path, e) })
}

// SplitHandler takes a handler apart: a file, seen from the directory of the sources and without
// its extension, and what it exports. It is false when Forge would not take it for a handler:
// Forge does not know all names that JavaScript does.
func SplitHandler(s string) (file, export string, ok bool) {
	file, export, ok = strings.Cut(s, ".")
	for segment := range strings.SplitSeq(file, "/") {
		ok = ok && isHandlerName(segment)
	}
	return file, export, ok && isHandlerName(export)
}

// isHandlerName reports whether a text can be one of the names in a handler.
func isHandlerName(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.In(r, unicode.Nl, unicode.Other_Alphabetic) && (r < '0' || r > '9') && r != '_' && r != '-' {
			return false
		}
	}
	return s != ""
}

// Sources is the directory, seen from that of the manifest, from which Forge counts the files of
// handlers. It is false when that cannot be told.
func (f *File) Sources() (string, bool) {
	pack, known := f.Package()
	if !known {
		return "", false
	}
	bundler, known := pack.text("bundler")
	switch {
	case !known:
		return "", false
	case bundler != "manual@2026":
		return "src", bundler == "" || bundler == "webpack"
	}
	dir, known := pack.text("path")
	if pack.Content().Pair("path").IsZero() {
		dir = "src"
	}
	return dir, known
}

// Package is the value of "app.package", the zero Value where there is none. It is false when
// that cannot be told.
func (f *File) Package() (Value, bool) {
	s, ok := f.Section("app")
	if !ok {
		return Value{}, true
	}
	app := f.Value(s.Pair.Value())
	if app.Type() != schema.Map {
		return Value{}, app.Type() == schema.Null
	}
	pack := app.At("package")
	if !pack.Exists() {
		return Value{}, !app.MayHave("package")
	}
	return pack.Value, pack.Value.Type() == schema.Map
}

// text returns a property of a map that is a string: "" where it is not there. It is false when it
// is not a string, or cannot be told.
func (v Value) text(name string) (string, bool) {
	if v.Content().IsZero() {
		return "", true
	}
	at := v.At(name)
	if !at.Exists() {
		return "", !v.MayHave(name)
	}
	return at.Value.Text(), at.Value.Type() == schema.String
}
