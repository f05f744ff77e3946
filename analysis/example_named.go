package analysis

import (
	"path"
	"slices"
	"strings"

	"forge-manifest-ls/edit"
	"forge-manifest-ls/schema"
)

// usualEvent is an event for an example: the creation of a work item or a page where the app
// asks for what that needs, else one that needs nothing.
func (p *pass) usualEvent() string {
	var has []string
	for _, s := range p.file.Scopes().All {
		has = append(has, s.Name)
	}
	for _, name := range []string{"avi:jira:created:issue", "avi:confluence:created:page"} {
		event, ok := p.file.Catalogue().Event(name)
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
func (p *pass) translationKeys() []string {
	for ref := range p.file.I18n() {
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
func (p *pass) picture(name string) ([]choice, bool) {
	if !pictures[name] || p.Files == nil {
		return nil, false
	}
	var out []choice
	for _, l := range p.file.Lists() {
		if l.Section != "resources" {
			continue
		}
		for _, e := range l.Entries {
			h := hostedOf.Of(e)
			if h == nil || h.name == "" || h.path == "" {
				continue
			}
			for _, file := range p.Files.Names(h.path).Names {
				if isPicture(file) && len(out) < maxChoices {
					value := "resource:" + h.name + ";" + file
					out = append(out, choice{value, edit.Field{Value: edit.Quoted(value)}, nil})
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
func accepted(all []choice, s *schema.Schema) []choice {
	if s == nil {
		return all
	}
	return slices.DeleteFunc(all, func(c choice) bool { return !s.Accepts(schema.StringLiteral(c.label)) })
}
