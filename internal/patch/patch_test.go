package patch

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestUnified applies patches by the lines that their heads say alone.
func TestUnified(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		before := lines(random, 1+random.IntN(60))
		after := edited(random, before)
		patch := Unified("a/x", "b/x", strings.Join(before, ""), strings.Join(after, ""))
		if got := applied(t, before, patch); got != strings.Join(after, "") {
			t.Fatalf("got %q, want %q, by the patch\n%s", got, after, patch)
		}
	}
	if got := Unified("a/x", "b/x", "a\n", "a\n"); got != "" {
		t.Errorf("equal texts differ by %q", got)
	}
}

// lines makes n lines, many of them equal.
func lines(random *rand.Rand, n int) []string {
	var out []string
	for range n {
		out = append(out, fmt.Sprintf("%d\n", random.IntN(20)))
	}
	return out
}

// edited removes, replaces and adds some lines.
func edited(random *rand.Rand, before []string) []string {
	var out []string
	for _, line := range before {
		switch random.IntN(12) {
		case 0:
		case 1:
			out = append(out, "new\n")
		case 2:
			out = append(out, line, "more\n")
		default:
			out = append(out, line)
		}
	}
	return out
}

var head = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@`)

// applied makes the new text of the old one, and fails where a head does not say the lines of its hunk.
func applied(t *testing.T, before []string, patch string) string {
	t.Helper()
	var out []string
	at := 0
	for line := range strings.Lines(patch) {
		m := head.FindStringSubmatch(line)
		switch {
		case strings.HasPrefix(line, "---"), strings.HasPrefix(line, "+++"):
		case m != nil:
			from, to := start(m[1], m[2]), start(m[3], m[4])
			out = append(out, before[at:from]...)
			at = from
			if len(out) != to {
				t.Fatalf("the hunk %q begins at line %d of the new text:\n%s", line, len(out)+1, patch)
			}
		case line[0] == '+':
			out = append(out, line[1:])
		case before[at] != line[1:]:
			t.Fatalf("line %d is %q, not %q", at+1, before[at], line[1:])
		default:
			at++
			if line[0] == ' ' {
				out = append(out, line[1:])
			}
		}
	}
	return strings.Join(append(out, before[at:]...), "")
}

// start is the line from 0 at which a range of a head begins. One without lines names the line before it.
func start(line, count string) int {
	n, _ := strconv.Atoi(line)
	if count == "0" || n == 0 {
		return n
	}
	return n - 1
}
