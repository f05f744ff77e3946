package analysis

import (
	"fmt"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

// actionName warns of an action without a name.
func (s scope) actionName(found []finding) []finding {
	key, ok := s.entry.Key()
	pair := s.node.Pair("name")
	if !ok || !pair.IsZero() && (s.file.Value(pair.Value()).Type() != schema.String || s.file.Value(pair.Value()).Text() != "") {
		return found
	}
	f := finding{Diagnostic: Diagnostic{
		Rule: ruleActionNameMissing, Severity: Warning, Span: key.Value,
		Message: fmt.Sprintf("the action %q has no name: add \"name\" with what people should see", key.Name),
	}, place: s.node.Span().Start, absent: "name"}
	if !pair.IsZero() {
		f.Span, f.absent = pair.Value().Span(), ""
		f.Message = fmt.Sprintf("the action %q has an empty name: write what people should see", key.Name)
	}
	f.fix = addActionName
	return append(found, f)
}

func addActionName(p *pass, t target) []Fix {
	key, ok := t.entry.Key()
	m, name := t.entry.Node(), ""
	if ok && !key.Unknown {
		name = inWords(key.Name)
	}
	if s, _ := itemSchema(p.file.Catalogue(), t.entry.List); s != nil {
		if allowed := propertySchema(s, nil, "name"); allowed != nil && !allowed.Accepts(schema.StringLiteral(name)) {
			return nil
		}
	}
	if name == "" {
		return nil
	}
	if pair := m.Pair("name"); !pair.IsZero() {
		return []Fix{{Title: "Write name: " + name, Edits: p.edit().SetValue(pair, edit.Quoted(name))}}
	}
	return []Fix{{Title: "Add name: " + name, Edits: p.edit().FieldsBehind(m, m.Pair("key"), edit.Field{Key: "name", Value: edit.Quoted(name)})}}
}
