package mend

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/example"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// Example makes a value that a schema accepts, as small as it can be, for the property at a
// place: the module type or section, and the properties below it. It is false where it would be
// a word that names nothing.
func Example(p *analysis.Pass, place []string, s *schema.Schema) (yamledit.Field, bool) {
	v, ok := filled(p, example.Of(p.File.Catalogue()).Value(place, s))
	if !ok || v.Type == schema.Unknown {
		return yamledit.Field{}, false
	}
	return v.Field(""), true
}

// filled fills an example in with what the manifest declares. It is false where a text would be
// a word that names nothing.
func filled(p *analysis.Pass, v *example.Value) (*example.Value, bool) {
	out := *v
	out.Fields = nil
	switch {
	case v.IsAuthors:
		return nil, false
	case v.Type == schema.String && v.Refers != "":
		out.Text = name(p, v)
		return &out, out.Text != ""
	case v.Type == schema.String:
		return &out, !v.Guess
	case v.Item != nil:
		item, ok := filled(p, v.Item)
		out.Item = item
		return &out, ok
	}
	for _, field := range v.Fields {
		if field.When != example.Always {
			continue
		}
		value, ok := filled(p, field.Value)
		if !ok {
			return nil, false
		}
		out.Fields = append(out.Fields, example.Field{Name: field.Name, Value: value})
	}
	return &out, true
}

// name is what a text names: what is declared, or what a fix may declare; "" where only the
// author knows.
func name(p *analysis.Pass, v *example.Value) string {
	switch v.Refers {
	case schema.ToPath, schema.ToHandler:
		return v.Text
	case schema.ToEvent:
		return usualEvent(p)
	case schema.ToTranslation:
		return translationKey(p)
	case schema.ToAction:
		return firstName(p, manifest.Action)
	case schema.ToPage:
		return firstName(p, manifest.Page)
	case schema.ToProvider:
		return firstName(p, manifest.Provider)
	}
	kind, ok := manifest.KindOf(v.Refers)
	switch {
	case !ok || !kind.IsShared():
		return ""
	case firstName(p, kind) != "":
		return firstName(p, kind)
	case kind != manifest.Function && kind != manifest.Resource:
		return yamledit.Unique(p.File, kind.String())
	}
	return "main"
}

// Refers reports whether a schema's strings name something of a kind.
func Refers(s *schema.Schema, to schema.Reference) bool {
	for _, part := range s.Parts(nil) {
		if part.Refers == to {
			return true
		}
	}
	return false
}

// usualEvent is an event for an example: the creation of a work item or a page where the app
// asks for what that needs, else one that needs nothing.
func usualEvent(p *analysis.Pass) string {
	var has []string
	for _, s := range p.File.Scopes().All {
		has = append(has, s.Name)
	}
	for _, name := range []string{"avi:jira:created:issue", "avi:confluence:created:page"} {
		event, ok := p.File.Catalogue().Event(name)
		if !ok {
			continue
		}
		for _, needed := range [][]string{event.Current, event.Beta} {
			if len(needed) > 0 && !slices.ContainsFunc(needed, func(s string) bool { return !slices.Contains(has, s) }) {
				return name
			}
		}
	}
	return "avi:forge:installed:app"
}

// translationKey is a key of the translation files that the manifest names already, or "".
func translationKey(p *analysis.Pass) string {
	for ref := range p.File.I18n() {
		if !ref.Unknown && ref.Key != "" {
			return ref.Key
		}
	}
	return ""
}

// pictures are the properties whose text is the address of a picture.
var pictures = map[string]bool{"icon": true, "thumbnail": true}

// picture offers the pictures that lie in the directories of resources for a property that
// takes one, and then an address. It is false for other properties, and where there is none.
func picture(p *analysis.Pass, name string) ([]analysis.Choice, bool) {
	if !pictures[name] || p.Files == nil {
		return nil, false
	}
	var out []analysis.Choice
	for _, l := range p.File.Lists() {
		if l.Section != "resources" {
			continue
		}
		for _, e := range l.Entries {
			h := doubt.ResourceOf.Of(e)
			if h == nil || h.Name == "" || h.Path == "" {
				continue
			}
			for _, file := range p.Files.Names(h.Path).Names {
				if isPicture(file) && len(out) < analysis.MaxChoices {
					value := "resource:" + h.Name + ";" + file
					out = append(out, analysis.Choice{Label: value, Field: yamledit.Field{Value: yamledit.Quoted(value)}, Also: nil})
				}
			}
		}
	}
	return out, len(out) > 0
}

// isPicture reports whether a file is a picture that every browser shows, by its name.
func isPicture(name string) bool {
	return slices.Contains([]string{".svg", ".png", ".gif", ".jpg", ".jpeg"}, strings.ToLower(path.Ext(name)))
}

// accepted leaves out what a schema refuses.
func accepted(all []analysis.Choice, s *schema.Schema) []analysis.Choice {
	if s == nil {
		return all
	}
	return slices.DeleteFunc(all, func(c analysis.Choice) bool { return !s.Accepts(schema.StringLiteral(c.Label)) })
}
