package rules_test

import (
	"context"
	"io"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/report"
)

// Sizes of hostile texts: the larger is four times the smaller.
const (
	smallText = 8 << 10
	largeText = 4 * smallText
)

// slack is how many times the work for a text may grow when the text grows to four times its
// length. What is linear grows four times, what is quadratic sixteen times; in between is room
// for tables that double, and for a machine with other work.
const slack = 9

// steep are the deeds of which it is known that they grow faster, by the name of the text: the
// fixes of 200 gadgets each look at all others, and the columns of 2,000 diagnostics on one line are
// each counted from its start. Their number is bounded, and so is the text. Only the longer text has
// more comments than are taken account of, and so fixes that are tried out, 200 at most.
var steep = map[string]string{"gadgets": "fixes", "names in a comment": "fixes", "ignore comments of lines": "fixes"}

// deeds are what is done with a text.
var deeds = map[string]func(src string) any{
	"parse": func(src string) any { t := syntax.Parse(text.New(src)); return len(t.Errors()) },
	"check": func(src string) any { return checked(manifest.New(text.New(src))) },
	"fixes": func(src string) any {
		f := manifest.New(text.New(src))
		_ = report.Write(io.Discard, report.Text(report.Options{}), []report.File{{Path: "m", Forge: true, Buffer: f.Buffer(), Diagnostics: checked(f)}})
		return f
	},
	"edit": func(src string) any {
		f := manifest.New(text.New(src))
		checked(f)
		next, _ := f.Edit(text.Edit{Span: text.At(len(src)), New: "x: y\n"})
		return checked(next)
	},
}

func checked(f *manifest.File) []analysis.Diagnostic {
	return analysis.Checker{Groups: rules.All()}.Check(context.Background(), f)
}

// effort is what a deed costs.
type effort struct {
	objects, bytes uint64
	cpu            time.Duration
}

// measure does a deed. Allocations are counted exactly; they do not depend on the machine. The
// time is that of the processor, not of the clock, without the collection of garbage.
func measure(deed func(string) any, src string) effort {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := processorTime()
	runtime.KeepAlive(deed(src))
	cpu := processorTime() - start
	runtime.ReadMemStats(&after)
	return effort{after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc, cpu}
}

// TestGrowth checks that the work for hostile texts grows with their length. Allocations are
// the measure; time, which catches steps that allocate nothing, is compared with itself
// only: the least of three runs, and where it is long enough to mean something. So a slow or
// busy machine changes both sides of the comparison.
func TestGrowth(t *testing.T) {
	for _, h := range mutate.Hostiles() {
		small, large := h.Text(smallText), h.Text(largeText)
		times := float64(len(large)) / float64(len(small)) / 4 * slack
		for name, deed := range deeds {
			a, b := measure(deed, small), measure(deed, large)
			if steep[h.Name] == name {
				continue
			}
			const floor = 1 << 20 // what any text may cost
			if float64(b.bytes) > times*float64(a.bytes)+floor || float64(b.objects) > times*float64(a.objects)+floor/64 {
				t.Errorf("%s: %s: from %d to %d bytes of text, %d to %d bytes in %d to %d objects",
					h.Name, name, len(small), len(large), a.bytes, b.bytes, a.objects, b.objects)
			}
			for range 2 {
				if !tooSlow(a, b, times) {
					break
				}
				a.cpu, b.cpu = min(a.cpu, measure(deed, small).cpu), min(b.cpu, measure(deed, large).cpu)
			}
			if tooSlow(a, b, times) {
				t.Errorf("%s: %s: from %d to %d bytes of text, %v to %v", h.Name, name, len(small), len(large), a.cpu, b.cpu)
			}
		}
	}
}

// tooSlow reports whether the time grew more than it may. Below some milliseconds it says
// nothing.
func tooSlow(a, b effort, times float64) bool {
	return b.cpu > 100*time.Millisecond && float64(b.cpu) > times*float64(max(a.cpu, 5*time.Millisecond))
}

// TestMemory checks how much of the heap is in use for a hostile text that is parsed and
// checked: so much for each of its bytes, above a floor.
func TestMemory(t *testing.T) {
	const perByte, floor = 100, 16 << 20
	for _, h := range mutate.Hostiles() {
		src := h.Text(2 * largeText)
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		f := manifest.New(text.New(src))
		found := checked(f)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if used := int64(after.HeapAlloc) - int64(before.HeapAlloc); used > int64(len(src)*perByte+floor) {
			t.Errorf("%s: %d bytes for %d bytes of text", h.Name, used, len(src))
		}
		if len(found) > 2001 {
			t.Errorf("%s: %d diagnostics", h.Name, len(found))
		}
		runtime.KeepAlive(f)
	}
}
