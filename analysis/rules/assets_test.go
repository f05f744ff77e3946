package rules_test

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/rules"
	"forge-manifest-ls/analysis/rules/functions"
	"forge-manifest-ls/analysis/rules/resources"
	"forge-manifest-ls/analysis/rules/rovo"
	"forge-manifest-ls/internal/files"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/testing/memory"
	"forge-manifest-ls/internal/text"
)

// around has files beside a manifest at /app/manifest.yml.
func around(contents map[string]string) analysis.Checker {
	all := memory.Files{"/app/": ""}
	for name, content := range contents {
		all["/app/"+name] = content
	}
	return analysis.Checker{Groups: rules.All(), Files: files.NewStore(all).In("/app")}
}

// checkWith returns what the rules about files say of a text.
func checkWith(t testing.TB, c analysis.Checker, src string) []analysis.Diagnostic {
	t.Helper()
	return slices.DeleteFunc(c.Check(context.Background(), manifest.New(text.New(src))), func(d analysis.Diagnostic) bool {
		return !slices.ContainsFunc([]*analysis.Group{resources.GroupFiles, functions.GroupFunctions, rovo.GroupSkills}, func(g *analysis.Group) bool {
			return slices.Contains(g.Rules, d.Rule)
		})
	})
}

// TestNotBuiltYet checks that what building the app makes is an error only where nobody is
// at work.
func TestNotBuiltYet(t *testing.T) {
	source := map[string]string{"src/index.js": "export const run = 1", "static/app/package.json": "{}", "static/empty/": ""}
	tests := map[string]string{
		"resource-path-missing":       partHead + partCustomPage + partHostedAt("static/app/build"),
		"resource-index-missing":      partHead + partCustomPage + partHostedAt("static/app"),
		"resource-directory-empty":    partHead + partCustomPage + partHostedAt("static/empty"),
		"resource-entry-file-missing": partHead + partEntryUse("main/page") + partHostedAt("static/app") + "    entry:\n      page: page.html\n",
		"function-handler-file":       partHead + "  package:\n    bundler: manual@2026\n    path: dist\n" + partWebtrigger + partFunctions,
	}
	for rule, src := range tests {
		c := around(source)
		for editor, want := range map[bool]analysis.Severity{false: analysis.Error, true: analysis.Information} {
			c.Editor = editor
			got := checkWith(t, c, src)
			if len(got) != 1 || got[0].Rule.ID != rule || got[0].Severity != want {
				t.Errorf("editor %t: got %q, want %s %s", editor, summary(got), want, rule)
			}
		}
	}
}

// TestSourceMissingInEditor checks that a source file that is missing is an error anywhere.
func TestSourceMissingInEditor(t *testing.T) {
	c := around(map[string]string{"src/index.js": "export const run = 1"})
	c.Editor = true
	got := summary(checkWith(t, c, partHead+partNativePage+partHostedAt("src/frontend/index.jsx")))
	if !slices.Equal(got, []string{"error resource-path-missing"}) {
		t.Errorf("got %q", got)
	}
}

// linked is a file system in which some paths are symbolic links.
type linked struct {
	memory.Files
	links map[string]bool
}

func (l linked) Lstat(path string) (fs.FileInfo, error) {
	info, err := l.Files.Lstat(path)
	if l.links[path] {
		return link{info}, err
	}
	return info, err
}

type link struct{ fs.FileInfo }

func (link) Mode() fs.FileMode { return fs.ModeSymlink | 0o777 }
func (link) IsDir() bool       { return false }

// TestSymbolicLinks checks that links to directories are what Forge takes them for: no
// directories where a resource is one, and none where it must not be one.
func TestSymbolicLinks(t *testing.T) {
	all := linked{memory.Files{
		"/app/src/index.js": "export const run = 1", "/app/link/index.html": "", "/app/void/": "", "/app/static/page.html/x": "",
	}, map[string]bool{"/app/link": true, "/app/void": true, "/app/static/page.html": true}}
	tests := []struct{ src, want string }{
		{partCustomPage + partHostedAt("link"), "error resource-customui-not-directory"},
		{partNativePage + partHostedAt("link"), ""},
		{partWebtrigger + partFunctions + partHostedAt("void"), ""},
		{partEntryUse("main/page") + partHostedAt("static") + "    entry:\n      page: page.html\n", ""},
	}
	for _, test := range tests {
		c := analysis.Checker{Groups: rules.All(), Files: files.NewStore(all).In("/app")}
		if got := strings.Join(summary(checkWith(t, c, partHead+test.src)), " "); got != test.want {
			t.Errorf("got %q, want %q\n%s", got, test.want, test.src)
		}
	}
}

// silent is a file system that does not let anybody look.
type silent struct{ memory.Files }

