package analysis

import (
	"fmt"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

var (
	ruleFieldSearchAlias = &Rule{
		ID: "custom-field-search-alias", Severity: Error, Official: []string{"modules.customFields.searchAlias"},
		Doc: "In a custom field, a search alias stands for one property.", Why: schemaWhy,
		Bad:  head + objectField + "          width:\n            type: number\n            searchAlias: size\n" + viewOfField,
		Good: head + objectField + "          width:\n            type: number\n            searchAlias: width\n" + viewOfField,
	}
	ruleFieldConnectProperty = &Rule{
		ID: "custom-field-connect-property", Severity: Error, Official: []string{"modules.customFields.connectFieldPropertyRequiresMigration"},
		Doc: "Only a custom field that was migrated from Connect has \"connectFieldProperty\".", Why: schemaWhy,
		Bad:  head + textField + "      connectFieldProperty:\n        key: field\n",
		Good: head + textField + "      connectFieldProperty:\n        key: field\n      migratedFromConnect: true\n",
	}
)

// Beginnings of samples with a custom field.
const (
	textField   = "modules:\n  jira:customField:\n    - key: field\n      name: Field\n      description: A text\n      type: string\n"
	objectField = "modules:\n  jira:customField:\n    - key: field\n      name: Field\n      description: A size\n      type: object\n" +
		"      schema:\n        properties:\n          height:\n            type: number\n            searchAlias: size\n"
	viewOfField = "      view:\n        formatter:\n          expression: value.height\n"
)

// maxAliases is how many properties of a field are looked at: with anchors a short text
// can stand for more than anyone can count.
const maxAliases = 10_000

// aliasText tells the aliases that are strings from others with the same spelling.
const aliasText = "'"

// aliases looks for names in the properties of a custom field.
type aliases struct {
	scope
	first map[string]text.Span
	left  int // how many properties may yet be looked at
	found []finding
}

// searchAliases looks at the properties of a field that is an object. Their shape
// is free, but Forge's search for aliases fails on some.
func searchAliases(s scope, found []finding) []finding {
	typ, pair := s.value("type"), s.entry.Pair("schema")
	if typ.Type() != schema.String || typ.Text() != "object" || s.file.Value(pair.Value()).Type() != schema.Map {
		return found
	}
	a := aliases{scope: s, first: map[string]text.Span{}, left: maxAliases}
	a.search(s.file.Value(pair.Value()))
	return append(found, a.found...)
}

// search goes through the properties of a property.
func (a *aliases) search(v manifest.Value) {
	below := v.Content().Pair("properties")
	if below.IsZero() {
		return
	}
	list := a.file.Value(below.Value())
	if list.Type() == schema.Null {
		a.found = append(a.found, a.crashing(below))
		return
	}
	for pair := range list.Content().Pairs() {
		a.property(a.file.Value(pair.Value()), pair)
	}
	for item := range list.Content().Items() { // refused by nobody
		a.property(a.file.Value(item.Value()), below)
	}
}

// property looks at one property, and at those below it.
func (a *aliases) property(v manifest.Value, pair syntax.PairNode) {
	switch a.left--; {
	case a.left < 0 || pair.Colon().Len() == 0:
	case v.Type() == schema.Null:
		a.found = append(a.found, a.crashing(pair))
	default:
		a.name(v)
		a.search(v)
	}
}

// name looks at the alias of one property.
func (a *aliases) name(property manifest.Value) {
	v := a.file.Value(property.Content().Pair("searchAlias").Value())
	if isFalsy(v.Content()) {
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
	f := a.mistake(ruleFieldSearchAlias, span, message, nil)
	if first != span { // else one text stands for both
		f.Related = []Related{{first, "the first one"}}
		f.fix = otherAlias(a.taken())
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
func otherAlias(taken map[string]bool) fixer {
	return func(p *pass, t target) []Fix {
		old := p.scalarIn(t)
		if old.IsZero() {
			return nil
		}
		fresh := numbered(old.Scalar().Text, func(name string) bool { return taken[aliasText+name] })
		return one("Replace by "+quoteTitle(fresh), false, old.Span(), edit.QuotedLike(fresh, old))
	}
}

// connectField reports a field with the property of a Connect app that it does not come from.
func connectField(s scope, found []finding) []finding {
	key := s.keySpan("connectFieldProperty")
	migrated := s.value("migratedFromConnect")
	wrong := migrated.Type() != schema.Boolean && !s.entry.Pair("migratedFromConnect").IsZero()
	if s.truth("connectFieldProperty") != truthy || wrong || s.truth("migratedFromConnect") == truthy || s.isRefused(found, key) {
		return found
	}
	const message = "\"connectFieldProperty\" is only for fields that come from a Connect app: set \"migratedFromConnect: true\", or remove it"
	f := s.mistake(ruleFieldConnectProperty, key, message, func(p *pass, t target) []Fix {
		fix := Fix{Title: "Set migratedFromConnect: true"}
		if pair := t.entry.Pair("migratedFromConnect"); pair.IsZero() {
			_, after := t.pairAt(t.place)
			fix.Edits = p.edit().FieldsBehind(t.node, after, edit.Field{Key: "migratedFromConnect", Value: "true"})
		} else {
			fix.Edits = p.edit().SetValue(pair, "true")
		}
		return append([]Fix{fix}, removeProperty(p, t)...)
	})
	return append(found, f)
}
