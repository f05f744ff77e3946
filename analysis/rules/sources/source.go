package sources

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// source is a source file of the app.
type source struct {
	name    string // from the directory of the manifest
	content *files.Content
	// official says that "forge lint" reads it.
	official bool
	side     side
	buf      *text.Buffer // nil until somebody asks
}

// side says where a file runs.
type side uint8

// Sides.
const (
	eitherSide side = iota // it is not known, or both
	backEnd
	frontEnd
)

// buffer returns the text of a file.
func (s *source) buffer() *text.Buffer {
	if s.buf == nil {
		s.buf = text.New(string(s.content.Bytes()))
	}
	return s.buf
}

// sourcesOf returns the sources of an app, by their names.
func sourcesOf(p *analysis.Pass) (all []*source) {
	var walk func(dir string)
	walk = func(dir string) {
		for _, name := range p.Files.Names(dir).Names {
			full := path.Join(dir, name)
			if name == "node_modules" || name == ".git" {
				continue
			}
			if e := path.Ext(name); slices.Contains(strings.Fields(".js .jsx .ts .tsx .mjs .cjs .mts .cts"), e) {
				if fact := p.Files.Content(full); fact.Content != nil {
					all = append(all, &source{name: full, content: fact.Content, official: true})
				}
			} else if p.Files.Kind(full) == files.Directory {
				walk(full)
			}
		}
	}
	walk("src")
	for _, d := range p.File.Definitions(manifest.Resource) {
		walk(path.Dir(p.File.TextOf(d.Entry.Pair("path").Value())))
	}
	return all
}
