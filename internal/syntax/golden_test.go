package syntax

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"forge-manifest-ls/internal/text"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden compares the errors and the tree of each testdata/tree/*.yml with the
// .tree file beside it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/tree/*.yml")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yml"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(Parse(text.New(string(data))))
			path := strings.TrimSuffix(file, ".yml") + ".tree"
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// golden is the errors of a tree, an error a line with its place (1-based line and
// column in bytes) and its text, and the dump, shortened in the middle of what is
// nested beyond reading.
func golden(t *Tree) string {
	var b strings.Builder
	for _, e := range t.Errors() {
		p := t.Buffer().PositionAt(e.Span.Start, text.UTF8)
		fmt.Fprintf(&b, "%s %d:%d %q", e.Kind, p.Line+1, p.Character+1, t.Buffer().Slice(e.Span))
		if e.Related != (text.Span{}) {
			p = t.Buffer().PositionAt(e.Related.Start, text.UTF8)
			fmt.Fprintf(&b, " related %d:%d", p.Line+1, p.Character+1)
		}
		b.WriteByte('\n')
	}
	for _, line := range strings.SplitAfter(t.Dump(), "\n") {
		if !strings.HasPrefix(line, strings.Repeat("  ", 20)) {
			b.WriteString(line)
		}
	}
	return b.String()
}
