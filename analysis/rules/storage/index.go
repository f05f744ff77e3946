package storage

import (
	"fmt"
	"regexp"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/yamledit"
)

// reservedIndex is the name of the index that every entity has by itself.
const reservedIndex = "by-key"

// judgeIndexes checks the indexes of an entity against its attributes.
func judgeIndexes(p *analysis.Pass, list, attributes manifest.Value) {
	for item := range list.Content().Items() {
		index := p.File.Value(item.Value())
		if index.Type() == schema.String {
			indexed(p, ruleEntityIndexRangeUnknown, index, attributes)
			continue
		}
		if index.Type() != schema.Map {
			continue
		}
		if v := index.At("name").Value; v.Type() == schema.String && v.Text() == reservedIndex {
			p.Report(analysis.Diagnostic{
				Rule: ruleEntityIndexReserved, Span: v.Node().Span(),
				Message: fmt.Sprintf("%q is the index that every entity has by itself: give this one another name, or remove it", reservedIndex),
				Mend:    func() []analysis.Fix { return removeIndex(p, list, item) },
			}, analysis.UnlessError)
		}
		for _, by := range indexedBy {
			for item := range index.At(by.property).Value.Content().Items() {
				indexed(p, by.rule, p.File.Value(item.Value()), attributes)
			}
		}
	}
}

// indexedBy are the properties of an index that name attributes.
var indexedBy = []struct {
	property string
	rule     *analysis.Rule
}{{"range", ruleEntityIndexRangeUnknown}, {"partition", ruleEntityIndexPartitionUnknown}}

// removeIndex takes an index out of the list, and the list with the last one.
func removeIndex(p *analysis.Pass, list manifest.Value, item syntax.ItemNode) []analysis.Fix {
	fix := analysis.Fix{Title: "Remove this index", Edits: p.Edit().RemoveItem(list.Content(), item)}
	if syntax.CountItems(list.Content()) == 1 {
		path := p.Path(list.Node().Span().Start)
		for i := len(path) - 1; i > 0; i-- {
			if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Value().Span() == list.Node().Span() {
				fix.Edits = p.Edit().RemovePair(path[i-1], pair)
				break
			}
		}
	}
	return []analysis.Fix{fix}
}

// indexable returns what a property of an index may name: each of the attributes of its entity.
// It is false for other properties and other maps.
func indexable(p *analysis.Pass, t analysis.Target, name string) ([]analysis.Choice, bool) {
	if t.TypeName != "app" || t.Entry != nil || name != "range" && name != "partition" {
		return nil, false
	}
	var entity manifest.Value
	for _, n := range t.Path(t.Place) {
		if n.Kind() == syntax.Mapping && !n.Pair("attributes").IsZero() && !n.Pair("indexes").IsZero() {
			entity = p.File.Value(n)
		}
	}
	attributes := entity.At("attributes")
	if !attributes.Exists() {
		return nil, false
	}
	var out []analysis.Choice
	for attribute := range attributes.Value.Fields() {
		if len(out) < analysis.MaxChoices {
			list := "[" + yamledit.Quoted(attribute) + "]"
			out = append(out, analysis.Choice{Label: list, Field: yamledit.Field{Value: list}, Also: nil})
		}
	}
	return out, true
}

// prototypeNames are the names that Forge's search finds in every map: it lets them pass.
var prototypeNames = map[string]bool{
	"constructor": true, "hasOwnProperty": true, "isPrototypeOf": true, "propertyIsEnumerable": true, "toLocaleString": true,
	"toString": true, "valueOf": true, "__proto__": true, "__defineGetter__": true, "__defineSetter__": true,
	"__lookupGetter__": true, "__lookupSetter__": true,
}

// indexed reports what an index names and is no attribute.
func indexed(p *analysis.Pass, rule *analysis.Rule, named, attributes manifest.Value) {
	if named.Type() != schema.String || attributes.Type() != schema.Map || attributes.MayHave(named.Text()) {
		return
	}
	name := named.Text()
	var names []string
	for attribute := range attributes.Fields() {
		if attribute == name {
			return
		}
		names = append(names, attribute)
	}
	d := analysis.Diagnostic{
		Rule: rule, Span: named.Node().Span(),
		Message: fmt.Sprintf("the entity has no attribute %q", prose.Shortened(name)),
	}
	if prototypeNames[name] && len(names) > 0 {
		d.Severity = analysis.Warning
	}
	near, _ := schema.Nearest(name, names)
	switch {
	case near != "":
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	case len(names) > 0 && len(names) <= 6:
		d.Message += ": it has " + prose.And(prose.QuoteAll(names))
	}
	d.Mend = func() []analysis.Fix { return mendIndexed(p, d, name, near, attributes, len(names)) }
	p.Report(d, analysis.UnlessError)
}

// attributeForm is what the name of an attribute looks like.
var attributeForm = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]{0,29}$`)

// mendIndexed names the attribute that is probably meant, or makes the one that is named.
func mendIndexed(p *analysis.Pass, d analysis.Diagnostic, name, near string, attributes manifest.Value, have int) []analysis.Fix {
	var fixes []analysis.Fix
	if near != "" {
		fixes = mend.ReplaceText(p, d.Span, near)
	}
	if attributeForm.MatchString(name) && have < maxAttributes {
		attribute := yamledit.Field{Key: name, Fields: []yamledit.Field{{Key: "type", Value: "string"}}}
		if edits := p.Edit().Fields(attributes.Content(), attribute); len(edits) > 0 {
			fixes = append(fixes, analysis.Fix{Title: fmt.Sprintf("Add the attribute %q, a string", name), Edits: edits})
		}
	}
	return fixes
}
