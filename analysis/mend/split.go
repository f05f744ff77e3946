package mend

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// SplitTypes returns the module types that a list is meant to be whose key is what stands in
// front of their colon: "rovo:agent" for the key "agent" below "rovo". It is nil where one of
// the keys makes no module type, or one that the manifest has already.
func SplitTypes(p *analysis.Pass, l *manifest.List) []string {
	m := l.Pair.Value()
	if m.Kind() != syntax.Mapping {
		return nil
	}
	var types []string
	for pair := range m.Pairs() {
		name := l.Type + ":" + pair.KeyText()
		if _, ok := p.File.Catalogue().Module(name); !ok || len(types) >= analysis.MaxChoices {
			return nil
		}
		types = append(types, name)
	}
	return types
}

// joinTypes writes the keys of such a list as module types, in its place.
func joinTypes(p *analysis.Pass, l *manifest.List) []analysis.Fix {
	types, m := SplitTypes(p, l), l.Pair.Value()
	if len(types) == 0 || HasAnchors(m) || hasOneOf(p, types) || !p.Edit().StartsLine(l.Pair.Span().Start) {
		return nil
	}
	fix := analysis.Fix{Title: "Write " + strings.Join(prose.QuoteAll(types), ", ")}
	if m.IsFlow() {
		written, ok := joinedFlow(p, l, types)
		if !ok {
			return nil
		}
		fix.Edits = []text.Edit{{Span: l.Pair.Span(), New: written}}
		return []analysis.Fix{fix}
	}
	if p.Buf.LineAt(m.Span().Start) == p.Buf.LineAt(l.Pair.Span().Start) {
		return nil
	}
	fix.Edits = joinedLines(p, l, types)
	if fix, ok := Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}

// hasOneOf reports whether the manifest has a module of one of some types.
func hasOneOf(p *analysis.Pass, types []string) bool {
	for l := range p.File.ModuleLists() {
		for _, name := range types {
			if l.Type == name {
				return true
			}
		}
	}
	return false
}

// joinedFlow is the types of a map in braces with their values, one a line.
func joinedFlow(p *analysis.Pass, l *manifest.List, types []string) (string, bool) {
	m := l.Pair.Value()
	if strings.ContainsAny(m.Text(), "#\r\n") {
		return "", false
	}
	var lines []string
	for pair := range m.Pairs() {
		lines = append(lines, fmt.Sprintf("%s: %s", yamledit.Quoted(types[len(lines)]), pair.Value().Text()))
	}
	column := yamledit.Column(p.Buf, l.Pair.Span().Start)
	return strings.Join(lines, p.Edit().Style.Newline+yamledit.Spaces(column)), true
}

// joinedLines takes the line of the key away, but for a comment on it, and writes the module
// types where the key stood.
func joinedLines(p *analysis.Pass, l *manifest.List, types []string) []text.Edit {
	m, column := l.Pair.Value(), yamledit.Column(p.Buf, l.Pair.Span().Start)
	first := p.Buf.LineAt(l.Pair.Span().Start)
	head := p.Buf.Line(first)
	var edits []text.Edit
	if comment := strings.TrimSpace(p.Buf.Slice(text.Span{Start: l.Pair.Colon().End, End: head.End})); comment != "" {
		edits = append(edits, text.Edit{Span: text.Span{Start: l.Pair.Span().Start, End: head.End}, New: comment})
	} else {
		edits = append(edits, text.Edit{Span: text.Span{Start: head.Start, End: p.Buf.Line(first + 1).Start}})
	}
	less := yamledit.Column(p.Buf, m.Span().Start) - column
	for n := first + 1; n <= p.Buf.LineAt(p.Edit().LineEnd(m)); n++ {
		line := p.Buf.Line(n)
		s := p.Buf.Slice(line)
		if indent := min(less, len(s)-len(strings.TrimLeft(s, " "))); indent > 0 {
			edits = append(edits, text.Edit{Span: text.Span{Start: line.Start, End: line.Start + indent}})
		}
	}
	i := 0
	for pair := range m.Pairs() {
		edits = append(edits, text.Edit{Span: pair.Key().Span(), New: yamledit.QuotedLike(types[i], pair.Key())})
		i++
	}
	return edits
}
