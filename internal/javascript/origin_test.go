package javascript

import (
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/internal/files"
)

// TestOrigin: an export is followed to its declaration in the file, or to the file that it comes
// from.
func TestOrigin(t *testing.T) {
	const src = `import main, { helper as assist, plain } from './lib';
import * as all from './all';
import('./later');
const run = async () => { const inner = 1; };
function go() {}
export { run as b, go, assist, plain, main as top };
export { all };
export { a as c } from './other';
export * as ns from './ns';
export * from './star';
export const direct = 1;
export type { T } from './types';
const { picked } = make();
export { picked, type Kind };
exports.old = require('./old').old;
`
	c := files.NewContent([]byte(src))
	for export, want := range map[string]string{
		"b": "4: run", "go": "5: go", "assist": "1: helper of ./lib", "plain": "1: plain of ./lib", "top": "1: default of ./lib",
		"all": "2: * of ./all", "c": "8: a of ./other", "ns": "9: * of ./ns", "direct": "11: direct", "picked": "13: picked",
		"old": "15: old", "run": "none", "T": "none",
	} {
		got := "none"
		if o, ok := OriginIn(c, export); ok {
			got = fmt.Sprintf("%d: %s", strings.Count(src[:o.At], "\n")+1, o.Name)
			if o.From != "" {
				got += " of " + o.From
			}
		}
		if got != want {
			t.Errorf("%s comes from %s, want %s", export, got, want)
		}
	}
	if stars := ExportsIn(c).Stars; len(stars) != 1 || stars[0] != "./star" {
		t.Errorf("stars: %q", stars)
	}
}

func FuzzOrigin(f *testing.F) {
	f.Add("import a, { b as c } from 'd'; export { c as e }; const { x: y } = z; export * from './q'")
	f.Add("import")
	f.Add("export * as")
	f.Fuzz(func(t *testing.T, src string) {
		c := files.NewContent([]byte(src))
		for _, name := range ExportsIn(c).Names() {
			if o, ok := OriginIn(c, name); !ok || o.At < 0 || o.At > len(src) {
				t.Errorf("%q comes from %v, %t", name, o, ok)
			}
		}
	})
}
