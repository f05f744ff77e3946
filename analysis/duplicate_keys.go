package analysis

import (
	"fmt"
	"slices"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// groupKeys is keys that stand for more than one thing.
var groupKeys = &Group{
	Rules: []*Rule{ruleModuleKeyDuplicate, ruleResourceKeyDuplicate},
	Facts: map[string][]factFinder{"": {keylessFacts}},
	File: func(p *pass) {
		duplicateKeys(p)
		keylessModules(p)
	},
}

var (
	ruleModuleKeyDuplicate = &Rule{
		ID: "module-key-duplicate", Severity: Error, Official: []string{"modules.duplicateKeyFound"},
		Doc: "A key stands for one module, whatever its type.", Why: schemaWhy,
		Bad:  head + webtrigger + "  function:\n    - key: main\n      handler: index.run\n    - key: hook\n      handler: index.run\n",
		Good: head + webtrigger + functions,
	}
	ruleResourceKeyDuplicate = &Rule{
		ID: "resource-key-duplicate", Severity: Error, Official: []string{"resources.duplicateKeyFound"},
		Doc: "A key stands for one resource.", Why: schemaWhy,
		Bad:   head + webtrigger + functions + resources + "  - key: main\n    path: static/other\n",
		Good:  head + webtrigger + functions + resources + "  - key: other\n    path: static/other\n",
		Files: map[string]string{"static/other/index.html": "<!doctype html>\n"},
	}
)

// duplicateKeys reports keys that stand for more than one thing.
func duplicateKeys(p *pass) {
	p.duplicates(manifest.Module, ruleModuleKeyDuplicate)
	p.duplicates(manifest.Resource, ruleResourceKeyDuplicate)
}

func (p *pass) duplicates(kind manifest.Kind, rule *Rule) {
	for _, group := range p.file.Duplicates(kind) {
		group = slices.DeleteFunc(slices.Clone(group), func(d manifest.Definition) bool { return d.Entry.Bare }) // no list, so none of Forge's
		if len(group) == 0 {
			continue
		}
		first := group[0]
		for _, d := range group[1:] {
			if p.isRepeated(d.Entry.List.Pair) || p.brokenIn(ownerOf(d.Entry.List), 0) {
				continue // the whole list is there twice, or who knows which list it belongs to
			}
			what := withIndefinite(first.Kind.String())
			if l := first.Entry.List; l.Type != "" {
				what = "the " + quoteTitle(l.Type)
			}
			p.report(Diagnostic{
				Rule: rule, Span: d.Value,
				Message: fmt.Sprintf("the key %q is taken by %s on line %d: every %s needs a key of its own", d.Name, what, p.lineOf(first.Span), kind),
				Related: []Related{{first.Value, "the first one"}},
				Mend:    func() []Fix { return p.renameKey(first, d) },
			}, always)
		}
	}
}

// groupKeyless is modules without a key.
const topicKeyless topic = "keyless module"

// keylessFacts notes a module without a key, where no schema asks for one.
func keylessFacts(s scope) []fact {
	m, known := s.file.Catalogue().Module(s.name)
	isConnect := s.entry.List.Section == "connectModules"
	if !isConnect && !(s.entry.List.IsModule() && (!known || !m.Described)) {
		return nil
	}
	v := s.file.Value(s.node)
	if v.Type() == schema.Unknown || v.Type() == schema.Null || v.MayHave("key") || !s.entry.Pair("key").IsZero() {
		return nil
	}
	at := s.node.Span()
	for pair := range s.node.Pairs() {
		at = pair.Key().Span()
		break
	}
	return []fact{{topic: topicKeyless, span: at}}
}

// keylessModules reports modules without a key: to Forge they all have the same.
func keylessModules(p *pass) {
	all := p.facts(topicKeyless)
	for i := 1; i < len(all); i++ {
		f := all[i]
		isSurplus := f.entry.Index > 0 && isLifecycle(f.entry.List) // and that is said of it
		if isSurplus || p.brokenIn(f.entry.Span(), 1) {
			continue
		}
		todo := "add \"key\" here"
		if f.entry.Node().Kind() != syntax.Mapping {
			todo = "write a map with a \"key\" here, or remove this"
		}
		p.report(Diagnostic{
			Rule: ruleModuleKeyDuplicate, Span: f.span,
			Message: "two modules have no key, which Forge takes for the same key: " + todo,
			Related: []Related{{all[0].span, "the first one"}},
			Mend: func() []Fix {
				node := f.entry.Node()
				if node.Kind() != syntax.Mapping {
					return p.removeEntry(f.entry)
				}
				key := edit.FreshKey(p.file, f.entry.List.Type)
				return []Fix{{Title: "Add key: " + key, Edits: p.edit().FieldsInFront(node, edit.Field{Key: "key", Value: key})}}
			},
		}, always)
	}
}

// renameKey gives one of two modules with the same key another one.
func (p *pass) renameKey(first, second manifest.Definition) []Fix {
	at := second
	if second.Kind != first.Kind && second.Kind != manifest.Module { // others may name it
		at = first
	}
	fresh := edit.FreshKey(p.file, second.Name)
	return one(fmt.Sprintf("Replace the key on line %d by %q", p.lineOf(at.Span), fresh), false, at.Span, fresh)
}
