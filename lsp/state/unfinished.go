package state

import (
	"context"
	"strings"
	"sync/atomic"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/text"
)

// Typing is the line that a person is writing. What is found in it after each key mostly
// follows from a word that is not finished: it is held back until the next edit is on another
// line, the document is saved, or the person rests. All other diagnostics are shown at once.
type Typing struct {
	at int // byte offset behind the last edit
	// before is the document before the first edit of the line: what was found in it is
	// no news, and stays shown.
	before *Document
	// Complete is set when all that was found was shown: nothing has to be shown later.
	Complete atomic.Bool
}

// Typed returns the line that is being written after an edit of a document; nil if the edit
// is not within one line.
func Typed(old *Document, made text.Edit) *Typing {
	line := old.Buf.LineAt(made.Span.Start)
	if made.Span.End > old.Buf.Line(line).End || strings.ContainsAny(made.New, "\r\n") {
		return nil
	}
	next := &Typing{at: made.Span.Start + len(made.New)}
	if t := old.Typing; t != nil && old.Buf.LineAt(t.at) == line {
		next.before = t.before
	} else {
		next.before = old.Rested()
	}
	return next
}

// Rested returns the document with all that was found shown.
func (d *Document) Rested() *Document {
	next := &Document{Key: d.Key, URI: d.URI, Version: d.Version, Content: d.Content, Lost: d.Lost}
	next.Found.Store(d.Found.Load())
	next.Changed.Store(d.Changed.Load())
	return next
}

// Holds reports whether what is found in the line that is being written may be held back: a
// client that asks for diagnostics has to be told when there are more.
func (s *Snapshot) Holds(d *Document) bool {
	if s.Client.Pulls && !s.Client.Refreshes || d.File == nil || d.Lost {
		return false
	}
	folder, _ := s.FolderOf(PlaceOf(d.Key))
	return !s.Configuration.Of(folder).showUnfinished
}

// Shown returns the diagnostics of a document without those that are held back.
func (s *Snapshot) Shown(ctx context.Context, d *Document) []analysis.Diagnostic {
	found := s.Diagnostics(ctx, d)
	if d.Typing == nil || ctx.Err() != nil {
		return found
	}
	line := d.Buf.Line(d.Buf.LineAt(d.Typing.at))
	var known map[diagnosticPlace]bool // made when the first diagnostic needs it
	out := found[:0:0]
	for i, f := range found {
		if f.Span.Start <= line.End && f.Span.End >= line.Start {
			if known == nil {
				known = placesOf(s.Diagnostics(ctx, d.Typing.before), d.Typing.before.Buf)
			}
			if !isKnown(known, f, d.Buf) {
				continue
			}
		}
		out = append(out, found[i])
	}
	d.Typing.Complete.Store(len(out) == len(found))
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
