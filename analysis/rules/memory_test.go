package rules_test

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
)

// TestOldTextsAreNotKept edits every entry of made-up apps with long manifests, one after the
// other, and looks at what is in memory then: results that are kept with an entry must not
// keep the text of the version that they were found in.
func TestOldTextsAreNotKept(t *testing.T) {
	const length = 1 << 20
	filler := strings.Repeat("# "+strings.Repeat("x", 1<<14)+"\n", length>>14)
	left := 60
	for app := range mutate.Apps(schema.Embedded(), 11) {
		if left--; left == 0 {
			break
		}
		f := manifest.New(text.New(app.Text + "\n" + filler))
		checkAll(context.Background(), f)
		before, edits := inMemory(), 0
		for i := range f.Lists() {
			for k := 0; i < len(f.Lists()) && k < len(f.Lists()[i].Entries); k++ {
				key, ok := f.Lists()[i].Entries[k].Key()
				if !ok {
					continue
				}
				next, err := f.Edit(text.Edit{Span: text.At(key.Span.End), New: "x"})
				if err != nil {
					t.Fatal(err)
				}
				f = next
				checkAll(context.Background(), f)
				edits++
			}
		}
		if kept := (inMemory() - before) / length; edits > 4 && kept > 2 {
			t.Errorf("after %d edits %d old texts are in memory:\n%s", edits, kept, app.Text)
		}
		runtime.KeepAlive(f)
	}
}

// inMemory is the number of bytes that are in use.
func inMemory() int64 {
	runtime.GC()
	runtime.GC() // what pools hold goes with the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
