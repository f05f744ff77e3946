// Package architecture holds the tests of the project's own rules: which package
// may import which, and how big files and functions may grow.
package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "forge-manifest-ls/"

// law says which packages of the module a package may import. What is not listed
// may not exist: see docs/architecture.md before you add a line.
var law = map[string][]string{
	"internal/text":       {},
	"internal/syntax":     {"internal/text"},
	"internal/schema":     {},
	"internal/files":      {},
	"internal/files/disk": {},
	"internal/prose":      {},
	"internal/manifest":   {"internal/text", "internal/syntax", "internal/schema"},
	"analysis":            {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/yamledit", "internal/prose"},
	"internal/javascript": {"internal/files"},
	"internal/yamledit":   {"internal/text", "internal/syntax", "internal/manifest"},
	"internal/explain":    {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/prose"},
	"completion":          {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/yamledit", "internal/explain"},
	"hover":               {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/explain"},
	"navigation":          {"internal/text", "internal/syntax", "internal/schema", "internal/manifest"},
	"internal/settings":   {"internal/schema", "analysis"},
	"report":              {"internal/text", "internal/manifest", "analysis", "internal/prose"},
	"lsp":                 {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "analysis", "internal/settings", "completion", "hover", "navigation"},

	"cmd/forge-manifest-ls": {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/files/disk", "internal/manifest", "analysis", "internal/settings", "report", "lsp"},

	"internal/testing/marker": {"internal/text"},                    // for tests only
	"internal/testing/memory": {},                                   // for tests only
	"internal/testing/mutate": {"internal/text", "internal/schema"}, // for tests only
	"internal/testing/oracle": {},                                   // for tests only

	"bench": {"internal/testing/mutate"}, // for bench/hostile.go only

	"internal/same": {"internal/text", "internal/schema", "internal/testing/mutate"}, // for tools/same.sh only
}

// outside says which packages alone may import a package from outside the module,
// given by a prefix.
var outside = map[string][]string{
	"go.lsp.dev/": {"lsp"},
	"os":          {"internal/files/disk", "cmd/forge-manifest-ls", "internal/testing/marker", "internal/testing/oracle", "internal/same", "bench"},
	"os/":         {"internal/files/disk", "cmd/forge-manifest-ls", "internal/testing/marker", "internal/testing/oracle", "internal/same", "bench"},
	"syscall":     {"internal/files/disk", "cmd/forge-manifest-ls", "bench"},
}

func TestImports(t *testing.T) {
	for _, f := range sources(t) {
		pkg := path.Dir(f.name)
		allowed, ok := law[pkg]
		if !ok {
			t.Errorf("%s: package %s has no place in the import law", f.name, pkg)
		}
		for _, spec := range f.ast.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if name, ours := strings.CutPrefix(imported, module); ours && !slices.Contains(allowed, name) {
				t.Errorf("%s: %s may not import %s", f.name, pkg, name)
			}
			for prefix, users := range outside {
				hit := imported == prefix || strings.HasSuffix(prefix, "/") && strings.HasPrefix(imported, prefix)
				if hit && !slices.Contains(users, pkg) {
					t.Errorf("%s: %s may not import %s", f.name, pkg, imported)
				}
			}
		}
	}
}

// Limits of size, in lines. Four files in five are within typicalFile, nine
// functions in ten within typicalFunc, and none is above the maximum.
const (
	typicalFile, maxFile = 150, 400
	typicalFunc, maxFunc = 35, 70
)

// exceptions are files, and functions ("file:name"), that may be longer, each with
// the reason.
var exceptions = map[string]string{}

func TestSizes(t *testing.T) {
	var files, funcs, longFiles, longFuncs int
	used := map[string]bool{}
	check := func(name string, lines, limit int) {
		if lines <= limit {
			return
		}
		if exceptions[name] == "" {
			t.Errorf("%s has %d lines; the limit is %d", name, lines, limit)
		}
		used[name] = true
	}
	for _, f := range sources(t) {
		files++
		if f.lines > typicalFile {
			longFiles++
		}
		check(f.name, f.lines, maxFile)
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			funcs++
			lines := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1
			if lines > typicalFunc {
				longFuncs++
			}
			check(f.name+":"+fn.Name.Name, lines, maxFunc)
		}
	}
	if longFiles*5 > files {
		t.Errorf("%d of %d files have more than %d lines", longFiles, files, typicalFile)
	}
	if longFuncs*10 > funcs {
		t.Errorf("%d of %d functions have more than %d lines", longFuncs, funcs, typicalFunc)
	}
	for name := range exceptions {
		if !used[name] {
			t.Errorf("%s needs no exception", name)
		}
	}
}

// source is a Go file of the product: no test and not generated.
type source struct {
	name  string // relative to the root of the project
	set   *token.FileSet
	ast   *ast.File
	lines int
}

func sources(t *testing.T) (files []source) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if skip := []string{".git", "testdata", "tools", "node_modules"}; entry.IsDir() && slices.Contains(skip, entry.Name()) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if !ast.IsGenerated(file) {
			files = append(files, source{name, set, file, set.File(file.Pos()).LineCount()})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("found only %d source files: is the test run in the root of the project?", len(files))
	}
	return files
}
