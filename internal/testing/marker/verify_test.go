package marker_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// session is a manifest opened in one of the ways. All spans are byte spans of the
// manifest's text.
type session interface {
	diagnostics() []diagnostic
	// mirrored returns what is shown of the manifest's diagnostics in a section of source code. Spans are
	// those of its text.
	mirrored(section string) []diagnostic
	// recheck returns the diagnostics of another text in the place of the manifest's.
	recheck(text string) []diagnostic
	// fixes returns the fixes of the diagnostics with exactly this span.
	fixes(span text.Span) []fix
	outline() []symbol
	complete(offset int, snippets bool) []completionItem
	hover(offset int) (shown, bool)
	// places returns what a feature says about a span: the spans that it speaks of, each with
	// what is said. Features are called by their verbs.
	places(verb string, about text.Span) []shown
	// names returns the entries of the workspace that fit a query, with their keys.
	names(query string) []shown
	// refactorings returns the actions at a span that are no fixes.
	refactorings(span text.Span) []refactoring
	// edits returns the edits that a feature makes about a span.
	edits(verb string, about text.Span) []text.Edit
	navigator
	// atWork says whether someone is at work on the app.
	atWork() bool
	// answers says whether this way can answer for a mark.
	answers(m marker.Mark) bool
}

type diagnostic struct {
	span     text.Span
	rule     string
	severity string
	message  string
	tags     string // separated by "+"
	related  []related
}

type related struct {
	section string // "" for the manifest
	span    text.Span
	message string
}

// sectionOf is the section that a related place is in.
func sectionOf(r related) string {
	if r.section == "" {
		return marker.Manifest
	}
	return r.section
}

type fix struct {
	title string
	text  string // the manifest with the fix made
}

type symbol struct {
	name, detail    string
	span, selection text.Span
	children        []symbol
}

// verify holds every mark of the manifest against a session.
func verify(t *testing.T, f *marker.File, s session) {
	t.Helper()
	if !slices.Contains(f.Unmarked, marker.All) {
		verifyDiagnostics(t, f, s)
	}
	for i := range f.Sections {
		verifyMirrored(t, &f.Sections[i], s)
	}
	for _, m := range f.Marks() {
		if m.Section != marker.Manifest && !slices.Contains([]string{"place", "related", "mirrored"}, m.Verb) {
			t.Errorf("%s: no way of running looks at marks in %s", m.Pos(), m.Section)
			continue
		}
		if !s.answers(m) {
			continue
		}
		switch m.Verb {
		case "diag", "related", "mirrored": // all at once, above and below
		case "fix":
			verifyFix(t, f, s, m)
		case "nofix":
			for _, x := range s.fixes(m.Span) {
				t.Errorf("%s: there is the fix %q", m.Pos(), x.title)
			}
		case "symbol":
			if !slices.ContainsFunc(flatten(s.outline()), func(y symbol) bool { return y.selection == m.Span && y.name == m.Arg(0) }) {
				t.Errorf("%s: no symbol %q here; the outline is\n%s", m.Pos(), m.Arg(0), showOutline(f, s.outline(), ""))
			}
		case "outline":
			golden(t, f, m, m.Arg(0), "", showOutline(f, s.outline(), ""))
		default:
			if !verifyCursor(t, f, s, m) && !verifySpans(t, f, s, m) && !verifyEdits(t, f, s, m) && !verifyRefactor(t, f, s, m) && !verifyNavigation(t, f, s, m) {
				t.Errorf("%s: this way of running knows no mark %q", m.Pos(), m.Verb)
			}
		}
	}
}

