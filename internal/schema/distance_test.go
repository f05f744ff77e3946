package schema

import (
	"math/rand/v2"
	"testing"
)

// TestDistance compares the distance that looks at a band of the table only with that of the
// whole table.
func TestDistance(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	word := func() []rune {
		var w []rune
		for range r.IntN(9) {
			w = append(w, rune('a'+r.IntN(3)))
		}
		return w
	}
	for range 100_000 {
		a, b, most := word(), word(), r.IntN(3)
		want, got := distance(a, b, len(a)+len(b)), distance(a, b, most)
		if (want <= most) != (got <= most) || want <= most && got != want {
			t.Fatalf("%q and %q, at most %d: %d, want %d", string(a), string(b), most, got, want)
		}
	}
}
