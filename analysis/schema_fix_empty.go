package analysis

import (
	"forge-manifest-ls/edit"
	"forge-manifest-ls/manifest"
	"forge-manifest-ls/schema"
	"forge-manifest-ls/syntax"
	"forge-manifest-ls/text"
)

// fillIn writes a value behind a key that has none.
func (p *pass) fillIn(t target, s *schema.Schema, types schema.Types) []Fix {
	pair := t.holder(t.place)
	if pair.IsZero() {
		pair = t.key
	}
	switch {
	case pair.IsZero():
		return p.mendNull(t, s)
	case !types.Has(schema.String) && types.Has(schema.List):
		return p.fillList(pair, s)
	}
	var fixes []Fix
	for _, c := range p.choices(t, pair.KeyText(), s) {
		if c.field.Value == "" || c.field.Value == "{}" {
			continue
		}
		fix := Fix{Title: "Write " + pair.KeyText() + ": " + c.label, Edits: p.edit().SetValue(pair, c.field.Value)}
		if fix, ok := p.offer(fix, c); ok {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// mendNull fills an entry without content, or removes it.
func (p *pass) mendNull(t target, s *schema.Schema) []Fix {
	if t.entry == nil || t.entry.Item.IsZero() || t.entry.Item.Dash().Len() == 0 {
		return nil
	}
	var fixes []Fix
	dash := t.entry.Item.Dash()
	if fields, also := p.needed(t.name, s); len(fields) > 0 {
		span := text.Span{Start: dash.End, End: max(dash.End, t.node.Span().End)}
		lines := p.edit().Style.Block(fields, edit.Column(p.buf, dash.Start)+2)
		fix := Fix{Title: "Add what is required", Edits: append([]text.Edit{{Span: span, New: " " + lines}}, also...)}
		if fix, ok := p.tidy(fix); ok {
			fixes = append(fixes, fix)
		}
	}
	if len(t.entry.List.Entries) > 1 {
		fixes = append(fixes, p.removeEntry(t.entry)...)
	}
	return fixes
}

// needed returns the required properties of a new entry, or nothing when one of
// them cannot be told, and the edits that declare what they name.
func (p *pass) needed(typ string, s *schema.Schema) ([]edit.Field, []text.Edit) {
	var fields []edit.Field
	var edits []text.Edit
	for _, name := range s.Required {
		var f edit.Field
		if name == "key" {
			f.Value = edit.Quoted(edit.FreshKey(p.file, typ))
		} else {
			all := p.choices(target{}, name, propertySchema(s, nil, name))
			if len(all) == 0 {
				return nil, nil
			}
			if f = all[0].field; all[0].also != nil {
				d, ok := all[0].also(p)
				if !ok {
					return nil, nil
				}
				edits = append(edits, d.edits...)
			}
		}
		f.Key = name
		fields = append(fields, f)
	}
	return fields, edits
}

// firstResource is the first resource that a module names, else "main".
func (p *pass) firstResource() string {
	for ref := range p.file.References() {
		if ref.Kind == manifest.Resource && !ref.Unknown && !ref.HasPart {
			return ref.Name
		}
	}
	return "main"
}

func (p *pass) fillList(pair syntax.PairNode, s *schema.Schema) []Fix {
	items := s.Items
	if m, ok := p.file.Catalogue().Module(pair.KeyText()); ok && items == nil {
		items = m.Item
	}
	if items == nil || pair.Value().Kind() != syntax.Empty {
		return nil
	}
	if s, ok := p.file.Section("resources"); ok && s.Pair == pair {
		d, ok := p.declare(manifest.Resource, p.firstResource())
		if !ok {
			return nil
		}
		return []Fix{{Title: "Add an entry", Edits: d.edits}}
	}
	fields, also := p.needed(pair.KeyText(), items)
	if len(fields) == 0 {
		return nil
	}
	if fix, ok := p.tidy(Fix{Title: "Add an entry", Edits: append(p.edit().Entry(pair, fields...), also...)}); ok {
		return []Fix{fix}
	}
	return nil
}
