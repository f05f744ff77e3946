package javascript_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"forge-manifest-ls/internal/javascript"
	"forge-manifest-ls/internal/testing/oracle"
)

// damage is a part of a text that is replaced.
type damage struct {
	from, to int
	by       string
}

// halfTyped are pieces of code that somebody is writing.
var halfTyped = []string{
	"", "`", "'", "\"", "(", "{", "[", "<", "<div>", "<Foo ", "<Foo bar=\"x", "</", "/*", "/", "}", ")", "]", "${", "const x = ", "foo(", "await api.asApp().requestJira(route`/rest/api/3/",
	"import { a", "if (x) {", "return (", "() => {", "fetch('https://", "class A {", "a ? b : ", "x.", "{...", "function (",
}

// damagesOf makes up damages: cuts to the end, cuts of a piece, and pieces that are being written at the
// begin of a line.
func damagesOf(r *rand.Rand, text string, kind int) damage {
	at := r.IntN(len(text) + 1)
	switch kind {
	case 0:
		return damage{at, len(text), ""}
	case 1:
		return damage{at, min(len(text), at+1+r.IntN(40)), ""}
	default:
		line := strings.LastIndexByte(text[:at], '\n') + 1
		return damage{line, line, halfTyped[r.IntN(len(halfTyped))] + "\n"}
	}
}

// kept counts how many calls of a sound text are still found in a damaged one, of those whose name and
// parenthesis are left.
func (d damage) kept(t *testing.T, file sourceFile, sound *javascript.Facts) (kept, all int) {
	text := file.Text[:d.from] + d.by + file.Text[d.to:]
	found := map[string]bool{}
	for _, c := range javascript.FactsOf(text, javascript.DialectOf(file.Name)).Calls {
		found[fmt.Sprint(c.Callee.Last.Start, c.Callee.Name())] = true
	}
	for _, c := range sound.Calls {
		at := c.Callee.Last.Start
		switch parenthesis := c.Callee.End + strings.IndexByte(file.Text[c.Callee.End:], '(') + 1; {
		case parenthesis <= d.from:
		case c.Callee.Start >= d.to:
			at += len(text) - len(file.Text)
		default:
			continue
		}
		if all++; found[fmt.Sprint(at, c.Callee.Name())] {
			kept++
		}
	}
	if all-kept > oracle.Number("LOSS", 1<<30) {
		t.Logf("%s: %d of %d, %q for %q behind %q", file.Name, kept, all, d.by, file.Text[d.from:min(d.to, d.from+60)], file.Text[max(0, d.from-80):d.from])
	}
	return kept, all
}

// TestDamagedFacts: code that is cut or half-written keeps the calls around it. CUTS sets how many damages of each kind
// each file gets, SEED which.
func TestDamagedFacts(t *testing.T) {
	r := rand.New(rand.NewPCG(uint64(oracle.Number("SEED", 1)), 3))
	kinds := []string{"cut to its end", "cut of a piece", "half-typed line"}
	var kept, all [3]int
	for _, file := range corpus(t) {
		sound := javascript.FactsOf(file.Text, javascript.DialectOf(file.Name))
		if len(file.Text) > 50_000 || sound.Lost || len(sound.Calls) == 0 || strings.Contains(file.Text, ".d.ts") {
			continue
		}
		for kind := range kinds {
			for range oracle.Number("CUTS", 6) {
				k, n := damagesOf(r, file.Text, kind).kept(t, file, sound)
				kept[kind] += k
				all[kind] += n
			}
		}
	}
	for kind, name := range kinds {
		share := 100 * float64(kept[kind]) / float64(max(1, all[kind]))
		t.Logf("%s: %d of %d calls kept (%.2f %%)", name, kept[kind], all[kind], share)
		if share < 99 {
			t.Errorf("%s: too few calls are kept", name)
		}
	}
}
