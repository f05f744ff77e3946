package marker_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
)

// completionItem is an item as an editor sees it.
type completionItem struct {
	label, filter, sort string
	edit                text.Edit // of the whole word
	also                []text.Edit
	snippet             bool
}

// shown is what a hover shows.
type shown struct {
	span text.Span
	text string
}

// verifyCursor holds a mark about a cursor against a session; known is false for others.
func verifyCursor(t *testing.T, f *marker.File, s session, m marker.Mark) (known bool) {
	t.Helper()
	switch m.Verb {
	case "complete":
		labels := labelsOf(offered(t, f, s, m))
		for i := range m.Args {
			label, unwanted := strings.CutPrefix(m.Arg(i), "!")
			if slices.Contains(labels, label) == unwanted {
				t.Errorf("%s: want %q; there are %s", m.Pos(), m.Arg(i), quoted(labels))
			}
		}
	case "completeonly":
		var want []string
		for i := range m.Args {
			want = append(want, m.Arg(i))
		}
		if got := labelsOf(offered(t, f, s, m)); !slices.Equal(want, got) {
			t.Errorf("%s: there are\n%s", m.Pos(), quoted(got))
		}
	case "accept", "acceptsnippet":
		verifyAccept(t, f, s, m)
	case "hover":
		verifyHover(t, f, s, m)
	case "nohover":
		if got, ok := s.hover(m.Span.Start); ok {
			t.Errorf("%s: there is a hover about %s:\n%s", m.Pos(), place(f, got.span), got.text)
		}
	default:
		return false
	}
	return true
}

func verifyAccept(t *testing.T, f *marker.File, s session, m marker.Mark) {
	t.Helper()
	items := offered(t, f, s, m)
	chosen := slices.DeleteFunc(slices.Clone(items), func(i completionItem) bool { return i.label != m.Arg(0) })
	if len(chosen) != 1 {
		t.Errorf("%s: want one item with this label, have %d of\n%s", m.Pos(), len(chosen), quoted(labelsOf(items)))
		return
	}
	edits := append([]text.Edit{chosen[0].edit}, chosen[0].also...)
	golden(t, f, m, m.Arg(1), f.Manifest().Text, applyEdits(t, f.Manifest().Text, edits))
}

// offered are the items that an editor shows: in their order, those that go on as the word
// before the cursor begins.
func offered(t *testing.T, f *marker.File, s session, m marker.Mark) []completionItem {
	t.Helper()
	buf, at := f.Manifest().Buffer(), m.Span.Start
	line := buf.Line(buf.LineAt(at))
	var out []completionItem
	seen := map[string]bool{}
	for _, item := range s.complete(at, m.Verb == "acceptsnippet") {
		if seen[item.label] {
			t.Errorf("%s: the item %q is there twice", m.Pos(), item.label)
		}
		seen[item.label] = true
		span := item.edit.Span
		if !span.Contains(at) || span.Start < line.Start || span.End > line.End {
			t.Errorf("%s: the item %q writes over %s, not at the cursor", m.Pos(), item.label, place(f, span))
			continue
		}
		typed := buf.Slice(text.Span{Start: span.Start, End: at})
		if strings.HasPrefix(strings.ToLower(item.filter), strings.ToLower(typed)) {
			out = append(out, item)
		}
	}
	slices.SortStableFunc(out, func(a, b completionItem) int { return strings.Compare(a.sort, b.sort) })
	return out
}

func labelsOf(items []completionItem) []string {
	labels := make([]string, len(items))
	for i := range items {
		labels[i] = items[i].label
	}
	return labels
}

// quoted lists labels as a mark has them.
func quoted(labels []string) string {
	args := make([]string, len(labels))
	for i, l := range labels {
		args[i] = fmt.Sprintf("%q", l)
	}
	return strings.Join(args, ", ")
}

func verifyHover(t *testing.T, f *marker.File, s session, m marker.Mark) {
	t.Helper()
	got, ok := s.hover(m.Span.Start)
	switch {
	case !ok:
		t.Errorf("%s: there is no hover", m.Pos())
		return
	case got.span != m.Span:
		t.Errorf("%s: the hover is about %s, want %s", m.Pos(), place(f, got.span), place(f, m.Span))
	}
	for i := range m.Args {
		if want, unwanted := strings.CutPrefix(m.Arg(i), "!"); strings.Contains(bare(got.text), bare(want)) == unwanted {
			t.Errorf("%s: want %q; the hover is\n%s", m.Pos(), m.Arg(i), got.text)
		}
	}
}

var (
	markdownLink  = regexp.MustCompile(`\[([^]]*)\]\(([^)]*)\)`)
	markdownMarks = strings.NewReplacer("`", "", "*", "", `\`, "", "#", "", "---", "")
)

// bare is a text without Markdown: some editors get it so.
func bare(s string) string {
	s = markdownMarks.Replace(markdownLink.ReplaceAllString(s, "$1 ($2)"))
	return strings.Join(strings.Fields(s), " ")
}
