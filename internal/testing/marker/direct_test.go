package marker_test

import (
	"slices"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/completion"
	"forge-manifest-ls/hover"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// direct asks the packages themselves.
type direct struct {
	t       *testing.T
	file    *manifest.File
	checker analysis.Checker
}

func openDirect(t *testing.T, f *marker.File) session {
	return direct{t, manifest.New(f.Manifest().Buffer()), checkerOf(f)}
}

// checkerOf checks as in an editor, with the files of a marker file.
func checkerOf(f *marker.File) analysis.Checker {
	c := analysis.Checker{Groups: rules.All(), Editor: true}
	if hasFiles(f) {
		c.Files = files.NewStore(sectionsOf(f, "/app")).In("/app")
	}
	return c
}

// hasFiles reports whether there are files beside the manifest.
func hasFiles(f *marker.File) bool { return len(f.Sections) > 1 }

// sectionsOf are the files of a marker file, below a directory.
func sectionsOf(f *marker.File, dir string) memory.Files {
	all := memory.Files{}
	for _, s := range f.Sections {
		all[dir+"/"+s.Name] = s.Text
	}
	return all
}

func (d direct) atWork() bool { return true }

func (d direct) answers(marker.Mark) bool { return true }

func (d direct) check() []analysis.Diagnostic {
	if !d.file.IsForge() {
		return nil // as in an editor, and for files found in directories
	}
	return d.checker.Check(d.t.Context(), d.file)
}

func (d direct) diagnostics() []diagnostic {
	var all []diagnostic
	for _, x := range d.check() {
		y := diagnostic{span: x.Span, rule: x.Rule.ID, severity: x.Severity.String(), message: x.Message, tags: tagNames(x.Tags)}
		for _, r := range x.Related {
			y.related = append(y.related, related{r.Source.Name, d.relatedSpan(r), r.Message})
		}
		all = append(all, y)
	}
	return all
}

func (d direct) mirrored(section string) (all []diagnostic) {
	for _, x := range d.check() {
		for _, r := range x.Related {
			if r.Source.Name == section && r.Wrong != "" {
				all = append(all, diagnostic{span: d.relatedSpan(r), rule: x.Rule.ID, severity: x.Severity.String(), message: r.Wrong})
			}
		}
	}
	return all
}

// relatedSpan is the span of a related place in the file that it is in.
func (d direct) relatedSpan(r analysis.Related) text.Span {
	if r.Source.Name == "" {
		return r.Span
	}
	buf := text.New(string(d.checker.Files.Content(r.Source.Name).Content.Bytes()))
	line := buf.Line(r.Source.Line)
	if buf.Slice(line) != r.Source.Text {
		d.t.Errorf("line %d of %s is %q, not %q", r.Source.Line+1, r.Source.Name, buf.Slice(line), r.Source.Text)
	}
	return r.Span.Shift(line.Start)
}

func tagNames[T ~uint8](tags []T) string {
	var names []string
	for _, tag := range tags {
		names = append(names, [...]string{"", "unnecessary", "deprecated"}[tag])
	}
	return strings.Join(names, "+")
}

func (d direct) recheck(s string) []diagnostic {
	return direct{d.t, manifest.New(text.New(s)), d.checker}.diagnostics()
}

func (d direct) fixes(span text.Span) []fix {
	var all []fix
	for _, x := range d.check() {
		for _, y := range x.Fixes() {
			if x.Span == span {
				all = append(all, fix{y.Title, applyEdits(d.t, d.file.Buffer().String(), y.Edits)})
			}
		}
	}
	return all
}

// applyEdits makes edits that all count in the same text.
func applyEdits(t *testing.T, s string, edits []text.Edit) string {
	t.Helper()
	// The last first, so that the others keep their offsets; of insertions at the
	// same place, the order given is the order in the result.
	sorted := slices.Clone(edits)
	slices.Reverse(sorted)
	slices.SortStableFunc(sorted, func(a, b text.Edit) int { return b.Span.Start - a.Span.Start })
	for i, e := range sorted {
		if i > 0 && e.Span.End > sorted[i-1].Span.Start || e.Span.Start > e.Span.End || e.Span.End > len(s) {
			t.Fatalf("edits overlap or lie outside the text: %v", edits)
		}
		s = s[:e.Span.Start] + e.New + s[e.Span.End:]
	}
	return s
}

func (d direct) complete(offset int, snippets bool) []completionItem {
	var all []completionItem
	at := d.file.ContextAt(offset)
	for _, i := range completion.At(d.file, &at, completion.Options{Files: d.checker.Files, Snippets: snippets}).Items {
		all = append(all, completionItem{i.Label, i.Filter, i.Sort, i.Edit, i.Also, i.Snippet})
	}
	return all
}

func (d direct) hover(offset int) (shown, bool) {
	h, ok := hover.At(d.file, offset, hover.Options{Files: d.checker.Files})
	return shown{h.Span, h.Text}, ok
}

func (d direct) outline() []symbol {
	if !d.file.IsForge() {
		return nil
	}
	return symbols(navigation.Symbols(d.file))
}

func symbols(from []navigation.Symbol) (all []symbol) {
	for _, s := range from {
		all = append(all, symbol{s.Name, s.Detail, s.Span, s.Selection, symbols(s.Children)})
	}
	return all
}
