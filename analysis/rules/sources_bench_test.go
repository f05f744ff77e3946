package rules_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// largeApp is the manifest of an app of 100 source files with 30,000 lines and 3,300 calls of REST APIs, and its files.
func largeApp() (string, memory.Files) {
	in := memory.Files{"/app/src/index.js": "import './f0';\nexport const run = () => {};\n"}
	for i := range 100 {
		var b strings.Builder
		fmt.Fprintf(&b, "import api, { route } from '@forge/api';\nimport { f%d } from './f%d';\n", i+1, i+1)
		for n := range 33 {
			fmt.Fprintf(&b, "\nexport const get%d = async (key) => {\n  const response = await api.asApp().requestJira(route`/rest/api/3/issue/${key}/comment`, { method: 'POST' });\n"+
				"  if (!response.ok) {\n    throw new Error('cannot be read: ' + response.status);\n  }\n  return response.json();\n};\nconst View%d = ({ a }) => <Box><Text>{a}</Text></Box>;\n", n, n)
		}
		in[fmt.Sprintf("/app/src/f%d.js", i)] = b.String()
	}
	return partHead + partWebtrigger + partFunctions + "permissions:\n  scopes:\n    - write:jira-work\n", in
}

// BenchmarkSources is a check of the manifest of a large app: the first one, one in which its files are known and its text is
// new, one in which a source file is new, and the same without files.
func BenchmarkSources(b *testing.B) {
	src, in := largeApp()
	check := func(c analysis.Checker, n int) {
		if found := c.Check(context.Background(), manifest.New(text.New(fmt.Sprintf("%s# %d\n", src, n)))); analysis.CountErrors(found) > 0 {
			b.Fatal(found)
		}
	}
	b.Run("first", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			check(analysis.Checker{Groups: rules.All(), Files: files.NewStore(in).In("/app")}, n)
		}
	})
	known := analysis.Checker{Groups: rules.All(), Files: files.NewStore(in).In("/app")}
	check(known, -1)
	b.Run("known", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			check(known, n)
		}
	})
	b.Run("saved", func(b *testing.B) {
		store := files.NewStore(in)
		saved := analysis.Checker{Groups: rules.All(), Files: store.In("/app")}
		for n := 0; b.Loop(); n++ {
			store.SetOverlay("/app/src/f7.js", fmt.Appendf(nil, "%s// %d\n", in["/app/src/f7.js"], n))
			saved.Files = store.In("/app")
			check(saved, n)
		}
	})
	b.Run("without", func(b *testing.B) {
		for n := 0; b.Loop(); n++ {
			check(analysis.Checker{Groups: rules.All()}, n)
		}
	})
}
