package marker_test

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// verifySpans holds a mark about places in the text against a session; known is false for
// others.
func verifySpans(t *testing.T, f *marker.File, s session, m marker.Mark) (known bool) {
	t.Helper()
	if !slices.Contains([]string{"fold", "select", "linked", "link", "lens", "hint", "token", "wsymbol"}, m.Verb) {
		return false
	}
	about := m.Span
	if m.Verb != "select" && m.Verb != "linked" {
		about = text.Span{End: f.Manifest().Buffer().Len()}
	}
	var got []shown
	if m.Verb != "wsymbol" {
		got = s.places(m.Verb, about)
	}
	switch m.Verb {
	case "fold":
		golden(t, f, m, m.Arg(0), "", listPlaces(f, got))
	case "select":
		verifySelections(t, f, m, got)
	case "link", "lens", "hint":
		verifyAll(t, f, m, got)
	case "token":
		want := shown{m.Span, strings.TrimSpace(m.Arg(0) + " " + m.Arg(1))}
		if !slices.Contains(got, want) {
			t.Errorf("%s: there is no token %s %q; there are\n%s", m.Pos(), place(f, want.span), want.text, listPlaces(f, got))
		}
	case "wsymbol":
		verifyNames(t, f, m, s.names(m.Arg(0)))
	case "linked":
		want := linkedMarks(f, m)
		if spans := spansOf(got); !slices.Equal(spans, want) {
			t.Errorf("%s: the linked places are\n%s", m.Pos(), listPlaces(f, got))
		}
	}
	return true
}

// verifyEdits holds a mark about edits of the manifest against a session; known is false for
// others.
func verifyEdits(t *testing.T, f *marker.File, s session, m marker.Mark) (known bool) {
	t.Helper()
	whole := f.Manifest().Text
	switch m.Verb {
	case "format", "formatrange":
		if edits := s.edits(m.Verb, m.Span); m.Arg(0) == "" {
			if len(edits) > 0 {
				t.Errorf("%s: there are edits: %+v", m.Pos(), edits)
			}
			return true
		}
		golden(t, f, m, m.Arg(0), whole, applyEdits(t, whole, s.edits(m.Verb, m.Span)))
	case "enter":
		after := text.New(applyEdits(t, whole, s.edits(m.Verb, m.Span)))
		if got := after.Slice(after.Line(f.Manifest().Buffer().LineAt(m.Span.Start))); got != m.Arg(0) {
			t.Errorf("%s: the line is %q", m.Pos(), got)
		}
	default:
		return false
	}
	return true
}

// listPlaces lists places with what is said of them, one a line.
func listPlaces(f *marker.File, all []shown) string {
	var b strings.Builder
	for _, x := range all {
		fmt.Fprintln(&b, strings.TrimSpace(place(f, x.span)+" "+x.text))
	}
	return b.String()
}

func spansOf(all []shown) (spans []text.Span) {
	for _, x := range all {
		spans = append(spans, x.span)
	}
	return spans
}

var lineEnds = regexp.MustCompile(`[ \t]*(\r\n|\r|\n)[ \t]*`)

func verifySelections(t *testing.T, f *marker.File, m marker.Mark, got []shown) {
	t.Helper()
	var want, have []string
	for i := range m.Args {
		want = append(want, m.Arg(i))
	}
	for _, x := range got {
		have = append(have, lineEnds.ReplaceAllString(f.Manifest().Buffer().Slice(x.span), "⏎"))
	}
	if diff := gocmp.Diff(want, have[:min(len(have), len(want))]); diff != "" {
		t.Errorf("%s: want (-) and have (+):\n%s", m.Pos(), diff)
	}
}

// linkedMarks are the spans of all marks of the same text as this one, unless it says that
// there are none.
func linkedMarks(f *marker.File, m marker.Mark) (spans []text.Span) {
	if m.Arg(0) != "" {
		return nil
	}
	buf := f.Manifest().Buffer()
	for _, x := range f.Manifest().Marks {
		if x.Verb == "linked" && x.Arg(0) != "none" && buf.Slice(x.Span) == buf.Slice(m.Span) {
			spans = append(spans, x.Span)
		}
	}
	return spans
}

// verifyAll demands that the marks with the verb of this one are what a feature says of the
// whole manifest.
func verifyAll(t *testing.T, f *marker.File, m marker.Mark, got []shown) {
	t.Helper()
	var want []shown
	for _, x := range f.Manifest().Marks {
		if x.Verb == m.Verb {
			want = append(want, shown{x.Span, x.Arg(0)})
		}
	}
	byPlace := func(a, b shown) int { return cmp.Or(a.span.Start-b.span.Start, strings.Compare(a.text, b.text)) }
	slices.SortFunc(want, byPlace)
	slices.SortFunc(got, byPlace)
	if diff := gocmp.Diff(listPlaces(f, want), listPlaces(f, got)); diff != "" {
		t.Errorf("%s: marks (-) and answer (+) differ:\n%s", m.Pos(), diff)
	}
}

// verifyNames holds the entries that fit a query against a mark.
func verifyNames(t *testing.T, f *marker.File, m marker.Mark, got []shown) {
	t.Helper()
	var want, have []string
	for i := 1; i < len(m.Args); i++ {
		want = append(want, m.Arg(i))
	}
	for _, x := range got[:min(len(got), max(len(want), 1))] {
		have = append(have, x.text)
	}
	if !slices.Equal(want, have) || len(got) > 0 && got[0].span != m.Span {
		t.Errorf("%s: there are\n%s", m.Pos(), listPlaces(f, got))
	}
}
