package analysis

import (
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
)

// One makes the fix of a single edit.
func One(title string, preferred bool, span text.Span, with string) []Fix {
	return []Fix{{Title: title, Preferred: preferred, Edits: []text.Edit{{Span: span, New: with}}}}
}

// LineOf is the number of the line on which a span starts, counted from 1.
func (p *Pass) LineOf(s text.Span) int { return p.Buf.LineAt(s.Start) + 1 }

// TitleOf is the place that stands for an entry: its key, if it has one.
func TitleOf(e *manifest.Entry) text.Span {
	if d, ok := e.Key(); ok {
		return d.Value
	}
	return EntryUnit(e).OwnTitle()
}

// Title is the place that stands for a node of the unit: its key, if it has one.
func (s Unit) Title(n syntax.Node) text.Span {
	if n.Span() == s.Node.Span() {
		return s.OwnTitle()
	}
	if pair := s.Holder(n.Span().Start); !pair.IsZero() && pair.Value().Span() == n.Span() {
		return pair.Key().Span()
	}
	return insideTitle(n)
}

// OwnTitle stands for the unit itself.
func (s Unit) OwnTitle() text.Span {
	if s.Entry == nil {
		if !s.Key.IsZero() {
			return s.Key.Key().Span()
		}
		return insideTitle(s.Node)
	}
	if span := insideTitle(s.Node); span.Len() > 0 {
		return span
	}
	if !s.Entry.Item.IsZero() && s.Entry.Item.Dash().Len() > 0 {
		return s.Entry.Item.Dash()
	}
	return s.Entry.Span()
}
