package navigation

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
)

// ofNames are what is asked about the name at a byte offset.
var ofNames = map[string]func(f *manifest.File, offset int){
	"places":          func(f *manifest.File, offset int) { PlacesAt(f, offset, nil) },
	"implementations": func(f *manifest.File, offset int) { ImplementationsAt(f, offset, nil) },
	"linked names":    func(f *manifest.File, offset int) { LinkedNames(f, offset) },
	"rename":          func(f *manifest.File, offset int) { RenameAt(f, offset, "fresh", nil) },
	"calls": func(f *manifest.File, offset int) {
		if c, ok := CallableAt(f, offset, nil); ok {
			Incoming(f, c, nil)
			Outgoing(f, c, nil)
		}
	},
}

// ofFiles are what is asked about a whole file.
var ofFiles = map[string]func(f *manifest.File, _ int){
	"symbols": func(f *manifest.File, _ int) { Symbols(f) },
	"lenses":  func(f *manifest.File, _ int) { UseLenses(f) },
	"links":   func(f *manifest.File, _ int) { Links(f, nil) },
	"hints":   func(f *manifest.File, _ int) { Hints(f, text.Span{End: f.Buffer().Len()}, allHints) },
	"tokens":  func(f *manifest.File, _ int) { Tokens(f, text.Span{End: f.Buffer().Len()}) },
}

// namesIn are the offsets of the keys of the first and the last entry of each list, and of what these
// name; of so many lists at most.
func namesIn(f *manifest.File) (offsets []int) {
	const most = 4
	lists := f.Lists()
	for _, l := range lists[:min(len(lists), most)] {
		if len(l.Entries) == 0 {
			continue
		}
		for _, e := range []*manifest.Entry{l.Entries[0], l.Entries[len(l.Entries)-1]} {
			if d, ok := e.Key(); ok {
				offsets = append(offsets, d.Span.Start)
			}
			for r := range e.References() {
				offsets = append(offsets, r.Span.Start)
				break
			}
		}
	}
	return offsets
}

// effort counts the objects and the bytes that a deed takes from the heap, which do not depend on the
// machine. What the file keeps of answers that it gave before is not counted.
func effort(deed func(*manifest.File, int), f *manifest.File, offset int) (objects, bytes uint64) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	deed(f, offset)
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}

// TestGrowth checks that the work for hostile texts grows with their length: what is linear grows
// four times where the text does, what is quadratic sixteen times.
func TestGrowth(t *testing.T) {
	const size = 16 << 10
	for _, h := range mutate.Hostiles() {
		small, large := manifest.New(text.New(h.Text(size))), manifest.New(text.New(h.Text(4*size)))
		places, others := namesIn(small), namesIn(large)
		for name, deed := range ofFiles {
			checkGrowth(t, h.Name+": "+name, deed, ask{small, 0}, ask{large, 0})
		}
		for name, deed := range ofNames {
			for i := range min(len(places), len(others)) {
				checkGrowth(t, h.Name+": "+name, deed, ask{small, places[i]}, ask{large, others[i]})
			}
		}
	}
}

// TestFollowGrowth: the work for another manifest that follows a renaming grows with its length, whether its names are others than the
// one that changes, are called the same in other files, or are that one.
func TestFollowGrowth(t *testing.T) {
	const head = "app: {id: x}\ntranslations: {resources: [{path: %s.json}]}\nmodules:\n  macro:\n    - title: {i18n: a.b}\n  function:\n    - handler: en.run\n"
	around := files.NewStore(memory.Files{
		"/app/src/en.js": "export const run = 1;\n", "/app/en.json": `{"a": {"b": "B"}}`,
		"/app/src/de.js": "export const run = 2;\n", "/app/de.json": `{"a": {"b": "B"}}`,
	}).In("/app")
	source := fmt.Sprintf(head, "en")
	for _, tt := range []struct{ name, at, fresh, locale, item string }{
		{"other texts", "a.b", "a.c", "en", "    - title: {i18n: a.x}\n"},
		{"texts of other files", "a.b", "a.c", "de", "    - title: {i18n: a.b}\n"},
		{"texts", "a.b", "a.c", "en", "    - title: {i18n: a.b}\n"},
		{"other handlers", "run", "start", "en", "    - handler: en.stop\n"},
		{"handlers of other files", "run", "start", "en", "    - handler: de.run\n"},
		{"handlers", "run", "start", "en", "    - handler: en.run\n"},
	} {
		r, refusal, ok := RenameAt(manifest.New(text.New(source)), strings.Index(source, tt.at), tt.fresh, around)
		if !ok || refusal != "" {
			t.Fatalf("%s: refused: %q", tt.name, refusal)
		}
		list := "  macro:\n"
		if tt.at == "run" {
			list = "  function:\n"
		}
		beside := func(times int) ask {
			other := strings.Replace(fmt.Sprintf(head, tt.locale), list, list+strings.Repeat(tt.item, times), 1)
			return ask{manifest.New(text.New(other)), 0}
		}
		checkGrowth(t, tt.name, func(f *manifest.File, _ int) { r.Follow(f, "/app/manifest.dev.yml", around) }, beside(200), beside(800))
	}
}

// ask is where a deed is done.
type ask struct {
	file   *manifest.File
	offset int
}

// checkGrowth tells of a deed that takes more for the larger of two files than the text grows.
func checkGrowth(t *testing.T, name string, deed func(*manifest.File, int), small, large ask) {
	t.Helper()
	const slack, floor = 9, 256 << 10
	objects, bytes := effort(deed, small.file, small.offset)
	moreObjects, moreBytes := effort(deed, large.file, large.offset)
	if moreBytes > slack*bytes+floor || moreObjects > slack*objects+floor/64 {
		t.Errorf("%s at %d and %d: from %d to %d bytes of text, %d to %d bytes in %d to %d objects", name, small.offset, large.offset,
			small.file.Buffer().Len(), large.file.Buffer().Len(), bytes, moreBytes, objects, moreObjects)
	}
}
