package lsp

import (
	"context"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// typing is the line that a person is writing. What is found in it after each key mostly
// follows from a word that is not finished: it is held back until the next edit is on another
// line, the document is saved, or the person rests. All other diagnostics are shown at once.
type typing struct {
	at int // byte offset behind the last edit
	// before is the document before the first edit of the line: what was found in it is
	// no news, and stays shown.
	before *document
	// complete is set when all that was found was shown: nothing has to be shown later.
	complete atomic.Bool
}

// typed returns the line that is being written after an edit of a document; nil if the edit
// is not within one line.
func typed(old *document, made text.Edit) *typing {
	line := old.buf.LineAt(made.Span.Start)
	if made.Span.End > old.buf.Line(line).End || strings.ContainsAny(made.New, "\r\n") {
		return nil
	}
	next := &typing{at: made.Span.Start + len(made.New)}
	if t := old.typing; t != nil && old.buf.LineAt(t.at) == line {
		next.before = t.before
	} else {
		next.before = old.rested()
	}
	return next
}

// rested returns the document with all that was found shown.
func (d *document) rested() *document {
	next := &document{key: d.key, uri: d.uri, version: d.version, content: d.content, lost: d.lost}
	next.found.Store(d.found.Load())
	return next
}

// holds reports whether what is found in the line that is being written may be held back: a
// client that asks for diagnostics has to be told when there are more.
func (s *snapshot) holds(d *document) bool {
	if s.client.pulls && !s.client.refreshes || d.file == nil || d.lost {
		return false
	}
	folder, _ := s.folderOf(placeOf(d.key))
	return !s.configuration.of(folder).showUnfinished
}

// shown returns the diagnostics of a document without those that are held back.
func (s *snapshot) shown(ctx context.Context, d *document) []analysis.Diagnostic {
	found := s.diagnostics(ctx, d)
	if d.typing == nil || ctx.Err() != nil {
		return found
	}
	line := d.buf.Line(d.buf.LineAt(d.typing.at))
	var known map[diagnosticPlace]bool // made when the first diagnostic needs it
	out := found[:0:0]
	for i, f := range found {
		if f.Span.Start <= line.End && f.Span.End >= line.Start {
			if known == nil {
				known = placesOf(s.diagnostics(ctx, d.typing.before), d.typing.before.buf)
			}
			if !isKnown(known, f, d.buf) {
				continue
			}
		}
		out = append(out, found[i])
	}
	d.typing.complete.Store(len(out) == len(found))
	return out
}

// diagnosticPlace is a diagnostic of a rule that begins at an offset from the start of
// the text, or from its end if negative: one of the two stays the same when something is
// written between them.
type diagnosticPlace struct {
	rule   *analysis.Rule
	offset int
}

// placesOf returns the places of diagnostics of a text.
func placesOf(found []analysis.Diagnostic, b *text.Buffer) map[diagnosticPlace]bool {
	out := make(map[diagnosticPlace]bool, 2*len(found))
	for _, f := range found {
		out[diagnosticPlace{f.Rule, f.Span.Start}] = true
		out[diagnosticPlace{f.Rule, f.Span.Start - b.Len() - 1}] = true
	}
	return out
}

// isKnown reports whether a diagnostic of a text was found before.
func isKnown(known map[diagnosticPlace]bool, f analysis.Diagnostic, b *text.Buffer) bool {
	return known[diagnosticPlace{f.Rule, f.Span.Start}] || known[diagnosticPlace{f.Rule, f.Span.Start - b.Len() - 1}]
}
