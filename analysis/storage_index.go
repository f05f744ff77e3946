package analysis

import (
	"fmt"
	"regexp"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/prose"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
)

// reservedIndex is the name of the index that every entity has by itself.
const reservedIndex = "by-key"

// indexes checks the indexes of an entity against its attributes.
func (p *pass) indexes(list, attributes manifest.Value) {
	for item := range list.Content().Items() {
		index := p.file.Value(item.Value())
		if index.Type() == schema.String {
			p.indexed(ruleEntityIndexRangeUnknown, index, attributes)
			continue
		}
		if index.Type() != schema.Map {
			continue
		}
		name, ok := index.Pair("name")
		if v := p.file.Value(name.Value()); ok && v.Type() == schema.String && v.Text() == reservedIndex {
			p.report(Diagnostic{
				Rule: ruleEntityIndexReserved, Span: name.Value().Span(),
				Message: fmt.Sprintf("%q is the index that every entity has by itself: give this one another name, or remove it", reservedIndex),
				Mend:    func() []Fix { return p.removeIndex(list, item) },
			}, unlessError)
		}
		for _, by := range indexedBy {
			pair, _ := index.Pair(by.property)
			for item := range p.file.Value(pair.Value()).Content().Items() {
				p.indexed(by.rule, p.file.Value(item.Value()), attributes)
			}
		}
	}
}

// indexedBy are the properties of an index that name attributes.
var indexedBy = []struct {
	property string
	rule     *Rule
}{{"range", ruleEntityIndexRangeUnknown}, {"partition", ruleEntityIndexPartitionUnknown}}

// removeIndex takes an index out of the list, and the list with the last one.
func (p *pass) removeIndex(list manifest.Value, item syntax.ItemNode) []Fix {
	fix := Fix{Title: "Remove this index", Edits: p.edit().RemoveItem(list.Content(), item)}
	if countItems(list.Content()) == 1 {
		path := p.path(list.Node().Span().Start)
		for i := len(path) - 1; i > 0; i-- {
			if pair := (syntax.PairNode{Node: path[i]}); path[i].Kind() == syntax.Pair && pair.Value().Span() == list.Node().Span() {
				fix.Edits = p.edit().RemovePair(path[i-1], pair)
				break
			}
		}
	}
	return []Fix{fix}
}

// indexable returns what a property of an index may name: each of the attributes of its entity.
// It is false for other properties and other maps.
func (p *pass) indexable(t target, name string) ([]choice, bool) {
	if t.name != "app" || t.entry != nil || name != "range" && name != "partition" {
		return nil, false
	}
	var entity manifest.Value
	for _, n := range t.path(t.place) {
		if n.Kind() == syntax.Mapping && !n.Pair("attributes").IsZero() && !n.Pair("indexes").IsZero() {
			entity = p.file.Value(n)
		}
	}
	pair, ok := entity.Pair("attributes")
	if !ok {
		return nil, false
	}
	var out []choice
	for attribute := range p.file.Value(pair.Value()).Fields() {
		if len(out) < maxChoices {
			list := "[" + edit.Quoted(attribute) + "]"
			out = append(out, choice{list, edit.Field{Value: list}, nil})
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
func (p *pass) indexed(rule *Rule, named, attributes manifest.Value) {
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
	d := Diagnostic{
		Rule: rule, Span: named.Node().Span(),
		Message: fmt.Sprintf("the entity has no attribute %q", shortened(name)),
	}
	if prototypeNames[name] && len(names) > 0 {
		d.Severity = Warning
	}
	near, _ := schema.Nearest(name, names)
	switch {
	case near != "":
		d.Message += fmt.Sprintf(": did you mean %q?", near)
	case len(names) > 0 && len(names) <= 6:
		d.Message += ": it has " + prose.And(quoteAll(names))
	}
	d.Mend = func() []Fix { return p.mendIndexed(d, name, near, attributes, len(names)) }
	p.report(d, unlessError)
}

// attributeForm is what the name of an attribute looks like.
var attributeForm = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]{0,29}$`)

// mendIndexed names the attribute that is probably meant, or makes the one that is named.
func (p *pass) mendIndexed(d Diagnostic, name, near string, attributes manifest.Value, have int) []Fix {
	var fixes []Fix
	if near != "" {
		fixes = p.replaceText(d.Span, near)
	}
	if attributeForm.MatchString(name) && have < maxAttributes {
		attribute := edit.Field{Key: name, Fields: []edit.Field{{Key: "type", Value: "string"}}}
		if edits := p.edit().Fields(attributes.Content(), attribute); len(edits) > 0 {
			fixes = append(fixes, Fix{Title: fmt.Sprintf("Add the attribute %q, a string", name), Edits: edits})
		}
	}
	return fixes
}
