package sources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/code"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/usage"
)

// usesOf keeps what the sources of the app use.
var usesOf = analysis.PerPass[*usage.Places]{Fn: func(p *analysis.Pass) *usage.Places { return usage.InApp(code.Of(p.File, p.Files)) }}

// maxShown is how many places in the sources are shown with a diagnostic.
const maxShown = 50

// byName gathers what is missing, by name and in the order in which it is found.
type byName[T any] struct {
	at  map[string]*T
	all []*T
}

// of returns what is missing by a name: a new one, which fresh makes, where that is not known yet.
func (b *byName[T]) of(name string, fresh func() *T) *T {
	if b.at == nil {
		b.at = map[string]*T{}
	}
	one := b.at[name]
	if one == nil {
		one = fresh()
		b.at[name], b.all = one, append(b.all, one)
	}
	return one
}

// lack is something that the manifest does not have and places in the sources need.
type lack struct {
	rule   *analysis.Rule
	name   string        // of what is missing
	at     text.Span     // in the manifest, where it is to be added
	places []usage.Place // the first ones
	count  int           // of all places
	// seen says who sees the places: both, where both see one of them, and so on.
	seen usage.Seen
	// message says what is wrong, and what to do.
	message string
	// forgeMessage says it where "forge lint" alone misses something; "" where message will do.
	forgeMessage string
	// mildest is the gravest severity that it may have; 0 for that of the rule.
	mildest analysis.Severity
	mend    func() []analysis.Fix
}

// add notes a place; who sees it may be another than who sees the use.
func (l *lack) add(at usage.Place, seen usage.Seen) {
	if l.count == 0 || seen < l.seen {
		l.seen = seen
	}
	if l.count++; len(l.places) < maxShown {
		at.Seen = seen
		l.places = append(l.places, at)
	}
}

// addAll notes places as they are seen.
func (l *lack) addAll(places []usage.Place) {
	for _, at := range places {
		l.add(at, at.Seen)
	}
}

// severity is that of the gravest of the places.
func (l *lack) severity() analysis.Severity {
	gravest := analysis.Information
	switch l.seen {
	case usage.ByBoth:
		gravest = min(gravest, l.rule.Severity)
	case usage.ByUs:
		gravest = min(gravest, max(l.rule.Severity, analysis.Warning))
	}
	return max(gravest, l.mildest)
}

// report reports what is missing, with all places that need it. The function says of each, by its index, what it does, and what is wrong
// there, to somebody who looks at the source file.
func (l *lack) report(p *analysis.Pass, describe func(i int) (does, wrong string)) {
	d := analysis.Diagnostic{Rule: l.rule, Severity: l.severity(), Span: l.at, Message: l.message, Mend: l.mend}
	whoSees := l.whoSees()
	if d.Message += whoSees; l.forgeMessage != "" && l.seen == usage.ByForge {
		d.Message = l.forgeMessage
	}
	for i, at := range l.places {
		does, wrong := describe(i)
		d.Related = append(d.Related, relatedAt(at, does, wrong+whoSees))
	}
	p.Report(d, analysis.UnlessBroken)
}

// whoSees is what a message ends with where one of both alone, "forge lint" or we, sees what is wrong.
func (l *lack) whoSees() string {
	switch {
	case l.seen == usage.ByForge:
		return " (it may be right as it is, but \"forge lint\" refuses the app)"
	case l.seen == usage.ByUs && l.rule.Severity == analysis.Error:
		return " (\"forge lint\" does not see it)"
	}
	return ""
}

// relatedAt points at a place, with what it does and what is wrong there: where it has several lines, at the first.
func relatedAt(at usage.Place, does, wrong string) analysis.Related {
	buf := at.Buffer()
	n := buf.LineAt(at.Start)
	line := buf.Line(n)
	span := text.Span{Start: at.Start, End: max(min(at.End, line.End), at.Start)}
	source := analysis.SourceLine{Name: at.File.Name, Line: n, At: line.Start, Text: strings.Clone(buf.Slice(line))}
	return analysis.Related{Span: span.Shift(-line.Start), Message: does, Source: source, Wrong: wrong}
}

// where names the first place, and how many others there are: "src/a.js:1" or "src/a.js:1 and 2 other places".
func (l *lack) where() string {
	first := l.places[0]
	s := fmt.Sprintf("%s:%d", first.File.Name, first.Line()+1)
	if n := l.count - 1; n > 0 {
		s += " and " + prose.Count(n, "other place", "other places")
	}
	return s
}

// placeFor returns where a property belongs: at the key of it, or of what is there on the way to it, else of "modules" or of
// the first section. It is false where the file has no section.
func placeFor(p *analysis.Pass, path ...string) (text.Span, bool) {
	for n := len(path); n > 0; n-- {
		if at := p.File.At(path[0], path[1:n]...); at.Exists() {
			return at.Pair.Key().Span(), true
		}
	}
	if at := p.File.At("modules"); at.Exists() {
		return at.Pair.Key().Span(), true
	}
	for _, s := range p.File.Sections() {
		return s.Pair.Key().Span(), true
	}
	return text.Span{}, false
}
