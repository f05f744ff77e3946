package mend

import (
	"forge-manifest-ls/analysis"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// Choices returns values that property name may take so that it is right.
func Choices(p *analysis.Pass, t analysis.Target, name string, s *schema.Schema) []analysis.Choice {
	if name == "key" && t.Entry != nil {
		key := yamledit.FreshKey(p.File, t.TypeName)
		return []analysis.Choice{{Label: key, Field: yamledit.Field{Value: yamledit.Quoted(key)}, Also: nil}}
	}
	if found, ok := p.Groups.Choices(p, t, name); ok {
		return alternatives(found)
	}
	if s == nil {
		s = &schema.Schema{}
	}
	for _, part := range s.Parts(nil) {
		if kind, ok := manifest.KindOf(part.Refers); ok && kind.IsShared() {
			if kind == manifest.Resource && t.Entry != nil {
				return frontEndsFor(p, t.Entry)
			}
			return Names(p, kind)
		}
		if values := part.Current(); len(values) > 0 {
			return literals(values)
		}
	}
	var out []analysis.Choice
	if found, ok := picture(p, name); ok {
		out = alternatives(accepted(found, s))
	}
	if f, ok := Example(p, placeOf(t, name), s); ok {
		out = append(out, analysis.Choice{Label: f.Value, Field: f, Also: nil})
	}
	return out
}

// placeOf is where a property stands, as far as a target tells it.
func placeOf(t analysis.Target, name string) []string {
	if t.TypeName == "" {
		return []string{name}
	}
	return []string{t.TypeName, name}
}

// Names returns the names that the file declares, else one that a fix declares.
func Names(p *analysis.Pass, kind manifest.Kind) []analysis.Choice {
	var out []analysis.Choice
	names := Declared(p, kind)
	for _, name := range names[:min(len(names), analysis.MaxChoices)] {
		out = append(out, analysis.Choice{Label: name, Field: yamledit.Field{Value: yamledit.Quoted(name)}, Also: nil})
	}
	if len(out) == 0 && kind != manifest.Service {
		also := func(p *analysis.Pass) (analysis.Declaration, bool) { return Declare(p, kind, "main") }
		out = append(out, analysis.Choice{Label: "main", Field: yamledit.Field{Value: "main"}, Also: also})
	}
	return alternatives(out)
}

// alternatives marks choices of which nothing tells which is meant. One alone is no such choice.
func alternatives(all []analysis.Choice) []analysis.Choice {
	for i := range all {
		all[i].Arbitrary = len(all) > 1
	}
	return all
}

// literals returns the first values of an enumeration, as choices.
func literals(values []*schema.Literal) []analysis.Choice {
	var out []analysis.Choice
	for _, v := range values[:min(len(values), analysis.MaxChoices)] {
		out = append(out, analysis.Choice{Label: v.String(), Field: yamledit.Field{Value: Source(v)}, Also: nil})
	}
	return out
}

// Source writes a literal in YAML.
func Source(v *schema.Literal) string {
	if v.Type() == schema.String {
		return yamledit.Quoted(v.Text())
	}
	return v.String()
}
