package refactor

import (
	"context"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// Kind says what an action does to a text.
type Kind uint8

// Kinds of actions.
const (
	Rewrite Kind = iota // the same in another form
	Extract             // something new is made of what is named
)

// Action is a change that somebody may ask for.
type Action struct {
	Title string
	Kind  Kind
	Edits []text.Edit // of the manifest, all in the text as it is
	// Beside is the change of a file beside the manifest; nil where there is none.
	Beside *FileEdit
}

// FileEdit is a change of a file beside the manifest.
type FileEdit struct {
	Path string // absolute, with slashes
	// Buffer is the text of the file; nil where the file is to be made.
	Buffer *text.Buffer
	Edits  []text.Edit
}

// At returns the actions at a span of a manifest. Around may be nil: then there are no files.
func At(f *manifest.File, span text.Span, around *files.View) []Action {
	p := place{File: f, span: span, around: around}
	p.pass = analysis.NewPass(context.Background(), analysis.Checker{Files: around, Editor: true}, f)
	var out []Action
	for _, find := range []func() []Action{p.declare, p.stub, p.gadget, p.sortModules, p.addresses, p.style} {
		out = append(out, find()...)
	}
	return out
}

// place is where somebody asks for actions.
type place struct {
	*manifest.File
	span   text.Span
	around *files.View
	pass   *analysis.Pass
}

// touches reports whether a span overlaps the place, or is next to it.
func (p *place) touches(s text.Span) bool { return s.Start <= p.span.End && p.span.Start <= s.End }

// entry is the entry at the place; nil where there is none.
func (p *place) entry() *manifest.Entry {
	c := p.ContextAt(p.span.Start)
	return c.Entry
}
