package navigation

import (
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/oracle"
	"forge-manifest-ls/internal/text"
)

// checkFolds tells how the folds of a file break their promises.
func checkFolds(t *testing.T, f *manifest.File) {
	t.Helper()
	buf, last := f.Buffer(), -1
	for _, fold := range Folds(f) {
		first := buf.LineAt(fold.Span.Start)
		if first <= last || fold.Span.End > buf.Len() || fold.LastLine(buf) <= first {
			t.Fatalf("the fold %+v, lines %d to %d, in\n%s", fold, first, fold.LastLine(buf), buf.String())
		}
		last = first
	}
}

// checkSelections tells how the selections at an offset break their promises.
func checkSelections(t *testing.T, f *manifest.File, offset int) {
	t.Helper()
	spans := Selections(f, offset)
	for i, s := range spans {
		if !s.Contains(offset) || i > 0 && (!text.Within(s, spans[i-1]) || s == spans[i-1]) {
			t.Fatalf("at %d: %v in\n%s", offset, spans, f.Buffer().String())
		}
	}
	if n := len(spans); n == 0 || spans[n-1] != (text.Span{End: f.Buffer().Len()}) {
		t.Fatalf("at %d the last is not the file: %v", offset, spans)
	}
}

// checkLinked tells how linked names break their promises.
func checkLinked(t *testing.T, f *manifest.File, offset int) {
	t.Helper()
	spans := LinkedNames(f, offset)
	for i, s := range spans {
		if f.Buffer().Slice(s) != f.Buffer().Slice(spans[0]) || i > 0 && s.Start < spans[i-1].End {
			t.Fatalf("at %d: %v in\n%s", offset, spans, f.Buffer().String())
		}
	}
}

func TestStructureOfPrefixes(t *testing.T) {
	for _, src := range oracle.Folder(t, "corpus/manifests") {
		for end := 0; end < len(src); end += 1 + len(src)/15 {
			f := manifest.New(text.New(src[:end]))
			checkFolds(t, f)
			for offset := 0; offset <= end; offset += 1 + end/20 {
				checkSelections(t, f, offset)
				checkLinked(t, f, offset)
			}
		}
	}
}

func TestShallowFolds(t *testing.T) {
	f := manifest.New(text.New("a:\n  b:\n    c: 1\n  d:\n    e: 1\nf:\n  g: 1\n"))
	for limit, want := range map[int]int{1: 1, 2: 2, 3: 2, 4: 4, 9: 4} {
		if got := ShallowFolds(Folds(f), limit); len(got) != want {
			t.Errorf("limit %d: %d folds, want %d", limit, len(got), want)
		}
	}
}

func FuzzStructure(f *testing.F) {
	for _, src := range []string{
		"# a\n# b\nmodules:\n  x: [\n a,\n b]\n", "#region\n#endregion\n", "a: 'b\n c'\n", "a: {\n b: [\n }", "? a\n: b\n", "a:\r\n  - b\r\r", "\xff:\n \xff\n",
	} {
		f.Add(src, 3)
	}
	f.Fuzz(func(t *testing.T, src string, offset int) {
		file := manifest.New(text.New(src))
		checkFolds(t, file)
		offset = min(max(offset, 0), len(src))
		checkSelections(t, file, offset)
		checkLinked(t, file, offset)
	})
}
