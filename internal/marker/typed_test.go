package marker_test

import (
	"reflect"
	"runtime/debug"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/marker"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/navigation"
	"forge-manifest-ls/text"
)

// openTyped types the manifest from nothing, then each marked line anew in its
// place, one character at a time. After each the incremental file must equal a
// fresh one.
func openTyped(t *testing.T, f *marker.File) session {
	whole := f.Manifest().Buffer()
	file := typeText(t, manifest.New(text.New("")), 0, whole.String())
	seen := map[int]bool{}
	for _, m := range f.Manifest().Marks {
		n := whole.LineAt(m.Span.Start)
		if seen[n] {
			continue
		}
		seen[n] = true
		line := whole.Line(n)
		file = edit(t, file, text.Edit{Span: line})
		file = typeText(t, file, line.Start, whole.Slice(line))
	}
	return direct{t, file}
}

func typeText(t *testing.T, file *manifest.File, at int, s string) *manifest.File {
	t.Helper()
	for s != "" {
		_, size := utf8.DecodeRuneInString(s)
		file = edit(t, file, text.Edit{Span: text.At(at), New: s[:size]})
		at, s = at+size, s[size:]
	}
	return file
}

// mended takes the fixes out of diagnostics: functions cannot be compared.
func mended(diags []analysis.Diagnostic) ([]analysis.Diagnostic, [][]analysis.Fix) {
	var fixes [][]analysis.Fix
	for i := range diags {
		fixes = append(fixes, diags[i].Fixes())
		diags[i].Mend = nil
	}
	return diags, fixes
}

// edit makes an edit and holds everything that comes of it against a fresh parse.
func edit(t *testing.T, file *manifest.File, e text.Edit) *manifest.File {
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
				e, file.Buffer().String(), what, cmp.Diff(want, got))
		}
	}
	compare("tree", fresh.Tree().Dump(), edited.Tree().Dump())
	compare("detection", fresh.IsForge(), edited.IsForge())
	freshDiagnostics, freshFixes := mended(analysis.Check(t.Context(), fresh))
	diagnostics, fixes := mended(analysis.Check(t.Context(), edited))
	compare("diagnostics", freshDiagnostics, diagnostics)
	compare("fixes", freshFixes, fixes)
	compare("outline", navigation.Symbols(fresh), navigation.Symbols(edited))
	return edited
}
