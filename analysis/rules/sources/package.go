package sources

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/usage"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleSQLModuleMissing = &analysis.Rule{
		ID: "source-sql-module-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "An app whose code uses \"@forge/sql\" has a module \"sql\".",
	}
	ruleObjectStoreModuleMissing = &analysis.Rule{
		ID: "source-object-store-module-missing", Severity: analysis.Error, ReadsFiles: true,
		Doc: "An app whose code uses \"@forge/object-store\" has a module \"objectStore\".",
	}
	ruleLLMModuleMissing = &analysis.Rule{
		ID: "source-llm-module-missing", Severity: analysis.Warning, ReadsFiles: true,
		Doc: "An app whose code uses \"@forge/llm\" has a module \"llm\".",
	}
)

// packageModule is a module that a package needs: its rule, and an entry of it.
type packageModule struct {
	rule  *analysis.Rule
	entry []yamledit.Field
}

// packageModules are the modules that packages need, by their types.
var packageModules = map[string]packageModule{
	"sql":         {ruleSQLModuleMissing, []yamledit.Field{{Key: "key", Value: "db"}, {Key: "engine", Value: "mysql"}}},
	"objectStore": {ruleObjectStoreModuleMissing, []yamledit.Field{{Key: "key", Value: "os"}, {Key: "storageClass", Value: "standard"}}},
	"llm":         {ruleLLMModuleMissing, []yamledit.Field{{Key: "key", Value: "llm"}, {Key: "model", Value: "[claude]"}}},
}

// packages reports the modules that packages of the code need and the manifest does not have.
func packages(p *analysis.Pass) {
	modules := p.File.At("modules")
	key, ok := placeFor(p, "modules")
	if !ok {
		return
	}
	var missing byName[lack]
	for _, at := range usesOf.Of(p).Of(usage.Package) {
		typ := at.ModuleType()
		if modules.Value.At(typ).Exists() || modules.Value.MayHave(typ) || modules.Exists() && p.BrokenIn(modules.Pair.Span(), 0) {
			continue
		}
		missing.of(typ, func() *lack { return &lack{rule: packageModules[typ].rule, name: typ, at: key} }).add(at, at.Seen)
	}
	for _, l := range missing.all {
		l.message = fmt.Sprintf("the code uses %q in %s, which needs a module %q", l.places[0].Name, l.where(), l.name)
		l.mend = func() []analysis.Fix { return addModule(p, l.name) }
		l.report(p, func(i int) (does, wrong string) {
			name := l.places[i].Name
			return fmt.Sprintf("uses %q", name), fmt.Sprintf("%q needs a module %q, which the manifest does not have", name, l.name)
		})
	}
}

// addModule makes the fix that adds a module of a type.
func addModule(p *analysis.Pass, typ string) []analysis.Fix {
	edits := p.Edit().Items([]string{"modules", typ}, yamledit.Item{Fields: packageModules[typ].entry})
	if len(edits) == 0 {
		return nil
	}
	return []analysis.Fix{{Title: fmt.Sprintf("Add a module %q", typ), Edits: edits}}
}
