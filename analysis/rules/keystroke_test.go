package rules_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// generate makes a valid manifest of about n lines: scripts, gadgets, functions and
// resources that refer to each other.
func generate(n int) string {
	var scripts, gadgets, functions, resources strings.Builder
	lines := 0
	for i := 0; lines < n; i++ {
		fmt.Fprintf(&scripts, "    - key: script-%d\n      resource: resource-%d\n      resolver:\n        function: function-%d\n", i, i, i)
		fmt.Fprintf(&gadgets, "    - key: gadget-%d\n      title: Gadget %d\n      description: Shows a number\n"+
			"      thumbnail: https://example.com/%d.png\n      resource: resource-%d\n      resolver:\n        function: function-%d\n", i, i, i, i, i)
		fmt.Fprintf(&functions, "    - key: function-%d\n      handler: index.run%d\n", i, i)
		fmt.Fprintf(&resources, "  - key: resource-%d\n    path: static/resource-%d\n", i, i)
		lines += 15
	}
	return partHead + "modules:\n  jira:dashboardBackgroundScript:\n" + scripts.String() +
		"  jira:dashboardGadget:\n" + gadgets.String() + "  function:\n" + functions.String() + "resources:\n" + resources.String()
}

var sizes = []int{100, 1_000, 10_000}

func TestGeneratedManifestIsValid(t *testing.T) {
	for _, d := range check(t, generate(200)) {
		if d.Severity == analysis.Error && d.Rule != ruleNamed("resource-limit") {
			t.Errorf("%s: %s", d.Rule.ID, d.Message)
		}
	}
}

// BenchmarkCheck measures the rules on a file that was just opened and parsed.
func BenchmarkCheck(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			src := text.New(generate(n))
			for b.Loop() {
				checkAll(context.Background(), manifest.New(src))
			}
		})
	}
}

// strokes are the keystrokes that are measured, each in the middle of the file: what
// is typed or deleted, and taken back by the next.
var strokes = []struct {
	name, at string // the keystroke comes in front of this text
	old, new string
}{
	{"valid", "Shows", "", "x"},
	{"quote", "Shows", "", "\""},
	{"colon", ": Shows", ":", ""},
	{"indent", "  title:", " ", ""},
	{"reference", "function-", "", "x"},
	{"key", "gadget-", "", "x"},
}

// BenchmarkKeystroke measures from an edit to finished diagnostics.
func BenchmarkKeystroke(b *testing.B) {
	for _, stroke := range strokes {
		for _, n := range sizes {
			b.Run(fmt.Sprint(stroke.name, "/", n), func(b *testing.B) {
				src := generate(n)
				at := len(src)/2 + strings.Index(src[len(src)/2:], stroke.at)
				there := text.Edit{Span: text.Span{Start: at, End: at + len(stroke.old)}, New: stroke.new}
				back := text.Edit{Span: text.Span{Start: at, End: at + len(stroke.new)}, New: stroke.old}
				f := manifest.New(text.New(src))
				checkAll(context.Background(), f)
				b.ReportAllocs()
				for b.Loop() {
					next, err := f.Edit(there)
					if err != nil {
						b.Fatal(err)
					}
					f = next
					checkAll(context.Background(), f)
					there, back = back, there
				}
			})
		}
	}
}
