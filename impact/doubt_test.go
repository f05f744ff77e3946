package impact

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/testing/mutate"
	"forge-manifest-ls/internal/text"
)

// TestDoubtWalk holds that a walk finds at each place what one finds that begins there, whatever places came before.
func TestDoubtWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	apps, inKeys := 0, 0
	for app := range mutate.Apps(schema.Embedded(), 78) {
		for _, src := range []string{app.Text, mutate.Slip(r, app.Text), mutate.Damage(r, app.Text), mutate.Annotate(r, app.Text)} {
			root := manifest.New(text.New(src)).Tree().Root()
			walk := newDoubtWalk(root, New)
			for range 40 {
				at := text.At(r.IntN(len(src) + 1))
				got, want := walk.doubtOf(at), newDoubtWalk(root, New).doubtOf(at)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("at %d: %+v, from the root %+v, in\n%s", at.Start, got, want, src)
				}
				if len(got.open) > 0 {
					inKeys++
				}
			}
		}
		if apps++; apps == 150 {
			break
		}
	}
	if inKeys < 1000 {
		t.Errorf("only %d places are in keys", inKeys)
	}
}
