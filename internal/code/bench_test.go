package code_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// manyFiles is an app of 100 source files with 30,000 lines.
func manyFiles() memory.Files {
	in := memory.Files{}
	for i := range 100 {
		in[fmt.Sprintf("/app/src/f%d.js", i)] = memory.Source(i)
	}
	in["/app/src/index.js"] = "import './f0'"
	return in
}

// BenchmarkFresh is the first look at an app of 100 files.
func BenchmarkFresh(b *testing.B) {
	in := manyFiles()
	bytes := 0
	for _, text := range in {
		bytes += len(text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range in {
			javascript.FactsIn(files.NewContent([]byte(text)), "a.js")
		}
	}
}

// BenchmarkFirst is the first look at an app of 100 files on a disk.
func BenchmarkFirst(b *testing.B) {
	dir := b.TempDir()
	for name, text := range manyFiles() {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	m := manifest.New(text.New(twoSides))
	for b.Loop() {
		app := code.Of(m, files.NewStore(disk.Files{}).In(filepath.ToSlash(dir)+"/app"))
		if len(app.Files) != 101 {
			b.Fatalf("%d files", len(app.Files))
		}
	}
}

// BenchmarkTyped is a look at an app of 100 files of which one has changed.
func BenchmarkTyped(b *testing.B) {
	m := manifest.New(text.New(twoSides))
	store := files.NewStore(manyFiles())
	code.Of(m, store.In("/app"))
	source := memory.Source(7)
	for i := 0; b.Loop(); i++ {
		store.SetOverlay("/app/src/f7.js", fmt.Appendf(nil, "%sf(%d)", source, i))
		code.Of(m, store.In("/app"))
	}
}

// BenchmarkAgain is a look at an app of 100 files that are known.
func BenchmarkAgain(b *testing.B) {
	m := manifest.New(text.New(twoSides))
	around := files.NewStore(manyFiles()).In("/app")
	code.Of(m, around)
	b.ReportAllocs()
	for b.Loop() {
		code.Of(m, around)
	}
}
