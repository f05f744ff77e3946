package references

import (
	"fmt"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// actionName warns of an action without a name.
func actionName(s analysis.Unit, found []analysis.Finding) []analysis.Finding {
	key, ok := s.Entry.Key()
	pair := s.Node.Pair("name")
	if !ok || !pair.IsZero() && (s.File.Value(pair.Value()).Type() != schema.String || s.File.Value(pair.Value()).Text() != "") {
		return found
	}
	f := analysis.Finding{Diagnostic: analysis.Diagnostic{
		Rule: ruleActionNameMissing, Severity: analysis.Warning, Span: key.Value,
		Message: fmt.Sprintf("the action %q has no name: add \"name\" with what people should see", key.Name),
	}, Place: s.Node.Span().Start, Absent: "name"}
	if !pair.IsZero() {
		f.Span, f.Absent = pair.Value().Span(), ""
		f.Message = fmt.Sprintf("the action %q has an empty name: write what people should see", key.Name)
	}
	f.Fix = addActionName
	return append(found, f)
}

// addActionName adds the name of an action, made of its key.
func addActionName(p *analysis.Pass, t analysis.Target) []analysis.Fix {
	key, ok := t.Entry.Key()
	m, name := t.Entry.Node(), ""
	if ok && !key.Unknown {
		name = prose.Title(key.Name)
	}
	if s, _ := analysis.ItemSchema(p.File.Catalogue(), t.Entry.List); s != nil {
		if allowed := analysis.PropertySchema(s, nil, "name"); allowed != nil && !allowed.Accepts(schema.StringLiteral(name)) {
			return nil
		}
	}
	if name == "" {
		return nil
	}
	if pair := m.Pair("name"); !pair.IsZero() {
		return []analysis.Fix{{Title: "Write name: " + name, Edits: p.Edit().SetValue(pair, yamledit.Quoted(name))}}
	}
	return []analysis.Fix{{Title: "Add name: " + name, Edits: p.Edit().FieldsBehind(m, m.Pair("key"), yamledit.Field{Key: "name", Value: yamledit.Quoted(name)})}}
}
