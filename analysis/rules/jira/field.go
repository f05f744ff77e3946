package jira

import (
	"fmt"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/analysis/shape"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

var (
	ruleFieldSearchAlias = &analysis.Rule{
		ID: "custom-field-search-alias", Severity: analysis.Error, Official: []string{"modules.customFields.searchAlias"},
		Doc: "In a custom field, a search alias stands for one property.",
	}
	ruleFieldConnectProperty = &analysis.Rule{
		ID: "custom-field-connect-property", Severity: analysis.Error, Official: []string{"modules.customFields.connectFieldPropertyRequiresMigration"},
		Doc: "Only a custom field that was migrated from Connect has \"connectFieldProperty\".",
	}
)

// maxAliases is how many properties of a field are looked at: with anchors a short text
// can stand for more than anyone can count.
const maxAliases = 10_000

// aliasText tells the aliases that are strings from others with the same spelling.
const aliasText = "'"

// aliases looks for names in the properties of a custom field.
type aliases struct {
	analysis.Unit
	first map[string]text.Span
	left  int // how many properties may yet be looked at
	found []analysis.Finding
}

// searchAliases looks at the properties of a field that is an object. Their shape
// is free, but Forge's search for aliases fails on some.
func searchAliases(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	typ, pair := s.Value("type"), s.Entry.Pair("schema")
	if typ.Type() != schema.String || typ.Text() != "object" || s.File.Value(pair.Value()).Type() != schema.Map {
		return found
	}
	a := aliases{Unit: s, first: map[string]text.Span{}, left: maxAliases}
	a.search(s.File.Value(pair.Value()))
	return append(found, a.found...)
}

// search goes through the properties of a property.
func (a *aliases) search(v manifest.Value) {
	below := v.Content().Pair("properties")
	if below.IsZero() {
		return
	}
	list := a.File.Value(below.Value())
	if list.Type() == schema.Null {
		a.found = append(a.found, shape.CrashFinding(a.Unit, below))
		return
	}
	for pair := range list.Content().Pairs() {
		a.property(a.File.Value(pair.Value()), pair)
	}
	for item := range list.Content().Items() { // refused by nobody
		a.property(a.File.Value(item.Value()), below)
	}
}

// property looks at one property, and at those below it.
func (a *aliases) property(v manifest.Value, pair syntax.PairNode) {
	switch a.left--; {
	case a.left < 0 || pair.Colon().Len() == 0:
	case v.Type() == schema.Null:
		a.found = append(a.found, shape.CrashFinding(a.Unit, pair))
	default:
		a.name(v)
		a.search(v)
	}
}

// name looks at the alias of one property.
func (a *aliases) name(property manifest.Value) {
	v := a.File.Value(property.Content().Pair("searchAlias").Value())
	if analysis.IsFalsy(v.Content()) {
		return
	}
	var name string
	switch v.Type() {
	case schema.String:
		name = aliasText + v.Text()
	case schema.Boolean:
		name = strings.ToLower(v.Text())
	case schema.Number:
		name = fmt.Sprint(v.Number())
	default: // unknown, or never the same
		return
	}
	span := v.Node().Span()
	first, known := a.first[name]
	if !known {
		a.first[name] = span
		return
	}
	message := fmt.Sprintf("the search alias %q is taken by another property of this field", v.Text())
	f := a.Mistake(ruleFieldSearchAlias, span, message, nil)
	if first != span { // else one text stands for both
		f.Related = []analysis.Related{{Span: first, Message: "the first one"}}
		f.Fix = otherAlias(a.taken())
	}
	a.found = append(a.found, f)
}

// taken returns the aliases so far. The map itself is still written to.
func (a *aliases) taken() map[string]bool {
	names := map[string]bool{}
	for name := range a.first {
		names[name] = true
	}
	return names
}

// otherAlias gives a property an alias that is free.
func otherAlias(taken map[string]bool) analysis.Fixer {
	return func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		old := mend.ScalarIn(p, t)
		if old.IsZero() {
			return nil
		}
		fresh := analysis.Numbered(old.Scalar().Text, func(name string) bool { return taken[aliasText+name] })
		return analysis.One("Replace with "+prose.QuoteTitle(fresh), false, old.Span(), yamledit.QuotedLike(fresh, old))
	}
}

// connectField reports a field with the property of a Connect app that it does not come from.
func connectField(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	key := s.KeySpan("connectFieldProperty")
	migrated := s.Value("migratedFromConnect")
	wrong := migrated.Type() != schema.Boolean && !s.Entry.Pair("migratedFromConnect").IsZero()
	if s.Truthiness("connectFieldProperty") != analysis.Truthy || wrong || s.Truthiness("migratedFromConnect") == analysis.Truthy || s.IsRefused(found, key) {
		return found
	}
	const message = "\"connectFieldProperty\" is only for fields that come from a Connect app: set \"migratedFromConnect: true\", or remove it"
	f := s.Mistake(ruleFieldConnectProperty, key, message, func(p *analysis.Pass, t analysis.Target) []analysis.Fix {
		fix := analysis.Fix{Title: "Set migratedFromConnect: true"}
		if pair := t.Entry.Pair("migratedFromConnect"); pair.IsZero() {
			_, after := t.PairAt(t.Place)
			fix.Edits = p.Edit().FieldsBehind(t.Node, after, yamledit.Field{Key: "migratedFromConnect", Value: "true"})
		} else {
			fix.Edits = p.Edit().SetValue(pair, "true")
		}
		return append([]analysis.Fix{fix}, mend.RemoveProperty(p, t)...)
	})
	return append(found, f)
}
