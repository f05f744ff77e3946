package mend

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

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

// translationKeys is a key of the translation files that the manifest names already, if any.
func translationKeys(p *analysis.Pass) []string {
	for ref := range p.File.I18n() {
		if !ref.Unknown && ref.Key != "" {
			return []string{ref.Key}
		}
	}
	return nil
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
