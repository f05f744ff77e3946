package lsp

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	machine "forge-manifest-ls/internal/files/disk"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// madeUpApp writes an app with some sources, see [memory.Source], to a disk, and returns its directory. Its manifest is
// [withScope].
func madeUpApp(b *testing.B, sources int) string {
	b.Helper()
	dir := b.TempDir()
	write(b, dir, "src/index.js", "import './f0'; export const run = 1;\n")
	for i := range sources {
		write(b, dir, fmt.Sprintf("src/f%d.js", i), memory.Source(i))
	}
	return dir
}

// write writes a file of an app.
func write(b *testing.B, dir, name, content string) {
	b.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		b.Fatal(err)
	}
}

// openMadeUpApp starts a session with the manifest of an app, and returns its address when all sources are read.
func openMadeUpApp(b *testing.B, sources int) (c *client, dir, address string) {
	b.Helper()
	dir = madeUpApp(b, sources)
	o := Options{Files: func(changed func()) *files.Store { return files.NewCache(machine.Files{}, changed) }}
	c = connect(b, o)
	c.initialize(`{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}`)
	address = "file://" + filepath.ToSlash(dir) + "/manifest.yml"
	c.didOpen(address, withScope)
	if sources > 0 {
		c.untilCode(address, "source-api-scope-missing", true)
	} else {
		c.published(address, 1)
	}
	return c, dir, address
}

// untilCode waits until what is published for a manifest has a code, or has it not.
func (c *client) untilCode(address, code string, is bool) {
	c.t.Helper()
	for {
		has := false
		for _, d := range c.published(address, 1).Diagnostics {
			has = has || d["code"] == code
		}
		if has == is {
			return
		}
	}
}

// BenchmarkSavedSource is the save of one of 100 source files, from the word of the client that watches it to the diagnostics of the
// manifest.
func BenchmarkSavedSource(b *testing.B) {
	c, dir, address := openMadeUpApp(b, 100)
	source := memory.Source(50)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		time.Sleep(600 * time.Millisecond) // a person does not save more often
		uses := i%2 == 0
		content := source
		if uses {
			content = strings.Replace(source, "import React", "import { kvs } from '@forge/kvs';\nimport React", 1)
		}
		write(b, dir, "src/f50.js", content)
		b.StartTimer()
		c.notify("workspace/didChangeWatchedFiles", `{"changes":[{"uri":"file://`+filepath.ToSlash(dir)+`/src/f50.js","type":2}]}`)
		c.untilCode(address, "source-storage-scope-missing", uses)
	}
}

// BenchmarkFirstCheck is the first check of a manifest whose app has source files, or none but the one of its handler.
func BenchmarkFirstCheck(b *testing.B) {
	for _, sources := range []int{0, 100} {
		b.Run(fmt.Sprint(sources), func(b *testing.B) {
			dir := filepath.ToSlash(madeUpApp(b, sources))
			b.ReportAllocs()
			for b.Loop() {
				checker := analysis.Checker{Groups: rules.All(), Editor: true, Files: files.NewStore(machine.Files{}).In(dir)}
				checker.Check(context.Background(), manifest.New(text.New(withScope)))
			}
		})
	}
}

// BenchmarkKeystrokeWithSources is [BenchmarkKeystroke] in an app with source files, and with none but the one of its handler.
func BenchmarkKeystrokeWithSources(b *testing.B) {
	at := strings.Count(withScope[:strings.Index(withScope, "index.run")], "\n")
	for _, sources := range []int{0, 100} {
		b.Run(fmt.Sprint(sources), func(b *testing.B) {
			c, _, address := openMadeUpApp(b, sources)
			b.ReportAllocs()
			version := 1
			for b.Loop() {
				if version++; version%2 == 0 {
					c.didChange(address, version, change(at, 24, at, 24, "x"))
				} else {
					c.didChange(address, version, change(at, 24, at, 25, ""))
				}
				c.published(address, version)
			}
		})
	}
}
