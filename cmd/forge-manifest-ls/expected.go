package main

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
)

// maxExpected is how many words a report lists that can stand in a place.
const maxExpected = 50

// expectedIn returns what tells for a diagnostic of a manifest what can stand in its place: what completion
// offers there, where a word is wrong that it does not offer.
func expectedIn(m *manifest.File, around *files.View) func(analysis.Diagnostic) []string {
	return func(d analysis.Diagnostic) []string {
		at := m.ContextAt(d.Span.Start)
		if at.Span != d.Span || d.Span.Len() == 0 {
			return nil
		}
		written := m.Buffer().Slice(d.Span)
		var words []string
		for _, item := range completion.At(m, &at, completion.Options{Files: around}).Items {
			if item.Label == written || item.Filter == written {
				return nil // the word may stand there; something else is wrong with it
			}
			if !item.Asked && !item.Deprecated && len(words) < maxExpected {
				words = append(words, item.Label)
			}
		}
		return words
	}
}
