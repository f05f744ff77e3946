package references

import (
	"fmt"
	"slices"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleModuleKeyDuplicate = &analysis.Rule{
		ID: "module-key-duplicate", Severity: analysis.Error, Official: []string{"modules.duplicateKeyFound"},
		Doc: "A key stands for one module, whatever its type.",
	}
	ruleRemoteKeyDuplicate = &analysis.Rule{
		ID: "remote-key-duplicate", Severity: analysis.Warning,
		Doc: "A key stands for one remote.",
		Why: "Forge accepts the manifest, and takes one of the remotes.",
	}
	ruleResourceKeyDuplicate = &analysis.Rule{
		ID: "resource-key-duplicate", Severity: analysis.Error, Official: []string{"resources.duplicateKeyFound"},
		Doc: "A key stands for one resource.",
	}
)

// duplicateKeys reports keys that stand for more than one thing.
func duplicateKeys(p *analysis.Pass) {
	duplicates(p, manifest.Module, ruleModuleKeyDuplicate)
	duplicates(p, manifest.Resource, ruleResourceKeyDuplicate)
}

// duplicates reports the keys that stand for more than one thing of a kind.
func duplicates(p *analysis.Pass, kind manifest.Kind, rule *analysis.Rule) {
	for _, group := range p.File.Duplicates(kind) {
		group = slices.DeleteFunc(slices.Clone(group), func(d manifest.Definition) bool { return d.Entry.Bare }) // no list, so none of Forge's
		if len(group) == 0 {
			continue
		}
		first := group[0]
		for _, d := range group[1:] {
			if p.IsRepeated(d.Entry.List.Pair) || p.BrokenIn(analysis.OwnerOf(d.Entry.List), 0) {
				continue // the whole list is there twice, or who knows which list it belongs to
			}
			what := prose.WithArticle(first.Kind.String())
			if l := first.Entry.List; l.Type != "" {
				what = "the " + prose.QuoteTitle(l.Type)
			}
			p.Report(analysis.Diagnostic{
				Rule: rule, Span: d.Value,
				Message: fmt.Sprintf("the key %q is taken by %s on line %d: every %s needs a key of its own", d.Name, what, p.LineOf(first.Span), kind),
				Related: []analysis.Related{{Span: first.Value, Message: "the first one"}},
				Mend:    func() []analysis.Fix { return renameKey(p, first, d) },
			}, analysis.Always)
		}
	}
}

// topicKeyless is modules without a key.
var topicKeyless = new(analysis.Topic[struct{}])

// keylessFacts notes a module without a key, where no schema asks for one.
func keylessFacts(s analysis.Unit) []analysis.Fact {
	m, known := s.File.Catalogue().Module(s.TypeName)
	isConnect := s.Entry.List.Section == "connectModules"
	if !isConnect && !(s.Entry.List.IsModule() && (!known || !m.Described)) {
		return nil
	}
	v := s.File.Value(s.Node)
	if v.Type() == schema.Unknown || v.Type() == schema.Null || v.MayHave("key") || !s.Entry.Pair("key").IsZero() {
		return nil
	}
	at := s.Node.Span()
	for pair := range s.Node.Pairs() {
		at = pair.Key().Span()
		break
	}
	return []analysis.Fact{topicKeyless.Fact(struct{}{}, at)}
}

// keylessModules reports modules without a key: to Forge they all have the same.
func keylessModules(p *analysis.Pass) {
	all := topicKeyless.In(p)
	for i := 1; i < len(all); i++ {
		f := all[i]
		isSurplus := f.Entry.Index > 0 && manifest.IsLifecycle(f.Entry.List) // and that is said of it
		if isSurplus || p.BrokenIn(f.Entry.Span(), 1) {
			continue
		}
		todo := "add \"key\" here"
		if f.Entry.Node().Kind() != syntax.Mapping {
			todo = "write a map with a \"key\" here, or remove this"
		}
		p.Report(analysis.Diagnostic{
			Rule: ruleModuleKeyDuplicate, Span: f.Span,
			Message: "two modules have no key, which Forge takes for the same key: " + todo,
			Related: []analysis.Related{{Span: all[0].Span, Message: "the first one"}},
			Mend: func() []analysis.Fix {
				node := f.Entry.Node()
				if node.Kind() != syntax.Mapping {
					return mend.RemoveEntry(p, f.Entry)
				}
				key := yamledit.FreshKey(p.File, f.Entry.List.Type)
				return []analysis.Fix{{Title: "Add key: " + key, Edits: p.Edit().FieldsInFront(node, yamledit.Field{Key: "key", Value: key})}}
			},
		}, analysis.Always)
	}
}

// renameKey gives one of two modules with the same key another one.
func renameKey(p *analysis.Pass, first, second manifest.Definition) []analysis.Fix {
	at := second
	if second.Kind != first.Kind && second.Kind != manifest.Module { // others may name it
		at = first
	}
	fresh := yamledit.FreshKey(p.File, second.Name)
	return analysis.One(fmt.Sprintf("Replace the key on line %d with %q", p.LineOf(at.Span), fresh), false, at.Span, fresh)
}
