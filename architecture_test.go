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
// may not exist: see docs/architecture.md before you add a line. "x/*" stands for each package
// right below x; so no group of rules imports another one.
var law = map[string][]string{
	"internal/text":                {},
	"internal/syntax":              {"internal/text"},
	"internal/schema":              {},
	"internal/schema/forgepackage": {"internal/schema"},
	"internal/files":               {},
	"internal/files/disk":          {},
	"internal/files/memory":        {},
	"internal/prose":               {},
	"internal/patch":               {},
	"internal/markdown":            {},
	"internal/manifest":            {"internal/text", "internal/syntax", "internal/schema"},
	"internal/javascript":          {"internal/text", "internal/files", "internal/prose", "internal/javascript/scanner"},
	"internal/javascript/scanner":  {},
	"internal/code":                {"internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/javascript/scanner"},
	"internal/restapi":             {},
	"internal/queues":              {"internal/text", "internal/javascript", "internal/code"},
	"internal/usage":               {"internal/text", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/code", "internal/restapi"},
	"internal/restapi/compress":    {}, // for "go generate" only
	"internal/yamledit":            {"internal/text", "internal/syntax", "internal/manifest"},
	"internal/example":             {"internal/schema", "internal/prose", "internal/yamledit"},
	"internal/explain":             {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/prose"},
	"completion/refused":           {"internal/syntax", "internal/schema", "internal/manifest"},
	"completion/trial":             {"internal/schema"},
	"completion":                   {"completion/refused", "completion/trial", "internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/yamledit", "internal/example", "internal/explain", "internal/prose", "internal/restapi", "internal/usage", "internal/code"},
	"hover":                        {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/explain", "internal/prose", "internal/restapi", "internal/usage", "internal/code"},
	"navigation":                   {"internal/text", "internal/syntax", "internal/schema", "internal/manifest", "internal/files", "internal/javascript", "internal/yamledit", "internal/explain", "internal/prose", "internal/restapi", "internal/usage", "internal/code", "internal/queues"},
	"internal/settings":            {"internal/files", "internal/text", "internal/syntax", "internal/ignore", "internal/manifest", "internal/prose", "internal/schema", "analysis", "analysis/rules", "analysis/rules/yaml"},
	"internal/settings/editing":    {"internal/text", "internal/manifest", "internal/settings", "completion", "hover", "analysis", "analysis/rules"},

	"impact":        {"internal/text", "internal/syntax", "internal/schema", "internal/manifest", "internal/prose"},
	"report":        {"internal/text", "internal/manifest", "analysis", "internal/prose"},
	"report/*":      {"report", "internal/text", "analysis", "internal/prose"},
	"lsp/transport": {},
	"lsp/state":     {"internal/text", "internal/code", "internal/schema", "internal/files", "internal/manifest", "analysis", "analysis/rules", "internal/settings", "completion", "navigation", "lsp/base", "impact", "internal/prose", "internal/markdown"},
	"lsp/mirror":    {"internal/files", "internal/text", "analysis", "lsp/state"},
	"lsp/items":     {"internal/text", "completion", "lsp/state"},
	"lsp/installed": {"internal/files", "internal/schema", "internal/schema/forgepackage", "lsp/state"},
	"lsp":           {"lsp/installed", "lsp/items", "lsp/mirror", "lsp/state", "lsp/transport", "analysis/suppress", "internal/text", "internal/syntax", "internal/schema", "internal/schema/forgepackage", "internal/files", "internal/manifest", "analysis", "analysis/mend", "analysis/rules", "internal/settings", "completion", "hover", "navigation", "internal/prose", "format", "refactor", "lsp/base", "internal/settings/editing"},

	"report/customers": {"internal/text", "internal/prose", "analysis", "impact", "report"},
	"lsp/base":         {"internal/text", "internal/schema", "internal/manifest", "internal/prose", "analysis", "analysis/rules", "impact"},
	"internal/git":     {},

	"internal/baseline": {"analysis/fingerprint"},

	"format": {"internal/text", "internal/syntax", "internal/schema", "internal/manifest", "internal/yamledit"},

	"refactor":          {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/javascript", "internal/yamledit", "internal/prose", "analysis", "analysis/mend", "analysis/suppress"},
	"analysis":          {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/yamledit", "internal/prose", "analysis/keys", "analysis/suppress", "analysis/sample"},
	"analysis/keys":     {"internal/text", "internal/schema", "internal/manifest"},
	"analysis/suppress": {"internal/text", "internal/syntax"},
	"analysis/sample":   {},
	"analysis/doubt":    {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/yamledit", "internal/prose", "analysis"},
	"analysis/mend":     {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/javascript", "internal/manifest", "internal/yamledit", "internal/example", "internal/prose", "analysis", "analysis/doubt"},
	"analysis/conform":  {"internal/text", "internal/syntax", "internal/schema", "internal/manifest", "internal/yamledit", "internal/prose", "analysis", "analysis/doubt", "analysis/mend"},
	"analysis/shape":    {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/yamledit", "internal/prose", "analysis", "analysis/doubt", "analysis/mend", "analysis/conform"},
	"analysis/rules":    {"analysis", "analysis/shape", "analysis/rules/*"},
	"analysis/rules/*":  {"internal/text", "internal/syntax", "internal/schema", "internal/files", "internal/manifest", "internal/yamledit", "internal/example", "internal/prose", "internal/javascript", "internal/restapi", "internal/usage", "internal/code", "analysis", "analysis/keys", "analysis/doubt", "analysis/mend", "analysis/shape"},

	"internal/ignore": {},

	"internal/glossary": {"internal/text", "internal/schema", "internal/manifest", "internal/explain", "internal/settings", "internal/settings/editing", "completion", "impact", "analysis/rules"},
	"mcp":               {"internal/patch", "internal/text", "internal/files", "internal/manifest", "internal/glossary", "completion", "navigation", "analysis"},

	"analysis/fingerprint": {"internal/syntax", "internal/manifest", "analysis"},

	"cmd/forge-manifest-ls": {"internal/prose", "internal/patch", "internal/ignore", "analysis/fingerprint", "completion", "report/*", "internal/text", "internal/syntax", "internal/schema", "internal/schema/forgepackage", "internal/files", "internal/files/disk", "internal/manifest", "analysis", "analysis/rules", "internal/settings", "report", "lsp", "impact", "report/customers", "internal/git", "internal/settings/editing", "hover", "internal/baseline", "internal/markdown", "internal/glossary", "mcp", "internal/restapi", "internal/usage", "internal/code"},

	"cmd/forge-manifest-worker": {"internal/files", "internal/files/memory", "lsp", "lsp/transport"},

	"internal/testing/jsonvalue": {"internal/schema"},                                       // for tests only
	"internal/testing/marker":    {"internal/text"},                                         // for tests only
	"internal/testing/memory":    {},                                                        // for tests only
	"internal/testing/mutate":    {"internal/text", "internal/schema", "internal/manifest"}, // for tests only
	"internal/testing/oracle":    {},                                                        // for tests only

	"editors": {}, // tests in real editors only

	"bench":          {"internal/testing/mutate"}, // for bench/hostile.go only
	"bench/monorepo": {},

	"internal/newrule": {}, // for "make rule" only
	"internal/release": {}, // for "make release" only

	"internal/same": {"internal/text", "internal/schema", "internal/testing/mutate"}, // for tools/same.sh only
}

// outside says which packages alone may import a package from outside the module,
// given by a prefix.
var outside = map[string][]string{
	"go.lsp.dev/":       {"lsp", "lsp/items", "lsp/state", "lsp/transport"},
	"github.com/spf13/": {"cmd/forge-manifest-ls"},

	"github.com/modelcontextprotocol/": {"mcp"},

	"os":      {"internal/files/disk", "cmd/forge-manifest-ls", "internal/testing/jsonvalue", "internal/testing/marker", "internal/testing/oracle", "internal/same", "internal/newrule", "internal/release", "internal/restapi/compress", "bench", "bench/monorepo"},
	"os/":     {"internal/git", "internal/files/disk", "cmd/forge-manifest-ls", "internal/testing/jsonvalue", "internal/testing/marker", "internal/testing/oracle", "internal/same", "internal/newrule", "internal/release", "bench", "bench/monorepo"},
	"syscall": {"internal/files/disk", "cmd/forge-manifest-ls", "bench", "bench/monorepo"},

	"syscall/": {"cmd/forge-manifest-worker"}, // syscall/js
}

func TestImports(t *testing.T) {
	for _, f := range sources(t) {
		pkg := path.Dir(f.name)
		allowed, ok := allowedIn(pkg)
		if !ok {
			t.Errorf("%s: package %s has no place in the import law", f.name, pkg)
		}
		for _, spec := range f.ast.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if name, ours := strings.CutPrefix(imported, module); ours && !slices.Contains(allowed, name) && !slices.Contains(allowed, anyIn(name)) {
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

// allowedIn returns what a package may import. It is false where the law does not know it.
func allowedIn(pkg string) (allowed []string, ok bool) {
	if allowed, ok = law[pkg]; !ok {
		allowed, ok = law[anyIn(pkg)]
	}
	return allowed, ok
}

// anyIn is the name by which the law speaks of all packages right beside one.
func anyIn(pkg string) string { return path.Dir(pkg) + "/*" }

// Limits of size, in lines. Nine functions in ten are within typicalFunc. The engine of
// analysis and each group of rules are small enough to be known whole, and so have few names
// at the top level, too.
const (
	maxFile              = 400
	typicalFunc, maxFunc = 35, 70
	maxPackage           = 5000
	maxGroup, maxNames   = 2500, 150
)

// exceptions are packages, files, and functions ("file:name"), that may be longer, and the names
// of packages ("package:names") that may be more, each with the reason.
var exceptions = map[string]string{}

func TestSizes(t *testing.T) {
	var funcs, longFuncs int
	within := limits{t, map[string]bool{}}
	lines, names := map[string]int{}, map[string]int{}
	for _, f := range sources(t) {
		pkg := path.Dir(f.name)
		lines[pkg] += f.lines
		within.check(f.name, f.lines, maxFile, "lines")
		for _, decl := range f.ast.Decls {
			names[pkg] += namesOf(decl)
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			funcs++
			length := f.set.Position(fn.End()).Line - f.set.Position(fn.Pos()).Line + 1
			if length > typicalFunc {
				longFuncs++
			}
			within.check(f.name+":"+fn.Name.Name, length, maxFunc, "lines")
		}
	}
	for pkg, n := range lines {
		if pkg != "analysis" && pkg != "analysis/shape" && anyIn(pkg) != "analysis/rules/*" {
			within.check(pkg, n, maxPackage, "lines")
			continue
		}
		within.check(pkg, n, maxGroup, "lines")
		within.check(pkg+":names", names[pkg], maxNames, "names")
	}
	if longFuncs*10 > funcs {
		t.Errorf("%d of %d functions have more than %d lines", longFuncs, funcs, typicalFunc)
	}
	within.close()
}

// limits are sizes that are checked, and the exceptions that were needed.
type limits struct {
	t    *testing.T
	used map[string]bool
}

// check fails the test where something is above its limit and no exception.
func (l limits) check(name string, size, limit int, of string) {
	l.t.Helper()
	if size <= limit {
		return
	}
	if exceptions[name] == "" {
		l.t.Errorf("%s has %d %s; the limit is %d", name, size, of, limit)
	}
	l.used[name] = true
}

// close fails the test where an exception was not needed.
func (l limits) close() {
	l.t.Helper()
	for name := range exceptions {
		if !l.used[name] {
			l.t.Errorf("%s needs no exception", name)
		}
	}
}

// namesOf returns how many names a declaration adds to those at the top level of its package.
func namesOf(decl ast.Decl) (n int) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			n++
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				n++
			case *ast.ValueSpec:
				n += len(spec.Names)
			}
		}
	}
	return n
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