// verifyDiagnostics demands that diagnostics and marks are the same set.
func verifyDiagnostics(t *testing.T, f *marker.File, s session) {
	t.Helper()
	var want, got []string
	line := func(span text.Span, verb, rest string) string {
		return fmt.Sprintf("%s: %s %s", place(f, span), verb, rest)
	}
	relatedLine := func(section string, span text.Span, message string) string {
		return fmt.Sprintf("%s %s: related %s", section, placeIn(f.Section(section).Buffer(), span), message)
	}
	for _, m := range f.Marks() {
		switch {
		case m.Verb == "diag":
			d := diagnostic{rule: m.Arg(0), message: m.Arg(1), severity: m.Arg(2), tags: m.Arg(3)}
			if check, editor, ok := strings.Cut(d.severity, "/"); ok {
				d.severity = check
				if s.atWork() {
					d.severity = editor
				}
			}
			if d.severity == "" {
				d.severity = "error"
			}
			want = append(want, line(m.Span, m.Verb, describe(d, s)))
		case m.Verb == "related" && s.answers(m):
			want = append(want, relatedLine(m.Section, m.Span, m.Arg(0)))
		}
	}
	for _, d := range marked(t, f, s) {
		got = append(got, line(d.span, "diag", describe(d, s)))
		for _, r := range d.related {
			got = append(got, relatedLine(sectionOf(r), r.span, r.message))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("%s: marks (-) and diagnostics (+) differ:\n%s", f.Path, diff)
	}
}

// verifyMirrored demands that the marks of a section, if it has some, and what is shown there are the same set.
func verifyMirrored(t *testing.T, section *marker.Section, s session) {
	t.Helper()
	var want, got []string
	for _, m := range section.Marks {
		if m.Verb == "mirrored" && s.answers(m) {
			d := diagnostic{rule: m.Arg(0), message: m.Arg(1), severity: cmp.Or(m.Arg(2), "error")}
			want = append(want, placeIn(section.Buffer(), m.Span)+" "+describe(d, s))
		}
	}
	if want == nil {
		return
	}
	for _, d := range s.mirrored(section.Name) {
		got = append(got, placeIn(section.Buffer(), d.span)+" "+describe(d, s))
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("%s: marks (-) and what is shown (+) differ:\n%s", section.Name, diff)
	}
}

// marked returns the diagnostics that need marks.
func marked(t *testing.T, f *marker.File, s session) []diagnostic {
	t.Helper()
	all := s.diagnostics()
	for _, rule := range f.Unmarked {
		rest := slices.DeleteFunc(slices.Clone(all), func(d diagnostic) bool { return d.rule == rule })
		if len(rest) == len(all) {
			t.Errorf("%s: there is no diagnostic of the unmarked rule %s", f.Path, rule)
		}
		all = rest
	}
	return all
}

func describe(d diagnostic, s session) string {
	if !s.answers(marker.Mark{Call: marker.Call{Verb: "related"}}) {
		d.tags = "" // a way without related information shows no tags either
	}
	message := string([]rune(d.message)) // what JSON makes of bytes that are not UTF-8
	return strings.TrimSpace(fmt.Sprintf("%s %s %q %s", d.severity, d.rule, message, d.tags))
}

// place is a span as people count: from 1, in characters, the end exclusive.
func place(f *marker.File, span text.Span) string {
	return placeIn(f.Manifest().Buffer(), span)
}

// placeIn is a span of a text as people count.
func placeIn(buf *text.Buffer, span text.Span) string {
	a, b := buf.PositionAt(span.Start, text.UTF32), buf.PositionAt(span.End, text.UTF32)
	return fmt.Sprintf("%d:%d-%d:%d", a.Line+1, a.Character+1, b.Line+1, b.Character+1)
}

// verifyFix holds one fix against its golden section, and checks the fixed text.
func verifyFix(t *testing.T, f *marker.File, s session, m marker.Mark) {
	t.Helper()
	fixes := s.fixes(m.Span)
	i := slices.IndexFunc(fixes, func(x fix) bool { return x.title == m.Arg(0) })
	if i < 0 {
		t.Errorf("%s: there is no such fix; there are %q", m.Pos(), titles(fixes))
		return
	}
	golden(t, f, m, m.Arg(1), f.Manifest().Text, fixes[i].text)
	before, after := s.diagnostics(), s.recheck(fixes[i].text)
	mended := slices.ContainsFunc(before, func(d diagnostic) bool {
		return d.span == m.Span && count(after, d) < count(before, d)
	})
	if !mended {
		t.Errorf("%s: the diagnostic is still there when the fix is made", m.Pos())
	}
	if got := uncovered(s, fixes[i]); got != m.Arg(2) {
		t.Errorf("%s: the fix brings to light errors of the rules %q, want %q", m.Pos(), got, m.Arg(2))
	}
}

// uncovered lists the rules of the errors that are there only once a fix is made.
func uncovered(s session, x fix) string {
	var rules []string
	before := s.diagnostics()
	for _, d := range s.recheck(x.text) {
		if d.severity == "error" && count(before, d) == 0 {
			rules = append(rules, d.rule)
		}
	}
	return strings.Join(rules, "+")
}

// count counts the diagnostics of the same rule with the same message.
func count(all []diagnostic, like diagnostic) (n int) {
	for _, d := range all {
		if d.rule == like.rule && d.message == like.message {
			n++
		}
	}
	return n
}

func titles(fixes []fix) (all []string) {
	for _, x := range fixes {
		all = append(all, x.title)
	}
	return all
}

// golden holds a text against a golden section, which may have it whole or as a
// diff from old.
func golden(t *testing.T, f *marker.File, m marker.Mark, section, old, got string) {
	t.Helper()
	want, ok := f.Golden(section)
	whole := old == "" || ok && want != "" && !strings.HasPrefix(want, "@@")
	shown := f.Show(got)
	if !whole {
		shown = f.Diff(old, got)
	}
	switch {
	case *update:
		f.SetGolden(section, shown)
	case !ok:
		t.Errorf("%s: there is no golden section @%s; run with -update to write it", m.Pos(), section)
	case want != shown:
		t.Errorf("%s: the golden section @%s (-) differs from the result (+):\n%s", m.Pos(), section, gocmp.Diff(want, shown))
	}
}

func flatten(symbols []symbol) (all []symbol) {
	for _, s := range symbols {
		all = append(append(all, s), flatten(s.children)...)
	}
	return all
}

func showOutline(f *marker.File, symbols []symbol, indent string) string {
	var b strings.Builder
	for _, s := range symbols {
		fmt.Fprintf(&b, "%s%s", indent, s.name)
		if s.detail != "" {
			fmt.Fprintf(&b, " (%s)", s.detail)
		}
		fmt.Fprintf(&b, " %s, all %s\n", place(f, s.selection), place(f, s.span))
		b.WriteString(showOutline(f, s.children, indent+"  "))
	}
	return b.String()
}
