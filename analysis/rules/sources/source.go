package sources

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/text"
)

// source is a source file of the app.
type source struct {
	*code.File
	buf *text.Buffer // nil until somebody asks
}

// buffer returns the text of a file.
func (s *source) buffer() *text.Buffer {
	if s.buf == nil {
		s.buf = text.New(string(s.Content.Bytes()))
	}
	return s.buf
}

// sourcesOf returns the sources of an app that say something about it, by their names: tests count where "forge lint" reads
// them, which looks at no names.
func sourcesOf(p *analysis.Pass) (all []*source) {
	for _, file := range code.Of(p.File, p.Files).Files {
		if file.Linted || !file.Test {
			all = append(all, &source{File: file})
		}
	}
	return all
}
