package analysis

import (
	"fmt"

	"forge-manifest-ls/syntax"
)

var (
	ruleSQLSingle = &Rule{
		ID: "sql-single", Severity: Error,
		Doc: "An app has one SQL database.", Why: schemaWhy,
		Bad:  head + "modules:\n  sql:\n" + sqlEntry("main") + sqlEntry("other"),
		Good: head + "modules:\n  sql:\n" + sqlEntry("main"),
	}
	ruleObjectStoreSingle = &Rule{
		ID: "object-store-single", Severity: Error,
		Doc: "An app has one object store.", Why: schemaWhy,
		Bad:  head + "modules:\n  objectStore:\n" + objectStoreEntry("main") + objectStoreEntry("other"),
		Good: head + "modules:\n  objectStore:\n" + objectStoreEntry("main"),
	}
)

func sqlEntry(key string) string { return "    - key: " + key + "\n      engine: mysql\n" }

func objectStoreEntry(key string) string {
	return "    - key: " + key + "\n      storageClass: standard\n"
}

// onlyOnes are the modules of the platform of which there is one entry at most.
var onlyOnes = map[string]*Rule{
	"llm": ruleLLMSingle, "sql": ruleSQLSingle, "objectStore": ruleObjectStoreSingle,
}

// severalStores reports every entry but the first of such a module.
func severalStores(p *pass) {
	for l := range p.file.ModuleLists() {
		rule := onlyOnes[l.Type]
		if rule == nil || len(l.Entries) < 2 || p.isTornList(l) {
			continue
		}
		first := l.Entries[0]
		for _, e := range l.Entries[1:] {
			span := titleOf(e)
			if e.Node().Kind() != syntax.Mapping || p.brokenIn(span, 0) {
				continue
			}
			p.report(Diagnostic{
				Rule: rule, Span: span,
				Message: fmt.Sprintf("an app has only one %q: remove this entry, or the one on line %d", l.Type, p.lineOf(first)),
				Related: []Related{{titleOf(first), "the first one"}},
				Mend:    func() []Fix { return p.removeEntry(e) },
			})
		}
	}
}
