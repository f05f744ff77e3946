package conform

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/mend"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/syntax"
	"forge-manifest-ls/internal/text"
	"forge-manifest-ls/internal/yamledit"
)

// fillIn writes a value behind a key that has none.
func fillIn(p *analysis.Pass, t analysis.Target, s *schema.Schema, types schema.Types) []analysis.Fix {
	pair := t.Holder(t.Place)
	if pair.IsZero() {
		pair = t.Key
	}
	switch {
	case pair.IsZero():
		return mendNull(p, t, s)
	case !types.Has(schema.String) && types.Has(schema.List):
		return fillList(p, pair, s)
	}
	var fixes []analysis.Fix
	for _, c := range mend.Choices(p, t, pair.KeyText(), s) {
		if c.Field.Value == "" || c.Field.Value == "{}" {
			continue
		}
		fix := analysis.Fix{Title: "Write " + pair.KeyText() + ": " + c.Label, Edits: p.Edit().SetValue(pair, c.Field.Value), Supposed: true}
		if fix, ok := mend.Offer(p, fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// mendNull fills an entry without content, or removes it.
func mendNull(p *analysis.Pass, t analysis.Target, s *schema.Schema) []analysis.Fix {
	if t.Entry == nil || t.Entry.Item.IsZero() || t.Entry.Item.Dash().Len() == 0 {
		return nil
	}
	var fixes []analysis.Fix
	dash := t.Entry.Item.Dash()
	if fields, fix := needed(p, t.TypeName, s); len(fields) > 0 {
		span := text.Span{Start: dash.End, End: max(dash.End, t.Node.Span().End)}
		lines := p.Edit().Style.Block(fields, yamledit.Column(p.Buf, dash.Start)+2)
		fix.Title, fix.Edits = "Add what is required", append([]text.Edit{{Span: span, New: " " + lines}}, fix.Edits...)
		if fix, ok := mend.Tidy(p, fix); ok {
			fixes = append(fixes, fix)
		}
	}
	if len(t.Entry.List.Entries) > 1 {
		fixes = append(fixes, mend.RemoveEntry(p, t.Entry)...)
	}
	return fixes
}

// needed returns the required properties of a new entry, or nothing when one of
// them cannot be told, and a fix that declares what they name.
func needed(p *analysis.Pass, typ string, s *schema.Schema) ([]yamledit.Field, analysis.Fix) {
	var fields []yamledit.Field
	var fix analysis.Fix
	for _, name := range s.Required {
		var f yamledit.Field
		if name == "key" {
			f.Value = yamledit.Quoted(yamledit.FreshKey(p.File, typ))
		} else {
			all := mend.Choices(p, analysis.Target{}, name, analysis.PropertySchema(s, nil, name))
			if len(all) == 0 {
				return nil, fix
			}
			fix.Arbitrary = fix.Arbitrary || all[0].Arbitrary
			if f = all[0].Field; all[0].Also != nil {
				d, ok := all[0].Also(p)
				if !ok {
					return nil, fix
				}
				fix.Edits = append(fix.Edits, d.Edits...)
			}
		}
		f.Key = name
		fields = append(fields, f)
	}
	return fields, fix
}

// firstResource is the first resource that a module names, else "main".
func firstResource(p *analysis.Pass) string {
	for ref := range p.File.References() {
		if ref.Kind == manifest.Resource && !ref.Unknown && !ref.HasPart {
			return ref.Name
		}
	}
	return "main"
}

// fillList writes the first item into a list that is empty.
func fillList(p *analysis.Pass, pair syntax.PairNode, s *schema.Schema) []analysis.Fix {
	items := s.Items
	if m, ok := p.File.Catalogue().Module(pair.KeyText()); ok && items == nil {
		items = m.Item
	}
	if items == nil || pair.Value().Kind() != syntax.Empty {
		return nil
	}
	if s, ok := p.File.Section("resources"); ok && s.Pair == pair {
		d, ok := mend.Declare(p, manifest.Resource, firstResource(p))
		if !ok {
			return nil
		}
		return []analysis.Fix{{Title: "Add an entry", Edits: d.Edits}}
	}
	fields, fix := needed(p, pair.KeyText(), items)
	if len(fields) == 0 {
		return nil
	}
	fix.Title, fix.Edits = "Add an entry", append(p.Edit().Entry(pair, fields...), fix.Edits...)
	if fix, ok := mend.Tidy(p, fix); ok {
		return []analysis.Fix{fix}
	}
	return nil
}
