package marker_test

import (
	"fmt"
	"slices"
	"testing"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// located is a span of a section.
type located struct {
	section string
	span    text.Span
}

// definitions are the places that a way of running finds for a name.
type definitions struct {
	origin text.Span
	places []located
	linked bool // origin is told
}

// highlight is a place that is highlighted.
type highlight struct {
	span    text.Span
	written bool
}

// renamed is what becomes of files, by the names of their sections, or why nothing does.
type renamed struct {
	origin text.Span
	files  map[string]string
	why    string
}

// navigator answers for marks about the name at a cursor.
type navigator interface {
	definitions(offset int) definitions
	implementations(offset int) definitions
	references(offset int) []located
	highlights(offset int) []highlight
	rename(offset int, fresh string) renamed
	calls(offset int) []string
}

// verifyNavigation holds a mark about the name at a cursor against a session; known is false for
// others.
func verifyNavigation(t *testing.T, f *marker.File, s session, m marker.Mark) (known bool) {
	t.Helper()
	at := m.Span.Start
	switch m.Verb {
	case "place":
	case "def":
		verifyPlaces(t, f, m, s.definitions(at))
	case "impl":
		verifyPlaces(t, f, m, s.implementations(at))
	case "refs":
		verifyPlaces(t, f, m, definitions{places: s.references(at)})
	case "highlight":
		var got []string
		for _, h := range s.highlights(at) {
			name := placeName(f, located{marker.Manifest, h.span})
			got = append(got, name+map[bool]string{true: ":write"}[h.written])
		}
		compareNames(t, m, got)
	case "rename":
		verifyRename(t, f, s, m)
	case "norename":
		if got := s.rename(at, m.Arg(0)); got.why != m.Arg(1) {
			t.Errorf("%s: the reason is %q", m.Pos(), got.why)
		}
	case "calls":
		compareNames(t, m, s.calls(at))
	default:
		return false
	}
	return true
}

// verifyPlaces holds the places of a name against a mark.
func verifyPlaces(t *testing.T, f *marker.File, m marker.Mark, got definitions) {
	t.Helper()
	if got.linked && len(got.places) > 0 && got.origin != m.Span {
		t.Errorf("%s: the name is %s, want %s", m.Pos(), place(f, got.origin), place(f, m.Span))
	}
	var names []string
	for _, l := range got.places {
		names = append(names, placeName(f, l))
	}
	compareNames(t, m, names)
}

// compareNames demands that names are the arguments of a mark, in any order.
func compareNames(t *testing.T, m marker.Mark, got []string) {
	t.Helper()
	var want []string
	for i := range m.Args {
		want = append(want, m.Arg(i))
	}
	if m.Verb != "calls" {
		slices.Sort(want)
		slices.Sort(got)
	}
	if !slices.Equal(want, got) {
		t.Errorf("%s: want %q, have %q", m.Pos(), want, got)
	}
}

// placeName is the name that a mark gives to a place, else where it is.
func placeName(f *marker.File, l located) string {
	for _, m := range f.Marks() {
		if m.Verb == "place" && m.Section == l.section && m.Span == l.span {
			return m.Arg(0)
		}
	}
	section := f.Section(l.section)
	if section == nil {
		return "a place in " + l.section
	}
	start := section.Buffer().PositionAt(l.span.Start, text.UTF32)
	return fmt.Sprintf("%s:%d:%d %q", l.section, start.Line+1, start.Character+1, section.Buffer().Slice(l.span))
}

// verifyRename holds the renamed files against a golden section.
func verifyRename(t *testing.T, f *marker.File, s session, m marker.Mark) {
	t.Helper()
	got := s.rename(m.Span.Start, m.Arg(0))
	switch {
	case got.why != "":
		t.Errorf("%s: not renamed: %s", m.Pos(), got.why)
		return
	case got.origin != m.Span:
		t.Errorf("%s: the name is %s, want %s", m.Pos(), place(f, got.origin), place(f, m.Span))
	}
	golden(t, f, m, m.Arg(1), "", changedFiles(t, f, m, got.files))
}
