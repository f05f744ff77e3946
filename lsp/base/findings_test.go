package base

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/impact"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/text"
)

// manifestOf returns a text as a side of a change.
func manifestOf(src string) impact.Manifest {
	return impact.Manifest{File: manifest.New(text.New(src))}
}

// TestManyAtOnePlace: where very much is gone at once, one message names the first of it and counts the rest.
func TestManyAtOnePlace(t *testing.T) {
	var old strings.Builder
	old.WriteString("app: {id: x}\nmodules:\n  macro:\n")
	for i := range 300 {
		fmt.Fprintf(&old, "    - key: m%d\n      title: T %d\n", i, i)
	}
	now := manifestOf("app: {id: x}\nmodules:\n  macro: []\n")
	r := impact.Compare(manifestOf(old.String()), now)
	found := Findings(now.File, r, "HEAD")
	if len(found) != 1 || !strings.HasSuffix(found[0].Message, `; and 294 effects more, by the documented rules of 2026-08-22`) ||
		strings.Count(found[0].Message, "is gone") != maxNamed {
		t.Errorf("%v", found)
	}
	if lenses := Lenses(now.File, r, "HEAD"); len(lenses) != 1 || len(lenses[0].Places) != 1 {
		t.Errorf("%v", lenses)
	}
}

// TestFitnessOfBroken: of a manifest that is not judged as a whole no lens says that nothing speaks against it.
func TestFitnessOfBroken(t *testing.T) {
	broken := manifestOf("app: {id: x}\nmodules:\n  macro:\n    - key: \"a\n")
	refused := manifestOf("app: {id: x}\nremotes: 7\n")
	refused.Refused = []text.Span{{Start: 22, End: 23}}
	for _, m := range []impact.Manifest{broken, refused} {
		for _, lens := range FitnessLenses(m, impact.Targets()) {
			if !strings.Contains(lens.Title, "in what can be judged") {
				t.Errorf("%s", lens.Title)
			}
		}
	}
	for _, lens := range FitnessLenses(manifestOf("app: {id: x}\n"), impact.Targets()) {
		if !strings.HasSuffix(lens.Title, ": nothing in the manifest speaks against it") {
			t.Errorf("%s", lens.Title)
		}
	}
}

// TestLensOfBroken: of a manifest that is not judged as a whole no lens says that nothing has changed.
func TestLensOfBroken(t *testing.T) {
	old, broken := manifestOf("app: {id: x}\n"), manifestOf("app: {id: x}\nmodules:\n  macro:\n    - key: \"a\n")
	if lenses := Lenses(broken.File, impact.Compare(old, broken), "HEAD"); lenses[0].Title != "Since HEAD: parts are not judged" {
		t.Errorf("%v", lenses)
	}
	if lenses := Lenses(old.File, impact.Compare(old, old), "HEAD"); lenses[0].Title != "Since HEAD: no effect on customers" {
		t.Errorf("%v", lenses)
	}
}
