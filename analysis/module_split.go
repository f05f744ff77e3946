package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// splitTypes returns the module types that a list is meant to be whose key is what stands in
// front of their colon: "rovo:agent" for the key "agent" below "rovo". It is nil where one of
// the keys makes no module type, or one that the manifest has already.
func (p *pass) splitTypes(l *manifest.List) []string {
	m := l.Pair.Value()
	if m.Kind() != syntax.Mapping {
		return nil
	}
	var types []string
	for pair := range m.Pairs() {
		name := l.Type + ":" + pair.KeyText()
		if _, ok := p.file.Catalogue().Module(name); !ok || len(types) >= maxChoices {
			return nil
		}
		types = append(types, name)
	}
	return types
}

// joinTypes writes the keys of such a list as module types, in its place.
func (p *pass) joinTypes(l *manifest.List) []Fix {
	types, m := p.splitTypes(l), l.Pair.Value()
	if len(types) == 0 || hasAnchors(m) || p.hasOneOf(types) || !p.edit().StartsLine(l.Pair.Span().Start) {
		return nil
	}
	fix := Fix{Title: "Write " + strings.Join(quoteAll(types), ", ")}
	if m.IsFlow() {
		written, ok := p.joinedFlow(l, types)
		if !ok {
			return nil
		}
		fix.Edits = []text.Edit{{Span: l.Pair.Span(), New: written}}
		return []Fix{fix}
	}
	if p.buf.LineAt(m.Span().Start) == p.buf.LineAt(l.Pair.Span().Start) {
		return nil
	}
	fix.Edits = p.joinedLines(l, types)
	if fix, ok := p.tidy(fix); ok {
		return []Fix{fix}
	}
	return nil
}

// hasOneOf reports whether the manifest has a module of one of some types.
func (p *pass) hasOneOf(types []string) bool {
	for l := range p.file.ModuleLists() {
		for _, name := range types {
			if l.Type == name {
				return true
			}
		}
	}
	return false
}

// joinedFlow is the types of a map in braces with their values, one a line.
func (p *pass) joinedFlow(l *manifest.List, types []string) (string, bool) {
	m := l.Pair.Value()
	if strings.ContainsAny(m.Text(), "#\r\n") {
		return "", false
	}
	var lines []string
	for pair := range m.Pairs() {
		lines = append(lines, fmt.Sprintf("%s: %s", edit.Quoted(types[len(lines)]), pair.Value().Text()))
	}
	column := edit.Column(p.buf, l.Pair.Span().Start)
	return strings.Join(lines, p.edit().Style.Newline+edit.Spaces(column)), true
}

// joinedLines takes the line of the key away, but for a comment on it, and writes the module
// types where the key stood.
func (p *pass) joinedLines(l *manifest.List, types []string) []text.Edit {
	m, column := l.Pair.Value(), edit.Column(p.buf, l.Pair.Span().Start)
	first := p.buf.LineAt(l.Pair.Span().Start)
	head := p.buf.Line(first)
	var edits []text.Edit
	if comment := strings.TrimSpace(p.buf.Slice(text.Span{Start: l.Pair.Colon().End, End: head.End})); comment != "" {
		edits = append(edits, text.Edit{Span: text.Span{Start: l.Pair.Span().Start, End: head.End}, New: comment})
	} else {
		edits = append(edits, text.Edit{Span: text.Span{Start: head.Start, End: p.buf.Line(first + 1).Start}})
	}
	less := edit.Column(p.buf, m.Span().Start) - column
	for n := first + 1; n <= p.buf.LineAt(p.edit().LineEnd(m)); n++ {
		line := p.buf.Line(n)
		s := p.buf.Slice(line)
		if indent := min(less, len(s)-len(strings.TrimLeft(s, " "))); indent > 0 {
			edits = append(edits, text.Edit{Span: text.Span{Start: line.Start, End: line.Start + indent}})
		}
	}
	i := 0
	for pair := range m.Pairs() {
		edits = append(edits, text.Edit{Span: pair.Key().Span(), New: edit.QuotedLike(types[i], pair.Key())})
		i++
	}
	return edits
}
