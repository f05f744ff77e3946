package mend

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"forge-manifest-ls/analysis"
	"forge-manifest-ls/analysis/doubt"
	"forge-manifest-ls/internal/manifest"
	"forge-manifest-ls/internal/prose"
	"forge-manifest-ls/internal/schema"
	"forge-manifest-ls/internal/yamledit"
)

// maxExample is how deep a placeholder is nested at most.
const maxExample = 6

// Example makes a value that a schema accepts, as small as it can be. It is false when it
// finds none.
func Example(p *analysis.Pass, name string, s *schema.Schema, depth int) (yamledit.Field, bool) {
	for _, part := range s.Parts(nil) {
		if values := part.Current(); len(values) > 0 {
			return yamledit.Field{Value: Source(values[0])}, true
		}
		if part.Default != nil {
			return yamledit.Field{Value: Source(part.Default)}, true
		}
	}
	types := s.Types
	for _, part := range s.Parts(nil) {
		types |= part.Types
	}
	switch {
	case depth > maxExample:
	case types.Has(schema.String):
		return exampleText(p, name, s)
	case types.Has(schema.Boolean):
		return yamledit.Field{Value: "true"}, true
	case types.Has(schema.Number):
		return exampleNumber(s)
	case types.Has(schema.Map):
		return exampleMap(p, s, depth)
	case types.Has(schema.List):
		return exampleList(p, name, s, depth)
	}
	return yamledit.Field{}, false
}

// ExampleTexts are real examples for properties whose schema would let any text pass.
var ExampleTexts = map[string]string{
	"accelerator": "ctrl+shift+k", "pattern": "https://example.com/*", "expression": "true", "domain": "example.com",
	"address": "https://example.com", "href": "https://example.com", "path": "/run", "width": "640px", "height": "480px",
	"prompt": "Answer questions about the work of the team.", "queue": "jobs", "tag": "latest", "supportedContainerType": "page", "supportedContainerTypes": "page", "filePattern": ".*\\.md",
	"icon": exampleIcon, "thumbnail": exampleIcon, "light": exampleIcon, "dark": exampleIcon,
}

// exampleIcon is the address of a picture.
const exampleIcon = "https://example.com/icon.svg"

// ownTexts are properties whose text an author makes up: it names nothing that must be
// elsewhere. Those of which people read the text are true.
var ownTexts = map[string]bool{
	"title": true, "name": true, "label": true, "description": true, "text": true, "header": true, "tooltip": true,
	"key": false, "route": false, "routePrefix": false, "propertyKey": false, "value": false, "default": false, "identifier": false,
	"method": false, "workflow": false, "startAt": false, "customFieldName": false, "customFieldValue": false,
	"clientId": false, "": false,
}

// exampleText finds a text that a schema accepts and that says something: the name of what is
// declared, an example of the right form, or a word where the author may write any. It is false
// where only a word would do that names nothing.
func exampleText(p *analysis.Pass, name string, s *schema.Schema) (yamledit.Field, bool) {
	for _, word := range exampleWords(p, name, s) {
		if word != "" && s.Accepts(schema.StringLiteral(word)) {
			return yamledit.Field{Value: yamledit.Quoted(word)}, true
		}
	}
	return yamledit.Field{}, false
}

// exampleWords are what to try as an example, the best first.
func exampleWords(p *analysis.Pass, name string, s *schema.Schema) []string {
	if words, ok := namedWords(p, s); ok {
		return words
	}
	var words []string
	isRead, isOwn := ownTexts[name]
	switch {
	case isRead:
		words = []string{prose.Capital(name)}
	case ExampleTexts[name] != "":
		words = []string{ExampleTexts[name]}
	case strings.Contains(strings.ToLower(name), "url"):
		words = []string{"https://example.com"}
	case isOwn:
		words = []string{name, "main"}
	}
	if isOwn || !s.Accepts(schema.StringLiteral("a word")) {
		words = append(words, "https://example.com", "example.com", "/run", "1Gi", "read:example:custom", yamledit.AppID)
	}
	return words
}

// namedWords are the words to try where a text names something. It is false for another text.
func namedWords(p *analysis.Pass, s *schema.Schema) ([]string, bool) {
	switch {
	case Refers(s, schema.ToPath):
		return []string{"static/main"}, true
	case Refers(s, schema.ToHandler):
		return []string{"index.run"}, true
	case Refers(s, schema.ToEvent):
		return []string{usualEvent(p)}, true
	case Refers(s, schema.ToTranslation):
		return translationKeys(p), true
	}
	kind, ok := kindNamed(s)
	switch {
	case !ok:
		return nil, false
	case kind == manifest.Function || kind == manifest.Resource:
		return append(Declared(p, kind), "main"), true
	case kind.IsShared():
		return append(Declared(p, kind), yamledit.Unique(p.File, kind.String())), true
	}
	return Declared(p, kind), true
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

// exampleNumber is the smallest number that a schema accepts.
func exampleNumber(s *schema.Schema) (yamledit.Field, bool) {
	n := 1.0
	if s.Minimum != nil {
		n = *s.Minimum
	}
	if s.MultipleOf != nil && n < *s.MultipleOf {
		n = *s.MultipleOf
	}
	return yamledit.Field{Value: strconv.FormatFloat(n, 'g', -1, 64)}, true
}

// exampleList makes a list of one item.
func exampleList(p *analysis.Pass, name string, s *schema.Schema, depth int) (yamledit.Field, bool) {
	for _, part := range firstParts(s) {
		if part.Items == nil {
			continue
		}
		item, ok := Example(p, strings.TrimSuffix(name, "s"), part.Items, depth+1)
		switch {
		case !ok:
			return yamledit.Field{}, false
		case item.Fields != nil:
			return yamledit.Field{Items: [][]yamledit.Field{item.Fields}}, true
		}
		return yamledit.Field{Value: "[" + item.Value + "]"}, true
	}
	return yamledit.Field{Value: "[]"}, true
}

// exampleMap fills in what is required, by the first of alternatives.
func exampleMap(p *analysis.Pass, s *schema.Schema, depth int) (yamledit.Field, bool) {
	out := yamledit.Field{Fields: []yamledit.Field{}}
	parts, seen := firstParts(s), map[string]bool{}
	for _, part := range parts {
		for _, name := range part.Required {
			prop := analysis.PropertySchema(s, nil, name)
			if seen[name] || prop == nil {
				continue
			}
			seen[name] = true
			f, ok := Example(p, name, prop, depth+1)
			if !ok {
				return yamledit.Field{}, false
			}
			f.Key = name
			out.Fields = append(out.Fields, f)
		}
	}
	if len(out.Fields) == 0 {
		return yamledit.Field{Value: "{}"}, true
	}
	return out, true
}

// firstParts are the schemas that hold for a value by the first of all alternatives.
func firstParts(s *schema.Schema) []*schema.Schema {
	parts := []*schema.Schema{s}
	for _, part := range s.AllOf {
		parts = append(parts, firstParts(part)...)
	}
	for _, choice := range [][]*schema.Schema{s.OneOf, s.AnyOf} {
		if len(choice) > 0 {
			parts = append(parts, firstParts(choice[0])...)
		}
	}
	return parts
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
