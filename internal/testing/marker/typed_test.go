package marker_test

import (
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/format"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/marker"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/navigation"
)

// openTyped types the manifest from nothing, then each marked line anew in its
// place, one character at a time. After each the incremental file must equal a
// fresh one.
func openTyped(t *testing.T, f *marker.File) session {
	whole, typist := f.Manifest().Buffer(), typist{t, checkerOf(f), false}
	file := typist.write(manifest.New(text.New("")), 0, whole.String())
	typist.cursor = isAboutCursor(f)
	seen := map[int]bool{}
	for _, m := range f.Manifest().Marks {
		n := whole.LineAt(m.Span.Start)
		if seen[n] {
			continue
		}
		seen[n] = true
		line := whole.Line(n)
		file = typist.edit(file, text.Edit{Span: line})
		file = typist.write(file, line.Start, whole.Slice(line))
	}
	return direct{t, file, typist.checker}
}

// isAboutCursor reports whether a file has marks about what stands at a cursor.
func isAboutCursor(f *marker.File) bool {
	return slices.ContainsFunc(f.Marks(), func(m marker.Mark) bool {
		return slices.Contains([]string{"complete", "completeonly", "accept", "acceptsnippet", "hover", "nohover", "def", "refs", "rename", "calls"}, m.Verb)
	})
}

func hovered(d direct, offset int) shown {
	s, _ := d.hover(offset)
	return s
}

// typist types, and looks at what comes of it.
type typist struct {
	t       *testing.T
	checker analysis.Checker
	cursor  bool // looks at what comes of the cursor, too
}

func (y typist) write(file *manifest.File, at int, s string) *manifest.File {
	y.t.Helper()
	for s != "" {
		_, size := utf8.DecodeRuneInString(s)
		file = y.edit(file, text.Edit{Span: text.At(at), New: s[:size]})
		at, s = at+size, s[size:]
	}
	return file
}

// mended takes the fixes out of diagnostics, because functions cannot be compared, and
// works them out if that is wanted.
func mended(diags []analysis.Diagnostic, whole bool) ([]analysis.Diagnostic, [][]analysis.Fix) {
	var fixes [][]analysis.Fix
	for i, d := range diags {
		if whole {
			fixes = append(fixes, d.Fixes())
		}
		diags[i] = analysis.Diagnostic{Rule: d.Rule, Severity: d.Severity, Span: d.Span, Message: d.Message, Tags: d.Tags, Related: d.Related}
	}
	return diags, fixes
}

// edit makes an edit and holds everything that comes of it against a fresh parse.
func (y typist) edit(file *manifest.File, e text.Edit) *manifest.File {
	t := y.t
	t.Helper()
	edited, err := file.Edit(e)
	if err != nil {
		t.Fatal(err)
	}
	fresh := manifest.New(text.New(edited.Buffer().String()))
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("panic: %v\n%s\nin the text\n%s", r, debug.Stack(), fresh.Buffer().String())
		}
	}()
	compare := func(what string, want, got any) {
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("after the edit %+v of\n%s\nthe %s of a fresh parse (-) and of the edited one (+) differ:\n%s",
				e, file.Buffer().String(), what, cmp.Diff(want, got, cmp.AllowUnexported(completionItem{}, shown{}, definitions{}, located{})))
		}
	}
	compare("tree", fresh.Tree().Dump(), edited.Tree().Dump())
	compare("detection", fresh.IsForge(), edited.IsForge())
	whole := strings.HasSuffix(e.New, "\n") // fixes are slow to work out, and many are guesses that are tried
	freshDiagnostics, freshFixes := mended(y.checker.Check(t.Context(), fresh), whole)
	diagnostics, fixes := mended(y.checker.Check(t.Context(), edited), whole)
	compare("diagnostics", freshDiagnostics, diagnostics)
	compare("fixes", freshFixes, fixes)
	if whole {
		compare("outline", navigation.Symbols(fresh), navigation.Symbols(edited))
		compare("layout", format.Edits(fresh), format.Edits(edited))
		compare("folds", navigation.Folds(fresh), navigation.Folds(edited))
	}
	if y.cursor {
		at, one, other := e.Span.Start+len(e.New), direct{t, fresh, y.checker}, direct{t, edited, y.checker}
		compare("completion", one.complete(at, true), other.complete(at, true))
		compare("hover", hovered(one, at), hovered(other, at))
		compare("definitions", one.definitions(at), other.definitions(at))
		compare("references", one.references(at), other.references(at))
	}
	return edited
}
