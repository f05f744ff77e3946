package javascript

import (
	"testing"

	"forge-manifest-ls/internal/files"
)

// TestTopName: what has a name at the top of a file is known; what has it within a function is not in the way.
func TestTopName(t *testing.T) {
	for src, want := range map[string]TopName{
		"":                                      NotAtTop,
		"const go = async () => {};":            Exportable,
		"let a, go = 1;":                        AtTop,
		"let go;":                               Exportable,
		"async function go() {}":                Exportable,
		"function* go() {}":                     Exportable,
		"function *go() {}":                     Exportable,
		"export default function go() {}":       Exportable,
		"const { a, go } = make();":             Exportable,
		"const { a: go } = make();":             Exportable,
		"const { go: a } = make();":             NotAtTop,
		"const [a, { go }] = make();":           Exportable,
		"const a = 1, { go } = make();":         AtTop,
		"import { go } from './x';":             Exportable,
		"import { a as go } from './x';":        Exportable,
		"import { go as a } from './x';":        NotAtTop,
		"import go from './x';":                 Exportable,
		"import a, { go } from './x';":          Exportable,
		"import * as go from './x';":            AtTop,
		"import type { go } from './x';":        AtTop,
		"import { type go } from './x';":        AtTop,
		"const { go } = require('./x');":        Exportable,
		"class go {}":                           AtTop,
		"enum go { A }":                         AtTop,
		"declare function go(): void;":          AtTop,
		"declare const go: number;":             AtTop,
		"type go = string;":                     AtTop,
		"go.a = 1;\nconst go = 1;":              Exportable,
		"a.go = 1;":                             NotAtTop,
		"const a = { go: 1, b: { go } };":       NotAtTop,
		"const a = () => { const go = 1; };":    NotAtTop,
		"resolver.define('go', go);":            NotAtTop,
		"// const go\nconst s = 'const go = 1'": NotAtTop,
		"go();":                                 AtTop,
		"for (var go = 0; go < 1;) {}":          AtTop,
		"if (x) { var go = 1 }":                 AtTop,
	} {
		if got := TopNameIn(files.NewContent([]byte(src)), "index.ts", "go"); got != want {
			t.Errorf("%s: go is %d, want %d", src, got, want)
		}
	}
}

func FuzzTopName(f *testing.F) {
	f.Add("const { a = { go }, [go]: b } = c, [d] = e; import { go } from 'x'")
	f.Add("function* go")
	f.Add("const {")
	f.Fuzz(func(t *testing.T, src string) {
		TopNameIn(files.NewContent([]byte(src)), "index.tsx", "go")
		PropertiesIn(files.NewContent([]byte(src)), "go")
	})
}
