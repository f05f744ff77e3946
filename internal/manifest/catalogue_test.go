package manifest

import (
	"testing"
	"testing/fstest"

	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/schema/forgepackage"
	"forge-manifest-ls/internal/text"
)

// otherCatalogue is one that is not the embedded one.
func otherCatalogue(t *testing.T) *schema.Catalogue {
	t.Helper()
	c, err := forgepackage.Convert(fstest.MapFS{
		"package.json": {Data: []byte(`{"name":"@forge/manifest","version":"99.0.0"}`)},
		"out/schema/manifest-schema.json": {Data: []byte(
			`{"type":"object","properties":{"modules":{"type":"object","properties":{"function":{"type":"array"}}}}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestWithCatalogue: results are those of the file's catalogue, however often it is
// exchanged and the text edited.
func TestWithCatalogue(t *testing.T) {
	other, calls := otherCatalogue(t), 0
	versions := NewPerEntry(func(e *Entry) string {
		calls++
		return e.File.Catalogue().Version()
	})
	f := New(text.New("modules:\n  function:\n    - key: a\n    - key: b\n"))
	expect := func(want string, wantCalls int) {
		t.Helper()
		calls = 0
		for _, l := range f.Lists() {
			for _, e := range l.Entries {
				if got := versions.Of(e); got != want {
					t.Errorf("entry %d: %s, want %s", e.Index, got, want)
				}
			}
		}
		if calls != wantCalls {
			t.Errorf("%d results were worked out, want %d", calls, wantCalls)
		}
	}
	edit := func() {
		t.Helper()
		next, err := f.Edit(text.Edit{Span: text.Span{Start: 32, End: 33}, New: "x"})
		if err != nil {
			t.Fatal(err)
		}
		f = next
	}
	embedded := schema.Embedded().Version()
	expect(embedded, 2)
	before := f
	f = f.WithCatalogue(other)
	expect(other.Version(), 2)
	if f.Tree() != before.Tree() || f.Buffer() != before.Buffer() {
		t.Error("the text was parsed again")
	}
	if f.WithCatalogue(other) != f {
		t.Error("the same catalogue makes another file")
	}
	edit()
	expect(other.Version(), 1)
	f = before
	expect(embedded, 0)
	f = f.WithCatalogue(other)
	edit() // before anything was asked
	f = f.WithCatalogue(schema.Embedded())
	expect(embedded, 2)
}