func (silent) Lstat(string) (fs.FileInfo, error) { return nil, fs.ErrPermission }

// TestNothingToGoBy checks that rules about files say nothing where nothing is known.
func TestNothingToGoBy(t *testing.T) {
	never := files.NewCache(memory.Files{}, func() {})
	never.Close()
	checkers := map[string]analysis.Checker{
		"no file system":  {Groups: rules.All()},
		"not yet known":   {Groups: rules.All(), Files: never.In("/app")},
		"may not look in": {Groups: rules.All(), Files: files.NewStore(silent{}).In("/app")},
	}
	for _, r := range resources.GroupFiles.Rules {
		if !r.ReadsFiles {
			continue
		}
		for name, c := range checkers {
			for _, d := range checkWith(t, c, sampleOf(t, r).Bad) {
				if d.Rule.ReadsFiles {
					t.Errorf("%s: %s: %s", name, d.Rule.ID, d.Message)
				}
			}
		}
	}
}

// TestHandlersWithVariables checks that what a variable decides is not judged.
func TestHandlersWithVariables(t *testing.T) {
	const variables = "environment:\n  variables:\n    - NAME\n"
	for _, src := range []string{
		partHead + partWebtrigger + partHandled("${NAME}.run") + variables,
		partHead + "  package:\n    bundler: ${NAME}\n" + partWebtrigger + partHandled("none.run") + variables,
		partHead + "  package:\n    extraFiles:\n      - ${NAME}/*\n" + partWebtrigger + partFunctions + variables,
		partHead + partCustomPage + partHostedAt("${NAME}") + variables,
		partHead + partSkilled("${NAME}") + variables,
		partHead + partPrompted("resource:${NAME};p.md") + variables,
		partHead + partCustomPage[:strings.Index(partCustomPage, "resource:")] + "render: ${NAME}\n      resource: main\n" + partHostedAt("src") + variables,
	} {
		for _, d := range checkWith(t, around(map[string]string{"src/index.js": "export const run = 1"}), src) {
			t.Errorf("%s: %s\n%s", d.Rule.ID, d.Message, strings.TrimPrefix(src, partHead))
		}
	}
}

// manyFunctions is a manifest with n functions, each in a file of its own.
func manyFunctions(n int) (string, memory.Files) {
	var b strings.Builder
	all := memory.Files{}
	b.WriteString(partHead + "modules:\n  webtrigger:\n")
	for i := range n {
		fmt.Fprintf(&b, "    - key: hook%d\n      function: f%d\n", i, i)
	}
	b.WriteString("  function:\n")
	for i := range n {
		fmt.Fprintf(&b, "    - key: f%d\n      handler: file%d.run\n", i, i)
		all[fmt.Sprintf("/app/src/file%d.js", i)] = "export const run = () => {};\n"
	}
	return b.String(), all
}

// settled are files that answer fast, and that do not change.
type settled struct {
	memory.Files
	stat map[string]fs.FileInfo
}

func (s settled) Lstat(path string) (fs.FileInfo, error) {
	if info, ok := s.stat[path]; ok {
		return info, nil
	}
	return nil, fs.ErrNotExist
}

func (s settled) Read(path string, _ int64) ([]byte, error) { return []byte(s.Files[path]), nil }

type regular string

func (r regular) Name() string     { return string(r) }
func (regular) Size() int64        { return 30 }
func (regular) Mode() fs.FileMode  { return 0o644 }
func (regular) ModTime() time.Time { return time.Unix(1_700_000_000, 0) }
func (regular) IsDir() bool        { return false }
func (regular) Sys() any           { return nil }

// BenchmarkFiles measures what 2,500 functions cost in a check: cold, with a cache that
// knows all, and without files.
func BenchmarkFiles(b *testing.B) {
	src, all := manyFunctions(2500)
	source := settled{all, map[string]fs.FileInfo{}}
	for path := range all {
		source.stat[path] = regular(path)
	}
	f := manifest.New(text.New(src))
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			analysis.Checker{Groups: rules.All(), Files: files.NewStore(source).In("/app")}.Check(b.Context(), f)
		}
	})
	caches := map[string]analysis.Checker{"warm": {Groups: rules.All(), Files: files.NewStore(source).In("/app")}, "none": {Groups: rules.All()}}
	known := make(chan struct{}, 1)
	cache := files.NewCache(source, func() {
		select {
		case known <- struct{}{}:
		default:
		}
	})
	defer cache.Close()
	caches["warm cache"] = analysis.Checker{Groups: rules.All(), Files: cache.In("/app")}
	caches["warm cache"].Check(b.Context(), f)
	<-known
	for name, c := range caches {
		b.Run(name, func(b *testing.B) {
			c.Check(b.Context(), f)
			for b.Loop() {
				c.Check(b.Context(), f)
			}
		})
	}
}
