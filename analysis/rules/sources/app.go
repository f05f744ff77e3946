package sources

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/usage"
)

// place is where a source file of the app uses something.
type place struct {
	*usage.Use
	in *source
	// seen says who sees the use, by what is known of the file, too.
	seen usage.Seen
}

// uses are those of the sources of an app, by their kinds; in the order of the names of the files.
type uses struct {
	of map[usage.Kind][]place
}

// usesOf keeps what the sources of the app use.
var usesOf = analysis.PerPass[uses]{Fn: findUses}

// findUses returns what the sources of an app use.
func findUses(p *analysis.Pass) uses {
	all := uses{map[usage.Kind][]place{}}
	for _, in := range sourcesOf(p) {
		found := usage.In(in.Content, in.Name)
		for i := range found {
			use := &found[i]
			seen := use.Seen
			switch {
			case in.Linted:
			case seen == usage.ByForge:
				continue
			default:
				seen = usage.ByUs
			}
			all.of[use.Kind] = append(all.of[use.Kind], place{use, in, seen})
		}
	}
	if len(all.of[usage.Crash]) > 0 {
		all.dropOfficial()
	}
	return all
}

// dropOfficial takes what the linter of permissions of "forge lint" sees from it: it crashes, and says nothing.
func (u uses) dropOfficial() {
	for _, kind := range []usage.Kind{usage.Request, usage.Fetch, usage.Image, usage.Storage, usage.Hook, usage.Notification} {
		kept := u.of[kind][:0]
		for _, at := range u.of[kind] {
			if at.seen != usage.ByForge {
				at.seen = usage.ByUs
				kept = append(kept, at)
			}
		}
		u.of[kind] = kept
	}
}

// maxShown is how many places in the sources are shown with a diagnostic.
const maxShown = 50

// lack is something that the manifest does not have and places in the sources need.
type lack struct {
	rule   *analysis.Rule
	at     text.Span // in the manifest, where it is to be added
	places []place
	// message says what is wrong, and what to do.
	message string
	// forgeMessage says it where "forge lint" alone misses something; "" where message will do.
	forgeMessage string
	// mildest is the gravest severity that it may have; 0 for that of the rule.
	mildest analysis.Severity
	mend    func() []analysis.Fix
}

// add notes a place; who sees it may be another than who sees the use.
func (l *lack) add(at place, seen usage.Seen) {
	at.seen = seen
	l.places = append(l.places, at)
}

// severity is that of the gravest of the places.
func (l *lack) severity() analysis.Severity {
	gravest := analysis.Information
	for _, at := range l.places {
		switch at.seen {
		case usage.ByBoth:
			gravest = min(gravest, l.rule.Severity)
		case usage.ByUs:
			gravest = min(gravest, max(l.rule.Severity, analysis.Warning))
		}
	}
	return max(gravest, l.mildest)
}

// report reports what is missing, with all places that need it, each as the function describes it by its index.
func (l *lack) report(p *analysis.Pass, describe func(i int) string) {
	d := analysis.Diagnostic{Rule: l.rule, Severity: l.severity(), Span: l.at, Message: l.message, Mend: l.mend}
	switch l.gravestSeen() {
	case usage.ByForge:
		if d.Message += " (it may be right as it is, but \"forge lint\" refuses the app)"; l.forgeMessage != "" {
			d.Message = l.forgeMessage
		}
	case usage.ByUs:
		if l.rule.Severity == analysis.Error {
			d.Message += " (\"forge lint\" does not see it)"
		}
	}
	for i, at := range l.places[:min(len(l.places), maxShown)] {
		d.Related = append(d.Related, at.related(describe(i)))
	}
	p.Report(d, analysis.UnlessBroken)
}

// related points at a place: where it has several lines, at the first.
func (at place) related(message string) analysis.Related {
	buf := at.in.buffer()
	n := buf.LineAt(at.Start)
	line := buf.Line(n)
	span := text.Span{Start: at.Start, End: max(min(at.End, line.End), at.Start)}
	source := analysis.SourceLine{Name: at.in.Name, Line: n, At: line.Start, Text: strings.Clone(buf.Slice(line))}
	return analysis.Related{Span: span.Shift(-line.Start), Message: message, Source: source}
}

// gravestSeen says who sees the places: both, where both see one of them, and so on.
func (l *lack) gravestSeen() usage.Seen {
	gravest := usage.ByForge
	for _, at := range l.places {
		gravest = min(gravest, at.seen)
	}
	return gravest
}

// where names the first place, and how many others there are: "src/a.js:1" or "src/a.js:1 and 2 other places".
func (l *lack) where() string {
	first := l.places[0]
	s := fmt.Sprintf("%s:%d", first.in.Name, first.in.buffer().LineAt(first.Start)+1)
	if n := len(l.places) - 1; n > 0 {
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
